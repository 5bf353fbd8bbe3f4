import { array, boolean, number, object, record, string, type InferOutput } from 'valibot';

import type { EndpointState } from './endpoint-state.ts';

/** A change that was begun: written before each of its steps, removed with its last. */
export const journalSchema = object({
  /** The fencing token of the run. */
  token: number(),
  /** `run 42 of octo/models (octocat)`. */
  who: string(),
  command: string(),
  /** The step that was begun last, as a person reads it. */
  step: string(),
  /** What served when the change began. */
  from: record(string(), number()),
  /** What is to serve. */
  traffic: record(string(), number()),
  /** Ids of the deployments that the change starts, or an earlier one has left: to be finished, or taken away. */
  candidates: array(string()),
  /** True when the change makes the endpoint: then undoing it takes the endpoint away. */
  isNew: boolean(),
  /** ISO 8601. */
  startedAt: string(),
  /** ISO 8601: when the run will have given up. */
  deadline: string(),
});

/** A change that was begun, as its journal says it. */
export type Journal = Readonly<InferOutput<typeof journalSchema>>;

/** `run 42 of octo/models (octocat) began a deploy at 2026-… and got to: wait until iris-2 is ready`. */
export function journalText({ who, command, startedAt, step }: Journal): string {
  return `${who} began ${command} at ${startedAt} and got to: ${step}`;
}

/** True when the traffic had moved already: then what is left of the change is only to let the old servers go. */
export function isCommitted(journal: Journal, state: Pick<EndpointState, 'served'>): boolean {
  return state.served === journal.token;
}

/**
 * The deployments that an unfinished change has left and that serve nobody: what it has started, or, when the traffic had
 * moved, what it has not stopped yet.
 */
export function orphans(journal: Journal | undefined, state: EndpointState | undefined): readonly string[] {
  if (journal === undefined || state === undefined) return [];
  const ids = state.deployments.map(({ id }) => id);
  if (isCommitted(journal, state)) return ids.filter((id) => (state.traffic[id] ?? 0) === 0);
  return ids.filter((id) => journal.candidates.includes(id));
}
