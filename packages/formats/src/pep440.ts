import { explain, satisfies, validRange } from '@renovatebot/pep440';

// Versions and ranges of Python and its packages. Source: https://peps.python.org/pep-0440/

/** True when a version is in a range such as `>=1.2,<2`; versions before a release count like others. */
export function isInRange(version: string, range: string): boolean {
  return explain(version) !== null && satisfies(version, range, { prereleases: true });
}

/** True for clauses such as `>=1.2` or `==1.*` with commas between them. */
export function isRange(text: string): boolean {
  const clauses = text.split(',').map((clause) => /^\s*([<>=!~]+)\s*(.*?)(\.\*)?\s*$/.exec(clause));
  const isVersion = (version = ''): boolean => explain(version) !== null;
  return validRange(text) && clauses.every((clause) => clause?.[1] === '===' || isVersion(clause?.[2]));
}

/** The numbers of a version: `1.26.0rc1` as `1.26.0`; undefined for what is no version. */
export function releaseOf(version: string): string | undefined {
  return explain(version)?.release.join('.');
}

/** `3.11.7` as `3.11`. */
export function minorVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
