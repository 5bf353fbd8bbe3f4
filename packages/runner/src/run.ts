import type { AnyAction } from '@slipway/core/action';
import { apply } from '@slipway/core/apply';
import { readInputs, type InputRows } from '@slipway/core/inputs';
import type { Outcome, Plan } from '@slipway/core/plan';
import { Secret } from '@slipway/core/secret';
import type { Ports } from '@slipway/core/ports';
import { Failure, Problems } from '@slipway/core/trouble';

import type { Ending } from './ending.ts';

/** Where inputs come from: the runner's environment or the words of a command line. */
export type Given = (name: string) => string | undefined;

/**
 * Runs an action from its inputs to its ending: read → look → plan → apply → report. The only place that catches.
 * What is published, and how, is up to the caller.
 */
export async function run(action: AnyAction, given: Given, ports: Ports): Promise<Ending> {
  try {
    maskSecrets(action.inputs.rows, given, ports);
    const read = readInputs(action.inputs, given);
    if ('problems' in read) return { kind: 'problems', problems: read.problems };
    const { spec } = read;
    const facts = await action.look(spec, ports);
    const plan = action.plan(spec, facts);
    const isDryRun = (spec as Record<string, unknown>)['dryRun'] === true;
    if (plan.steps.length === 0 && plan.unchanged !== undefined) ports.log.info(plan.unchanged);
    const outcome = isDryRun ? dryRun(plan, ports) : await apply(plan, ports);
    return { kind: 'report', report: action.report(spec, facts, outcome), outcome, plan };
  } catch (thrown) {
    if (thrown instanceof Problems) return { kind: 'problems', problems: thrown.problems };
    if (thrown instanceof Failure) return { kind: 'failure', failure: thrown };
    return { kind: 'defect', thrown };
  }
}

/**
 * Carries out what has to come after the ending was published; does nothing unless all went well.
 * @returns an ending to publish, too, when that failed
 */
export async function runAfterPublished(ending: Ending, ports: Ports): Promise<Ending | undefined> {
  if (ending.kind !== 'report' || ending.outcome.status !== 'done') return undefined;
  const { afterPublished = [] } = ending.plan;
  if (afterPublished.length === 0 || ending.report.failed !== undefined) return undefined;
  try {
    const { failure } = await apply({ steps: afterPublished }, ports);
    return failure === undefined ? undefined : { kind: 'failure', failure };
  } catch (thrown) {
    if (thrown instanceof Problems) return { kind: 'problems', problems: thrown.problems };
    return { kind: 'defect', thrown };
  }
}

/** Before anything else, so that no message can show a secret, whatever is wrong with the other inputs. */
function maskSecrets(rows: InputRows, given: Given, ports: Ports): void {
  for (const [name, row] of Object.entries(rows)) {
    const text = given(name)?.trim();
    if (row.isSecret && text !== undefined && text !== '') ports.log.mask(new Secret(text).reveal());
  }
}

function dryRun(plan: Plan, ports: Ports): Outcome {
  const { course } = plan;
  const foreseen = course === undefined ? [] : course.foreseen(course.start);
  const all = [...plan.steps, ...foreseen, ...(plan.afterPublished ?? [])];
  ports.log.info(
    all.length === 0 ? 'Dry run: nothing would change.' : 'Dry run: these steps would be carried out.',
  );
  all.forEach((step, index) => ports.log.info(`${index + 1}. ${step.title}`));
  const steps = all.map(({ id, title }) => ({ id, title, status: 'planned' as const, ms: 0 }));
  return { status: 'planned', steps };
}
