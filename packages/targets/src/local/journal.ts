import type { EndpointRecord, TrafficById } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';

import type { Places } from './places.ts';

/** A change that was begun: written before each of its steps, removed with its last. */
export interface Journal {
  /** The fencing token of the run. */
  token: number;
  /** `run 42 of octo/models (octocat)`. */
  who: string;
  command: string;
  /** The step that was begun last, as a person reads it. */
  step: string;
  /** What served when the change began. */
  from: TrafficById;
  /** What is to serve. */
  traffic: TrafficById;
  /** Ids of the deployments that the change starts: to be finished with the rest of it, or taken away. */
  candidates: readonly string[];
  /** True when the change makes the endpoint: then undoing it takes the endpoint away. */
  isNew: boolean;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601: when the run will have given up. */
  deadline: string;
}

/** The unfinished change of an endpoint, if any. */
export async function readJournal(
  places: Places,
  { files }: Pick<Ports, 'files'>,
): Promise<Journal | undefined> {
  const text = await files.readTextIfThere(places.journal);
  return text === undefined ? undefined : (JSON.parse(text) as Journal);
}

/** Notes what is about to be done, before it is done. */
export async function writeJournal(
  places: Places,
  journal: Journal,
  { files }: Pick<Ports, 'files'>,
): Promise<void> {
  await files.write(places.journal, `${JSON.stringify(journal, null, 2)}\n`, { mode: 0o600 });
}

/** `run 42 of octo/models (octocat) began a deploy at 2026-… and got to: wait until iris-2 is ready`. */
export function journalText({ who, command, startedAt, step }: Journal): string {
  return `${who} began ${command} at ${startedAt} and got to: ${step}`;
}

/** True when the traffic had moved already: then what is left of the change is only to let the old servers go. */
export function isCommitted(journal: Journal, record: Pick<EndpointRecord, 'served'>): boolean {
  return record.served === journal.token;
}

/** The deployments that an unfinished change has started and that serve nobody yet. */
export function orphans(journal: Journal | undefined, record: EndpointRecord | undefined): readonly string[] {
  if (journal === undefined || record === undefined || isCommitted(journal, record)) return [];
  return journal.candidates.filter((id) => record.deployments.some((deployment) => deployment.id === id));
}
