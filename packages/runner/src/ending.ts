import type { Outcome, Plan } from '@slipway/core/plan';
import type { Report } from '@slipway/core/report';
import type { Failure, Problem } from '@slipway/core/trouble';

/** The four ways a run can end. */
export type Ending =
  | { kind: 'report'; report: Report; outcome: Outcome; plan: Plan }
  | { kind: 'problems'; problems: readonly Problem[] }
  | { kind: 'failure'; failure: Failure }
  | { kind: 'defect'; thrown: unknown };
