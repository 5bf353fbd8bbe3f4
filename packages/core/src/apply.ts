import { follow } from './follow.ts';
import { failureOf, notBegun, perform } from './perform.ts';
import type { Outcome, Plan, StepOutcome } from './plan.ts';
import type { Ports } from './ports.ts';
import { Results } from './step.ts';

/**
 * Carries out a plan, step by step, one log group each, and stops at the first failure; then follows its course.
 * The only place where steps become effects.
 * @throws Problems and defects of a step, after what was done has been put back
 */
export async function apply(plan: Plan, ports: Ports): Promise<Outcome> {
  const earlier = new Results();
  const steps: StepOutcome[] = [];
  let thrown: Error | undefined;
  for (const step of plan.steps) {
    if (thrown !== undefined) {
      steps.push({ id: step.id, title: step.title, status: 'not reached', ms: 0 });
      continue;
    }
    const performed = ports.signal.aborted ? notBegun(step) : await perform(step, ports, earlier);
    steps.push(performed.outcome);
    ({ thrown } = performed);
  }
  if (thrown !== undefined) {
    for (const step of plan.putBack ?? []) steps.push((await perform(step, ports, earlier)).outcome);
    return { status: 'failed', steps, failure: failureOf(thrown, steps) };
  }
  if (plan.course === undefined) return { status: 'done', steps };
  const outcome = await follow(plan.course, ports, earlier);
  return { ...outcome, steps: [...steps, ...outcome.steps] };
}
