import type { Plan } from '@slipway/core/plan';
import { planChange } from '@slipway/targets/plan';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';

/** Decides what to do. Pure. */
export function plan(_spec: Spec, { target, wanted, found, standing }: Facts): Plan {
  if (standing?.superseded !== undefined) return { steps: [], unchanged: standing.superseded };
  return planChange(target, wanted, found);
}
