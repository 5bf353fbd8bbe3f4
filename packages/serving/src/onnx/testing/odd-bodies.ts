/** Numbers from 0 to below 1 that are the same in every run: mulberry32. */
export type Random = () => number;

/** Starts a run of numbers. */
export function random(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts that stand for one JSON value, among them numbers that no type holds and what is no JSON at all. */
const ATOMS = words(String.raw`
  null true false 0 -0 1 -1 1.5 1e999 -1e999 1e39 1e-400 0.1 1E5 128 255 256 65536 2147483648 4294967296
  9007199254740993 9223372036854775807 9223372036854775808 -9223372036854775809 18446744073709551616
  "" "a" "1" "NaN" "\u0000" "\ud800" "🚢" [] {} [[]] [[[]]] [null] {"a":1} {"__proto__":1} {"constructor":[1]}
  {"X":[[1,2,3,4]]} NaN Infinity - 01 'a' undefined " [ { [1,] {"a"}
`).concat('1'.repeat(400), '\uFEFF1', '"\n"', '1 2');

const OUTER = words(
  'data input_data inputs instances dataframe_split dataframe_records method params id outputs',
);
const INNER = words('X name shape datatype data columns index image row scale i64 text __proto__');
const TYPES = words('f16 f32 f64 i8 i16 i32 i64 u8 u16 u32 u64 flag text');

/** A body that is nothing a model takes, or only by luck. */
export function oddBody(next: Random): string {
  if (next() < 0.05) return oddValue(next, 3);
  const fields = several(1 + next() * 2, () => `"${pick(next, OUTER)}":${oddValue(next, 4)}`);
  return `{${fields.join(',')}}`;
}

/** A request for the models of `fixtures/` that would be right, but for one value. */
export function nearlyRight(next: Random): { path: string; body: string } {
  const atom = pick(next, ATOMS);
  const odd = pick(next, TYPES);
  const right = (type: string): string => ({ flag: 'true', text: '"a"' })[type] ?? '1';
  const columns = TYPES.map((type) => `"${type}":[[${type === odd ? atom : right(type)}]]`).join(',');
  const image = '"image":[[[1,2,3],[4,5,6]]]';
  const tensor = '"name":"X","datatype":"FP32"';
  const [path = '', body = ''] = pick(next, [
    ['/score', `{"data":[[1,2,3,4],[1,2,${atom},4]]}`],
    ['/score', `{"data":[[1,2,3,4]],"method":${atom}}`],
    ['/models/every-type/score', `{"inputs":{${columns}}}`],
    ['/models/mixed/score', `{"inputs":{${image},"row":[${atom}],"scale":1}}`],
    ['/models/mixed/score', `{"inputs":{${image},"row":[0],"scale":${atom}}}`],
    ['/models/every-type/invocations', `{"inputs":{${columns}},"params":${atom}}`],
    ['/invocations', `{"dataframe_split":{"columns":["a","b","c","d"],"data":[[1,2,3,${atom}]]}}`],
    ['/invocations', `{"dataframe_records":[{"a":1,"b":2,"c":3,"d":4},{"a":1,"b":2,"c":3,"d":${atom}}]}`],
    ['/v1/models/classifier:predict', `{"instances":[[1,2,3,4],${atom}]}`],
    ['/v2/models/classifier/infer', `{"inputs":[{${tensor},"shape":[1,${atom}],"data":[1,2,3,4]}]}`],
    ['/v2/models/classifier/infer', `{"inputs":[{${tensor},"shape":[1,4],"data":[1,2,3,${atom}]}]}`],
    ['/v2/models/classifier/infer', `{"id":${atom},"inputs":[{${tensor},"shape":[1,4],"data":[1,2,3,4]}]}`],
  ]);
  return { path, body };
}

function oddValue(next: Random, depth: number): string {
  const kind = next();
  const length = next() * 5;
  const inner = (): string => oddValue(next, depth - 1);
  if (depth === 0 || kind < 0.3) return pick(next, ATOMS);
  if (kind < 0.6) return `[${several(length, inner).join(',')}]`;
  if (kind < 0.75) return JSON.stringify(several(length + 1, () => [1, 2, 3, 4].slice(0, next() * 8)));
  return `{${several(length, () => `"${pick(next, INNER)}":${inner()}`).join(',')}}`;
}

function several<T>(length: number, make: () => T): T[] {
  return Array.from({ length: Math.floor(length) }, make);
}

function pick<T>(next: Random, list: readonly T[]): T {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) throw new RangeError('the list is empty');
  return found;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
