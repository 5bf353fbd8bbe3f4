import type { InputRows, InputTable, SpecOf } from './inputs.ts';
import type { Outcome, Plan } from './plan.ts';
import type { Ports } from './ports.ts';
import type { Report } from './report.ts';

/**
 * A whole action: read → look → plan → apply → report. `read` is the table of inputs; `apply` is the library's.
 * Everything but `look` and the verbs of the steps is pure.
 */
export interface Action<Rows extends InputRows, Facts> {
  /** The name of its folder. */
  name: string;
  inputs: InputTable<Rows>;
  /** The names of its outputs, as in `action.yml`. */
  outputs: readonly string[];
  /** Reads the world; changes nothing. Throws `Problems` for what the user can mend. */
  look(spec: SpecOf<{ rows: Rows }>, ports: Ports): Promise<Facts>;
  /** Decides what to do. Pure. */
  plan(spec: SpecOf<{ rows: Rows }>, facts: Facts): Plan;
  /** Says what happened. Pure; also called for dry runs and failures. */
  report(spec: SpecOf<{ rows: Rows }>, facts: Facts, outcome: Outcome): Report;
}

/** An action with its types forgotten: what the runner and the command line handle. */
export type AnyAction = Action<InputRows, unknown>;

/** Declares an action; the types of its parts are inferred from its inputs. */
export function action<Rows extends InputRows, Facts>(parts: Action<Rows, Facts>): AnyAction {
  return parts;
}
