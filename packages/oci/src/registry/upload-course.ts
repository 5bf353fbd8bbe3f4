/**
 * The course of one upload, as a value: what is sent next, and what follows from what came of it. A blob is sent in one
 * request at first. After a break it goes on where the registry says it got to, or starts again; when a registry takes
 * no such long request, in parts.
 */
export interface Course {
  /** In bytes. */
  size: number;
  /** The registry has everything before this byte. */
  offset: number;
  /** The longest request; undefined when there is no limit. */
  partLength: number | undefined;
  /** False until something broke or a limit was met: the blob goes in one closing request. */
  inParts: boolean;
  /** Attempts since the registry last got further. */
  setbacks: number;
}

/** What is to be sent: the blob and the end in one, a part (`to` is exclusive), or only the end. */
export type Sending = { kind: 'whole' } | { kind: 'part'; from: number; to: number } | { kind: 'close' };

/** What came of it. `limited` with what the registry takes at most, when it hints at it. */
export type Seen =
  | { kind: 'taken' }
  | { kind: 'too long'; status: 413 | 416 }
  /** The connection broke, or the registry was busy or lost its way. */
  | { kind: 'broken' }
  /** What the registry, asked, says it has; undefined: the upload is lost and a new one was begun. */
  | { kind: 'offset'; offset: number | undefined };

/** In bytes: parts of this size are taken by every registry that is known: GitHub's refuses longer ones with 416. */
export const smallPart = 4 * 1024 * 1024;

/** Below the limit of 100 MB that proxies have which answer 413. */
const largePart = 64 * 1024 * 1024;

/** The beginning. */
export function beginCourse(size: number): Course {
  return { size, offset: 0, partLength: undefined, inParts: false, setbacks: 0 };
}

/** What is to be sent next. `shortest` is what the registry asks of every part but the last. */
export function nextSending(course: Course, shortest: number): Sending {
  if (!course.inParts) return { kind: 'whole' };
  if (course.offset === course.size) return { kind: 'close' };
  const length = Math.max(course.partLength ?? course.size, shortest);
  return { kind: 'part', from: course.offset, to: Math.min(course.offset + length, course.size) };
}

/** The course after what was seen. */
export function afterwards(course: Course, sending: Sending, seen: Seen): Course {
  switch (seen.kind) {
    // What was taken counts, not what `Range` says: Amazon's registry says the same for every part.
    // https://github.com/aws/containers-roadmap/issues/2831
    case 'taken':
      return sending.kind === 'part' ? { ...course, offset: sending.to, setbacks: 0 } : course;
    case 'too long':
      return {
        ...course,
        inParts: true,
        partLength: shorter(course, seen.status),
        setbacks: course.setbacks + 1,
      };
    case 'broken':
      return { ...course, setbacks: course.setbacks + 1 };
    case 'offset':
      return resumed(course, seen.offset);
  }
}

function resumed(course: Course, offset: number | undefined): Course {
  if (offset === undefined || offset > course.size)
    return { ...course, offset: 0, inParts: course.partLength !== undefined };
  const isFurther = offset > course.offset;
  const inParts = offset > 0 || course.partLength !== undefined;
  return { ...course, offset, inParts, setbacks: isFurther ? 0 : course.setbacks };
}

/** 413 is a proxy's limit of unknown size; 416 is GitHub's, or a wrong offset, for which shorter parts do no harm. */
function shorter({ partLength }: Course, status: 413 | 416): number {
  if (status === 416) return smallPart;
  if (partLength === undefined) return largePart;
  return Math.max(Math.floor(partLength / 4), 64 * 1024);
}

/** How much the registry has, from `Range: 0-99`; nothing was received when it is missing. */
export function receivedBytes(range: string | undefined): number {
  const last = Number(/^(?:bytes=)?0-(\d+)$/.exec(range ?? '')?.[1] ?? 0);
  // `0-0` is one byte by the specification, and none in most registries.
  return last === 0 ? 0 : last + 1;
}
