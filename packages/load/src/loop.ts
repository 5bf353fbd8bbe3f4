import type { Phase } from './phase.ts';
import type { Sender } from './sender.ts';
import type { Tally } from './tally.ts';

/** What both loops share. `sent` counts up. */
export interface Loop {
  sender: Sender;
  tally: Tally;
  phase: Phase;
  startMs: number;
  timeoutMs: number;
  sent: number;
  signal: AbortSignal;
}
