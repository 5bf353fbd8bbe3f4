import type { IncomingMessage } from 'node:http';

/** Bodies up to this size are read whole before a server is chosen: one write instead of a pipe, and no slot is held by a slow client. */
const heldBytes = 64 * 1024;

const none = Buffer.alloc(0);

/** What is known of a body before any of it is read. */
export type BodyPlan =
  { kind: 'none' } | { kind: 'hold'; length: number } | { kind: 'stream'; length: number | undefined };

/** Decides how the body of a request is passed on. */
export function bodyPlan(request: IncomingMessage): BodyPlan {
  const declared = request.headers['content-length'];
  if (declared === undefined)
    return request.headers['transfer-encoding'] === undefined
      ? { kind: 'none' }
      : { kind: 'stream', length: undefined };
  const length = Number(declared);
  return length <= heldBytes ? { kind: 'hold', length } : { kind: 'stream', length };
}

/** Reads a body whole. `done` is not called when the client goes away before the end. */
export function holdBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  let first: Buffer | undefined;
  let chunks: Buffer[] | undefined;
  request.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk;
    else (chunks ??= [first]).push(chunk);
  });
  request.on('end', () => done(chunks === undefined ? (first ?? none) : Buffer.concat(chunks)));
}
