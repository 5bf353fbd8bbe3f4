import type { Plan } from '@slipway/core/plan';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';

/** Decides what to do: the target knows. Pure. */
export function plan(_spec: Spec, { target, wanted, found, standing }: Facts): Plan {
  if (standing?.superseded !== undefined) return { steps: [], unchanged: standing.superseded };
  const steps = target.plan(wanted, found);
  if (wanted.change.command === 'status') return { steps };
  if (steps.length === 0) return { steps, unchanged: target.unchanged(wanted, found) };
  return { steps, putBack: target.putBack(wanted, found) };
}
