import { Results, type Outcome, type Plan, type Step, type StepOutcome } from './plan.ts';
import type { Ports } from './ports.ts';
import { Failure, Problems } from './trouble.ts';

/** Carries out one step. Safe to repeat: a step that finds its work done answers `unchanged`. */
export type StepPerformer = (step: Step, ports: Ports, earlier: Results) => Promise<StepAnswer>;

/** What a step answers. */
export interface StepAnswer {
  result?: unknown;
  /** True when the step found its work done already. */
  unchanged?: boolean;
}

/** Who carries out what: performers by the id that steps name as their `provider`. */
export type Performers = Readonly<Record<string, StepPerformer>>;

/**
 * Carries out a plan, step by step, one log group each, and stops at the first failure.
 * The only place where steps become effects. Thrown `Problems` and defects pass through to the boundary.
 */
export async function apply(plan: Plan, performers: Performers, ports: Ports): Promise<Outcome> {
  const earlier = new Results();
  const outcomes: StepOutcome[] = [];
  let failure: Failure | undefined;
  try {
    for (const step of plan.steps) {
      if (failure !== undefined) {
        outcomes.push({ id: step.id, title: step.title, status: 'not reached', ms: 0 });
        continue;
      }
      const outcome = ports.signal.aborted
        ? cancelled(step)
        : await perform(step, performers, ports, earlier);
      outcomes.push(outcome);
      failure = outcome.failure;
    }
  } catch (thrown) {
    await putBack(plan, performers, ports, earlier);
    throw thrown;
  }
  if (failure === undefined) return { status: 'done', steps: outcomes };
  outcomes.push(...(await putBack(plan, performers, ports, earlier)));
  return { status: 'failed', steps: outcomes, failure };
}

/** Every one of them is tried; what stopped the plan stays the failure that is reported. */
async function putBack(
  plan: Plan,
  performers: Performers,
  ports: Ports,
  earlier: Results,
): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of plan.putBack ?? []) outcomes.push(await perform(step, performers, ports, earlier));
  return outcomes;
}

function cancelled(step: Step): StepOutcome {
  const failure = new Failure('CANCELLED', 'the run was cancelled');
  return { id: step.id, title: step.title, status: 'failed', ms: 0, failure };
}

async function perform(
  step: Step,
  performers: Performers,
  ports: Ports,
  earlier: Results,
): Promise<StepOutcome> {
  const performer = performers[step.provider];
  if (performer === undefined) throw new Error(`no performer for provider \`${step.provider}\``);
  const started = ports.clock.now();
  const head = { id: step.id, title: step.title };
  try {
    const answer = await ports.log.group(step.title, () => performer(step, ports, earlier));
    earlier.set(step.id, answer.result);
    const ms = ports.clock.now() - started;
    return { ...head, status: answer.unchanged === true ? 'unchanged' : 'done', ms, result: answer.result };
  } catch (thrown) {
    const failure = failureOf(thrown, step);
    return { ...head, status: 'failed', ms: ports.clock.now() - started, failure };
  }
}

/** Problems that only show while a step works (a conflict between requirements) stay problems. */
function failureOf(thrown: unknown, step: Step): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof Problems) throw thrown;
  throw new Error(`step \`${step.id}\` broke`, { cause: thrown });
}
