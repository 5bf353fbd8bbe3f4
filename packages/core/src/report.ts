import type { Block } from './markdown.ts';
import type { Outcome } from './plan.ts';
import type { Place } from './trouble.ts';

/** What an action says when it is done. Data: `publish` of the runner writes it, once. */
export interface Report {
  /** Output values by their names in `action.yml`: texts as they are, everything else as compact JSON; undefined is left out. */
  outputs: Readonly<Record<string, unknown>>;
  /** The one line after the log groups: `registered iris:1 (sha256:9f86d081884c)`. */
  headline: string;
  /** The step summary, as blocks; the runner adds the table of steps. */
  summary: readonly Block[];
  /** Things worth a note on a file or in general that did not stop the action. */
  notices?: readonly Notice[];
  /** Set when the work was carried out but its result must fail the job (a gate that was not met). */
  failed?: string;
}

/** A remark that becomes an annotation. */
export interface Notice {
  level: 'notice' | 'warning';
  title: string;
  message: string;
  where?: Place;
}

/** True when any step changed something. */
export function changedAnything(outcome: Outcome): boolean {
  return outcome.steps.some((step) => step.status === 'done');
}
