import type { Ports } from './ports.ts';

/** What a step answers. */
export interface StepAnswer<Answer = unknown> {
  /** What later steps and the report read. */
  result?: Answer;
  /** True when the step found its work done already. */
  unchanged?: boolean;
}

/** The id of a step. It knows the type of its answer, so that nobody has to say it again: `earlier.get(recordStep)`. */
export type StepId<Answer> = string & { readonly answers?: Answer };

/**
 * What a step does: a name for people, and how it is carried out. Safe to repeat: work that is found done is answered
 * as `unchanged`.
 */
export interface Verb<Args, Answer = unknown> {
  readonly name: string;
  carryOut(args: Args, ports: Ports, earlier: Results): Promise<StepAnswer<Answer>>;
}

/**
 * One thing to do. Shown by `dry-run`, compared in tests and carried out by one executor. As JSON it is its id, title,
 * verb and arguments; a secret in the arguments is shown as `***`.
 */
export interface Step {
  /** Unique in its plan; later steps and the report find the answer by it. */
  readonly id: string;
  /** What a person reads: `store 3 files (12 KB)`. Becomes the title of a log group. */
  readonly title: string;
  readonly verb: Verb<unknown>;
  readonly args: unknown;
}

/** Makes a step of a verb, with the arguments and the id that fit it. */
export function step<Args, Answer>(
  does: Verb<Args, Answer>,
  id: StepId<Answer>,
  title: string,
  args: Args,
): Step {
  return { id, title, verb: does, args };
}

/** A verb made of a function. */
export function verb<Args, Answer>(
  name: string,
  carryOut: (args: Args, ports: Ports, earlier: Results) => Promise<StepAnswer<Answer>>,
): Verb<Args, Answer> {
  return { name, carryOut };
}

/** A step as people and tests see it: `{ id, title, verb: 'record', args }`. */
export interface PrintedStep extends Pick<Step, 'id' | 'title' | 'args'> {
  verb: string;
}

/** A step with the name of its verb in the place of the verb. */
export function printedStep(planned: Step): PrintedStep {
  return { ...planned, verb: planned.verb.name };
}

/** The answers of the steps that are done, by the ids of the steps. */
export class Results {
  readonly #answers = new Map<string, unknown>();

  /** Remembers what a step answered. */
  set<Answer>(id: StepId<Answer>, answer: Answer | undefined): void {
    this.#answers.set(id, answer);
  }

  /** What a step answered; undefined when it was not carried out or answered nothing. */
  get<Answer>(id: StepId<Answer>): Answer | undefined {
    return this.#answers.get(id) as Answer | undefined;
  }
}
