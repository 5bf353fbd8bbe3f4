import { isRecord } from '@slipway/core/is-record';

/** Where two answers differ first. */
export interface Difference {
  /** `$.probabilities[0][1]` */
  path: string;
  expected: string;
  got: string;
}

/**
 * Compares an answer with the one that was expected. Numbers may differ by `tolerance`, relative to the larger of the
 * two and 1, because other processors round differently; everything else has to be equal. Pure.
 * @returns the first difference, or undefined when there is none
 */
export function firstDifference(
  expected: unknown,
  got: unknown,
  tolerance: number,
  path = '$',
): Difference | undefined {
  if (typeof expected === 'number' && typeof got === 'number')
    return isClose(expected, got, tolerance) ? undefined : difference(path, expected, got);
  if (Array.isArray(expected) && Array.isArray(got)) {
    if (expected.length !== got.length)
      return { path, expected: `${expected.length} entries`, got: `${got.length} entries` };
    return firstOf(
      expected.map((value, index) => firstDifference(value, got[index], tolerance, `${path}[${index}]`)),
    );
  }
  if (isRecord(expected) && isRecord(got)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
    return firstOf(keys.map((key) => firstDifference(expected[key], got[key], tolerance, `${path}.${key}`)));
  }
  return Object.is(expected, got) ? undefined : difference(path, expected, got);
}

function isClose(expected: number, got: number, tolerance: number): boolean {
  return Math.abs(expected - got) <= tolerance * Math.max(1, Math.abs(expected), Math.abs(got));
}

function firstOf(found: readonly (Difference | undefined)[]): Difference | undefined {
  return found.find((entry) => entry !== undefined);
}

function difference(path: string, expected: unknown, got: unknown): Difference {
  return { path, expected: shown(expected), got: shown(got) };
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
