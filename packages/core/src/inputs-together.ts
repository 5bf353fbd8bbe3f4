import { camelCase, type InputRows } from './inputs.ts';
import type { Problem } from './trouble.ts';

/** What an input, or a value of it, means nothing without. */
export interface Together {
  input: string;
  /** The value of the input that is meant; any that was given when left out. Of a list: one of its entries. */
  is?: string | boolean;
  /** The input that has to be given, too. */
  needs: string;
  /** The values of that input with which the first one means something; any when left out. */
  as?: readonly string[];
  /** What to do; says which of the two to change when left out. */
  remedy?: string;
}

type Spec = Readonly<Record<string, unknown>>;

/**
 * The rule of a table of inputs that go together: whoever gives a key and forgets to say what it is for must not believe
 * that it had an effect. Pure.
 * @param rows of inputs with a default, which count as given only when they are something else
 */
export function together(table: readonly Together[], rows: InputRows = {}): (spec: object) => Problem[] {
  return (spec) => table.flatMap((entry) => broken(entry, { ...spec }, rows));
}

function broken({ input, is, needs, as, remedy }: Together, spec: Spec, rows: InputRows): Problem[] {
  if (!holds(input, is === undefined ? undefined : [is], spec, rows)) return [];
  if (holds(needs, as, spec, rows)) return [];
  const first = is === undefined ? `\`${input}\`` : `\`${input}: ${is}\``;
  if (as === undefined)
    return [
      {
        where: { input: needs },
        said:
          is === undefined
            ? `${first} was given and \`${needs}\` was not`
            : `nothing, and \`${input}\` is \`${is}\``,
        expected: `\`${needs}\` with ${first}`,
        remedy:
          remedy ??
          `add \`${needs}\`, or ${is === undefined ? `leave ${first} out` : `set \`${input}\` to something else`}`,
      },
    ];
  const values = as.map((value) => `\`${value}\``).join(' or ');
  return [
    {
      where: { input },
      said: `it was given, and \`${needs}\` is \`${String(spec[camelCase(needs)])}\``,
      expected: `${first} with \`${needs}\` ${values}`,
      remedy: remedy ?? `set \`${needs}\` to ${values}, or leave \`${input}\` out`,
    },
  ];
}

/** Whether an input was given, or is one of some values. */
function holds(
  name: string,
  values: readonly (string | boolean)[] | undefined,
  spec: Spec,
  rows: InputRows,
): boolean {
  const value = spec[camelCase(name)];
  if (values !== undefined) return [value].flat().some((one) => values.some((wanted) => wanted === one));
  const text = rows[name]?.defaultText;
  const byDefault = text === undefined ? undefined : rows[name]!.parse(text);
  return (
    value !== undefined && !(byDefault !== undefined && 'value' in byDefault && byDefault.value === value)
  );
}
