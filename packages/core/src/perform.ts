import type { StepOutcome } from './plan.ts';
import type { Ports } from './ports.ts';
import type { Results, Step } from './step.ts';
import { Failure, Problems } from './trouble.ts';

/** How a step went, and what was thrown when it did not go well: a Failure, Problems or a defect. */
export interface Performed {
  outcome: StepOutcome;
  thrown?: Error;
}

/**
 * Carries out one step in a log group of its own and remembers its answer for later steps. Never throws.
 * @param before is done first, in the same group; when it fails, the step is not carried out
 */
export async function perform(
  { id, title, verb, args }: Step,
  ports: Ports,
  earlier: Results,
  before?: () => Promise<void>,
): Promise<Performed> {
  const started = ports.clock.now();
  const took = (): number => ports.clock.now() - started;
  try {
    const { result, unchanged = false } = await ports.log.group(title, async () => {
      await before?.();
      return verb.carryOut(args, ports, earlier);
    });
    earlier.set(id, result);
    return { outcome: { id, title, status: unchanged ? 'unchanged' : 'done', ms: took(), result } };
  } catch (caught) {
    const thrown = caught instanceof Error ? caught : new Error(String(caught));
    const failure = thrown instanceof Failure ? thrown : undefined;
    return { outcome: { id, title, status: 'failed', ms: took(), failure }, thrown };
  }
}

/** A step that is not begun, because the run was cancelled before it. */
export function notBegun({ id, title }: Step): Performed {
  const failure = new Failure('CANCELLED', 'the run was cancelled');
  return { outcome: { id, title, status: 'failed', ms: 0, failure }, thrown: failure };
}

/**
 * The failure of a plan or a course that something was thrown in.
 * @throws Problems, which only show while a step works (a conflict between requirements), and defects
 */
export function failureOf(thrown: Error, steps: readonly StepOutcome[]): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof Problems) throw thrown;
  const broken = steps.find(({ status }) => status === 'failed');
  throw new Error(`step \`${broken?.id ?? ''}\` broke`, { cause: thrown });
}
