import type { Results } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';

import { readJournal, writeJournal } from '../journal.ts';
import { placesOf, type Places } from '../places.ts';

/** What the step `open` answers, and every later step needs. */
export interface Session {
  endpoint: string;
  /** The fencing token. */
  token: number;
  /** Milliseconds since 1970: when the change has to be done. */
  deadlineMs: number;
  /** True when the change makes the endpoint. */
  isNew: boolean;
}

/** The id of the step that takes the lock. */
export const openStep = 'open';

/** The change that is under way, and the places of its endpoint. */
export function sessionOf(earlier: Results, ports: Ports): Session & { places: Places } {
  const session = earlier.get<Session>(openStep);
  if (session === undefined) throw new Error('a step ran before `open`');
  return { ...session, places: placesOf(session.endpoint, ports) };
}

/** Notes in the journal which step comes now. */
export async function noteStep(places: Places, title: string, ports: Ports): Promise<void> {
  const journal = await readJournal(places, ports);
  if (journal !== undefined) await writeJournal(places, { ...journal, step: title }, ports);
}
