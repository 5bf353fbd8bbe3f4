import type { LevelsPlan } from './levels.ts';
import type { Measured } from './carry-out.ts';
import type { Target } from './phase.ts';

/** What the load program reads as JSON on its standard input: secrets never stand on a command line. */
export interface LoadOrder {
  target: Target;
  plan: LevelsPlan;
  /** The processes of the server, when they are on this machine; those below them are found. */
  pids: readonly number[];
}

/** What the load program says, one JSON text a line. */
export type LoadEvent =
  | { event: 'progress'; phase: string; seconds: number; ended: number }
  | { event: 'measured'; measured: Measured }
  | { event: 'finished'; because: string };

/** Reads a line of the load program; undefined for anything else that a process may print. */
export function parseLoadEvent(line: string): LoadEvent | undefined {
  if (!line.startsWith('{"event":')) return undefined;
  try {
    return JSON.parse(line) as LoadEvent;
  } catch {
    return undefined;
  }
}
