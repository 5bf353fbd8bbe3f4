import type { AnyCourse, CourseEnd } from './course.ts';
import type { Step, StepId } from './step.ts';
import type { Failure } from './trouble.ts';

/** Data that can be printed, compared, stored and sent. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What has to be done, in order. No step: nothing has to change, and `unchanged` says why. */
export interface Plan {
  steps: readonly Step[];
  /** What is decided on the way, after the steps. */
  course?: AnyCourse;
  /** What is carried out, also after a cancellation, when one of `steps` did not succeed: to leave things as they were. */
  putBack?: readonly Step[];
  /**
   * What is carried out when everything went well and the outputs are written: what says that somebody was told. If it
   * does not come to that, the same is told once more; the other way round it could be told to nobody.
   */
  afterPublished?: readonly Step[];
  /** One sentence for the log when there is nothing to do: `iris:1 holds these bytes already`. */
  unchanged?: string;
}

/** How one step ended. */
export interface StepOutcome {
  id: string;
  title: string;
  status: 'done' | 'unchanged' | 'failed' | 'not reached' | 'planned';
  /** Wall-clock time in milliseconds. */
  ms: number;
  /** What the step answered; later steps and the report read it. */
  result?: unknown;
  failure?: Failure;
}

/** How a plan ended. */
export interface Outcome {
  /** `planned` after a dry run, which carries nothing out. */
  status: 'done' | 'failed' | 'planned';
  steps: readonly StepOutcome[];
  failure?: Failure;
  /** How a course came to its end. */
  ended?: CourseEnd;
}

/** What the step with this id answered, or undefined. For reports. */
export function resultOf<Answer>(outcome: Outcome, id: StepId<Answer>): Answer | undefined {
  return outcome.steps.find((step) => step.id === id)?.result as Answer | undefined;
}
