import { isInRange, isRange } from '@slipway/formats/pep440';

/** The minor versions of Python 3 that wheels are made for, or were not long ago. */
const minors = [9, 10, 11, 12, 13, 14];
/** Taken where no Python is here to go by: nearly every wheel is there for it. */
const usual = 12;
/** A version is compared as a late patch of its minor version: `>=3.10.4` takes Python 3.10, `<3.11` does not take 3.11. */
const latePatch = 30;

/** What is said of a Python: one minor version, or several that will do. */
export type SaidPython = { version: string } | { range: string };

/**
 * What `==3.11.*` or `>=3.10,<3.13` asks for; undefined when it says nothing, or nothing that can be read. Pure.
 * @param specifier of PEP 440
 */
export function saidPython(specifier: string): SaidPython | undefined {
  const exact = /^(?:==|~=(?=\d+\.\d+\.\d))(\d+\.\d+)/.exec(specifier)?.[1];
  if (exact !== undefined) return { version: exact };
  return specifier !== '' && isRange(specifier) ? { range: specifier } : undefined;
}

/**
 * The version of Python in a range that is closest to the one of this machine, as `3.12`; undefined when there is none.
 * Pure.
 * @param here the version of this machine's Python, when there is one
 */
export function closestPython(range: string, here: string | undefined): string | undefined {
  const at = here === undefined ? usual : Number(here.split('.')[1]);
  // A patch that is named stands for its minor version.
  const wanted = range.replaceAll(/={2,3}(\d+\.\d+)[^,]*/g, '==$1.*');
  const fitting = minors.filter((minor) => isInRange(`3.${minor}.${latePatch}`, wanted));
  const [closest] = fitting.toSorted((left, right) => Math.abs(left - at) - Math.abs(right - at));
  return closest === undefined ? undefined : `3.${closest}`;
}
