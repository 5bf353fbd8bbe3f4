import { input, shortened, type Input, type Parsed } from './inputs.ts';
import { Secret } from './secret.ts';

/** Any text. */
export function text(): Input<string | undefined> {
  return input<string>((given) => ({ value: given }));
}

/** A text that fits a pattern; `expected` says the pattern in words. */
export function matching(pattern: RegExp, expected: string): Input<string | undefined> {
  return input<string>((given) => (pattern.test(given) ? { value: given } : { expected }));
}

/** The name of an artifact of a workflow run. */
export function artifactName(): Input<string | undefined> {
  return matching(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`');
}

/** A repository of GitHub, `owner/name`. */
export const repositoryPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;

/** A path of the workspace or an absolute one. It is resolved, and looked for, by the action's `look`. */
export function path(): Input<string | undefined> {
  return input<string>((given) =>
    given.includes('\0')
      ? { expected: 'a path without a NUL character', said: 'a path with a NUL character' }
      : { value: given },
  );
}

/** A value that is masked before anything else runs. */
export function secret(): Input<Secret | undefined> {
  return input<Secret>((given) => ({ value: new Secret(given) }), { isSecret: true });
}

/** `true` or `false`, as YAML 1.2 writes them. */
export function boolean(): Input<boolean | undefined> {
  return input<boolean>(
    (given) => {
      if (/^(true|True|TRUE)$/.test(given)) return { value: true };
      if (/^(false|False|FALSE)$/.test(given)) return { value: false };
      return { expected: '`true` or `false`' };
    },
    { alternatives: ['true', 'false'] },
  );
}

/** The range of a number; both ends belong to it. */
export interface Range {
  least?: number;
  most?: number;
  /** The unit, for messages: `seconds`, `GiB`. */
  unit?: string;
}

/** A decimal number. */
export function number(range: Range = {}): Input<number | undefined> {
  return input<number>((given) =>
    ranged(Number(given), /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(given), 'a number', range),
  );
}

/** A whole number. */
export function integer(range: Range = {}): Input<number | undefined> {
  return input<number>((given) => ranged(Number(given), /^[+-]?\d+$/.test(given), 'a whole number', range));
}

function ranged(value: number, isNumber: boolean, kind: string, range: Range): Parsed<number> {
  const least = range.least ?? Number.NEGATIVE_INFINITY;
  const most = range.most ?? Number.POSITIVE_INFINITY;
  if (isNumber && Number.isFinite(value) && value >= least && value <= most) return { value };
  const unit = range.unit === undefined ? '' : ` of ${range.unit}`;
  const from = range.least === undefined ? '' : ` from ${range.least}`;
  const to = range.most === undefined ? '' : ` to ${range.most}`;
  return { expected: `${kind}${unit}${from}${to}` };
}

/** One of a closed list of words. */
export function oneOf<const Words extends readonly string[]>(
  ...words: Words
): Input<Words[number] | undefined> {
  return input<Words[number]>(
    (given) =>
      words.includes(given)
        ? { value: given }
        : { expected: `one of ${words.map((word) => `\`${word}\``).join(', ')}` },
    { alternatives: words },
  );
}

/** A list, one entry a line; empty lines and lines that start with `#` do not count. */
export function lines(): Input<readonly string[] | undefined> {
  return input<readonly string[]>((given) => ({ value: linesOf(given) }));
}

/** A list of which every entry is parsed by itself; a wrong entry is named. */
export function listOf<Value>(parse: (entry: string) => Parsed<Value>): Input<readonly Value[] | undefined> {
  return input<readonly Value[]>((given) => {
    const values: Value[] = [];
    for (const entry of linesOf(given).flatMap((line) => line.split(','))) {
      const word = entry.trim();
      if (word === '') continue;
      const parsed = parse(word);
      if (!('value' in parsed)) return { ...parsed, said: parsed.said ?? shortened(word) };
      values.push(parsed.value);
    }
    return { value: values };
  });
}

/** Words of a closed list, each once, in the order of the list; with commas or lines between them. */
export function wordsOf<const Words extends readonly string[]>(
  ...words: Words
): Input<readonly Words[number][] | undefined> {
  return input<readonly Words[number][]>(
    (given) => {
      const found = linesOf(given).flatMap((line) => line.split(',').map((word) => word.trim()));
      const strange = found.find((word) => word !== '' && !words.includes(word));
      const expected = `some of ${words.map((word) => `\`${word}\``).join(', ')}`;
      if (strange !== undefined) return { expected, said: shortened(strange) };
      const value = words.filter((word) => found.includes(word));
      return value.length === 0 ? { expected } : { value };
    },
    { alternatives: words },
  );
}

/** `key=value`, one a line. The value may hold further `=`; a key given twice is a mistake. */
export function keyValues(): Input<Readonly<Record<string, string>> | undefined> {
  return input<Readonly<Record<string, string>>>((given) => {
    const values: Record<string, string> = {};
    for (const line of linesOf(given)) {
      const at = line.indexOf('=');
      const key = line.slice(0, at).trim();
      if (at < 1 || key === '') return { expected: 'lines of the form `key=value`', said: shortened(line) };
      if (Object.hasOwn(values, key)) return { expected: 'every key once', said: `\`${key}\` twice` };
      values[key] = line.slice(at + 1).trim();
    }
    return { value: values };
  });
}

function linesOf(given: string): string[] {
  return given
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
