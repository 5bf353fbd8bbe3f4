import type { Ports } from './ports.ts';
import type { Results, Step, StepId } from './step.ts';

/**
 * How a course ends: as wanted, back where it began, standing where it is for somebody to decide, or given up on the way
 * (then the next run goes on with it or undoes it).
 */
export interface CourseEnd {
  end: 'done' | 'went back' | 'held' | 'given up';
  /** Why, in one sentence for people. */
  because: string;
}

/** What a course wants next: a step, a wait of so many milliseconds, or the end with its reason. */
export type Command = Step | { wait: number; title: string } | CourseEnd;

/** What a course sees of its last command. A failure and a cancellation are evidence for it, not the end. */
export type Evidence =
  | { kind: 'answered'; id: string; answer: unknown }
  | { kind: 'waited' }
  /** `thrown` is a Failure, Problems or a defect. A Failure `LOCKED` says that somebody else has taken over. */
  | { kind: 'failed'; id: string; thrown: Error }
  | { kind: 'cancelled' };

/** A step that a course foresees: for a dry run, the summary, and what was not reached. */
export type ForeseenStep = Pick<Step, 'id' | 'title'>;

/**
 * Work that needs decisions on the way: a rollout, a search for the knee. What to do next follows from the state alone,
 * and the state is kept before each command. So a crash resumes by following the same course from the kept state, which
 * gives the command again that was under way; and thousands of courses can be simulated in a second.
 *
 * After a cancellation the remaining commands are still carried out, so that a course can go back. They must not wait:
 * the clock of a cancelled run does not sleep.
 */
export interface Course<State> {
  /** Where it begins, or what was kept of it. Plain data. */
  readonly start: State;
  /** What to do in a state. Pure. */
  command(state: State): Command;
  /** What a state becomes by what was seen of its command. Pure; `now` is in milliseconds since 1970. */
  next(state: State, seen: Evidence, now: number): State;
  /** The steps from this state on, if all goes well. Pure. */
  foreseen(state: State): readonly ForeseenStep[];
  /** Stores the state before its command is carried out. @throws Failure `LOCKED` when somebody else has taken over */
  keep(state: State, ports: Ports, earlier: Results): Promise<void>;
}

/** A course with its state forgotten: what a plan holds. */
export type AnyCourse = Course<unknown>;

/** What a step answered, when the evidence is about that step. */
export function answerIn<Answer>(seen: Evidence, id: StepId<Answer>): Answer | undefined {
  return seen.kind === 'answered' && seen.id === id ? (seen.answer as Answer) : undefined;
}
