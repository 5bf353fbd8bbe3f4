/**
 * A set of versions as it is written: whole numbers as themselves and as ranges `[first, last]`, everything else as its
 * text. Twenty versions that were counted up are one range, so a cursor over thousands of versions stays small.
 */
export type VersionSet = readonly (number | readonly [number, number] | string)[];

/** Tells whether a version is in a set. */
export function memberOf(set: VersionSet): (version: string) => boolean {
  const texts = new Set(set.filter((entry) => typeof entry === 'string'));
  const ranges = set.filter((entry) => typeof entry !== 'string').map(rangeOf);
  return (version) => {
    const number = wholeNumber(version);
    if (number === undefined) return texts.has(version);
    return ranges.some(([first, last]) => first <= number && number <= last);
  };
}

/** The set with more versions in it; the same members are always written the same way. */
export function withVersions(set: VersionSet, versions: Iterable<string>): VersionSet {
  const texts = new Set(set.filter((entry) => typeof entry === 'string'));
  const ranges = set.filter((entry) => typeof entry !== 'string').map(rangeOf);
  for (const version of versions) {
    const number = wholeNumber(version);
    if (number === undefined) texts.add(version);
    else ranges.push([number, number]);
  }
  return [...joined(ranges).map(shortest), ...[...texts].toSorted()];
}

/** The union of two sets. */
export function unionOf(left: VersionSet, right: VersionSet): VersionSet {
  const texts = right.filter((entry) => typeof entry === 'string');
  return withVersions([...left, ...right.filter((entry) => typeof entry !== 'string')], texts);
}

function rangeOf(entry: number | readonly [number, number]): readonly [number, number] {
  return typeof entry === 'number' ? [entry, entry] : entry;
}

function shortest([first, last]: readonly [number, number]): number | readonly [number, number] {
  return first === last ? first : [first, last];
}

function joined(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const done: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([left], [right]) => left - right)) {
    const previous = done.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else done.push([first, last]);
  }
  return done;
}

/** `007` and numbers that JavaScript can not tell apart are texts. */
function wholeNumber(version: string): number | undefined {
  const number = /^(0|[1-9]\d{0,14})$/.test(version) ? Number(version) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}
