import { follow } from './follow.ts';
import { failureOf, perform } from './perform.ts';
import type { Outcome, Plan, Step, StepOutcome } from './plan.ts';
import type { Ports } from './ports.ts';
import { Results, type StepAnswer, type Step as TypedStep } from './step.ts';
import { Failure } from './trouble.ts';

export type { StepAnswer };

/** Carries out one step. Safe to repeat: a step that finds its work done answers `unchanged`. */
export type StepPerformer = (step: Step, ports: Ports, earlier: Results) => Promise<StepAnswer>;

/** Who carries out what: performers by the id that steps name as their `provider`. */
export type Performers = Readonly<Record<string, StepPerformer>>;

/**
 * Carries out a plan, step by step, one log group each, and stops at the first failure; then follows its course.
 * The only place where steps become effects.
 * @throws Problems and defects of a step, after what was done has been put back
 */
export async function apply(plan: Plan, performers: Performers, ports: Ports): Promise<Outcome> {
  const earlier = new Results();
  const steps: StepOutcome[] = [];
  let thrown: Error | undefined;
  for (const step of plan.steps.map((one) => typed(one, performers))) {
    if (thrown !== undefined) {
      steps.push({ id: step.id, title: step.title, status: 'not reached', ms: 0 });
      continue;
    }
    const performed = ports.signal.aborted ? cancelled(step) : await perform(step, ports, earlier);
    steps.push(performed.outcome);
    ({ thrown } = performed);
  }
  if (thrown !== undefined) {
    for (const step of plan.putBack ?? [])
      steps.push((await perform(typed(step, performers), ports, earlier)).outcome);
    return { status: 'failed', steps, failure: failureOf(thrown, steps) };
  }
  if (plan.course === undefined) return { status: 'done', steps };
  const outcome = await follow(plan.course, ports, earlier);
  return { ...outcome, steps: [...steps, ...outcome.steps] };
}

function typed(step: Step | TypedStep, performers: Performers): TypedStep {
  if (!('provider' in step)) return step;
  const performer = performers[step.provider];
  if (performer === undefined) throw new Error(`no performer for provider \`${step.provider}\``);
  const carryOut = (_: unknown, ports: Ports, earlier: Results): Promise<StepAnswer> =>
    performer(step, ports, earlier);
  return { ...step, verb: { name: step.verb, carryOut } };
}

function cancelled({ id, title }: TypedStep): { outcome: StepOutcome; thrown: Failure } {
  const failure = new Failure('CANCELLED', 'the run was cancelled');
  return { outcome: { id, title, status: 'failed', ms: 0, failure }, thrown: failure };
}
