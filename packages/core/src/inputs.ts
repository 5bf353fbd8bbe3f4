import type { Problem } from './trouble.ts';

/** What parsing a text gives: a value, or what is wrong with the text. */
export type Parsed<Value> = { value: Value } | { expected: string; said?: string; remedy?: string };

/**
 * One input of an action. `Value` is what the rest of the code sees; an input that was left out and has no default is
 * `undefined`, which the type says.
 */
export interface Input<Value> {
  /** Turns the text of the input (trimmed, not empty) into its value. Pure. */
  readonly parse: (text: string) => Parsed<Exclude<Value, undefined>>;
  readonly isRequired: boolean;
  /** The default as it stands in `action.yml`; parsed like a given text. */
  readonly defaultText: string | undefined;
  /** True for values that are masked before anything else runs. */
  readonly isSecret: boolean;
  /** The words that may be given, where the list is closed: for `--help` and completion. */
  readonly alternatives: readonly string[] | undefined;
  /** Refuses to start without it. */
  required(): Input<Exclude<Value, undefined>>;
  /** Takes this text when nothing is given; must be the `default` of `action.yml`. */
  byDefault(text: string): Input<Exclude<Value, undefined>>;
}

/** The facts of an input that its making decides. */
export interface InputFacts {
  isSecret?: boolean;
  alternatives?: readonly string[];
}

/** Makes an input from a pure parser; the kinds of input in `input-kinds.ts` are made with it. */
export function input<Value>(
  parse: (text: string) => Parsed<Exclude<Value, undefined>>,
  facts: InputFacts = {},
): Input<Value | undefined> {
  const make = <V>(isRequired: boolean, defaultText: string | undefined): Input<V> => ({
    parse: parse as Input<V>['parse'],
    isRequired,
    defaultText,
    isSecret: facts.isSecret ?? false,
    alternatives: facts.alternatives,
    required: () => make<Exclude<V, undefined>>(true, undefined),
    byDefault: (text) => make<Exclude<V, undefined>>(false, text),
  });
  return make<Value | undefined>(false, undefined);
}

/** The inputs of an action by their names in `action.yml` (kebab-case). */
export type InputRows = Record<string, Input<unknown>>;

/** `model-path` as `modelPath`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** The values of a table of inputs, with camelCase keys. Frozen once read. */
export type SpecOf<Table> = Table extends { rows: infer Rows }
  ? {
      readonly [Name in keyof Rows as CamelCase<Name & string>]: Rows[Name] extends Input<infer Value>
        ? Value
        : never;
    }
  : never;

/** A rule across inputs: answers the problems it sees. */
export type Rule<Spec> = (spec: Spec) => Problem[];

/** A table of inputs and the rules across them. */
export interface InputTable<Rows extends InputRows> {
  readonly rows: Rows;
  /** What the rules say of inputs that were all read. */
  broken(spec: SpecOf<{ rows: Rows }>): Problem[];
  /** Adds a rule across inputs. It runs only when every single input was read. */
  check(rule: Rule<SpecOf<{ rows: Rows }>>): InputTable<Rows>;
}

/** Declares the inputs of an action. The keys are the names in `action.yml`. */
export function table<Rows extends InputRows>(rows: Rows): InputTable<Rows> {
  const make = (rules: readonly Rule<SpecOf<{ rows: Rows }>>[]): InputTable<Rows> => ({
    rows,
    broken: (spec) => rules.flatMap((rule) => rule(spec)),
    check: (rule) => make([...rules, rule]),
  });
  return make([]);
}

/** `model-path` → `modelPath`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What reading a table gives: the values, or every problem with them. */
export type Read<Spec> = { spec: Spec } | { problems: Problem[] };

/**
 * Reads all inputs and answers all problems at once. Pure: `given` looks a text up by the input's name.
 * An empty text counts as not given, because the runner passes inputs that were left out as empty texts.
 */
export function readInputs<Rows extends InputRows>(
  inputs: InputTable<Rows>,
  given: (name: string) => string | undefined,
): Read<SpecOf<{ rows: Rows }>> {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(inputs.rows)) {
    const text = (given(name) ?? '').trim() || row.defaultText;
    if (text === undefined || text === '') {
      if (row.isRequired) problems.push(missing(name));
      values[camelCase(name)] = undefined;
      continue;
    }
    const parsed = row.parse(text);
    if ('value' in parsed) values[camelCase(name)] = parsed.value;
    else problems.push(wrong(name, row.isSecret ? '***' : text, parsed));
  }
  if (problems.length > 0) return { problems };
  const spec = Object.freeze(values) as SpecOf<{ rows: Rows }>;
  const broken = inputs.broken(spec);
  return broken.length > 0 ? { problems: broken } : { spec };
}

function missing(name: string): Problem {
  return {
    where: { input: name },
    said: 'nothing was given',
    expected: `a value for \`${name}\``,
    remedy: `add \`${name}\` under \`with:\` of this step`,
  };
}

function wrong(
  name: string,
  text: string,
  parsed: { expected: string; said?: string; remedy?: string },
): Problem {
  const problem: Problem = {
    where: { input: name },
    said: parsed.said ?? shortened(text),
    expected: parsed.expected,
  };
  if (parsed.remedy !== undefined) problem.remedy = parsed.remedy;
  return problem;
}

/** A given text as it is quoted in a message: one line, at most 120 characters. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
