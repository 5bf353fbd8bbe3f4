/** Versions that were counted (`7`), and those of numbers with dots or hyphens between them (`1.10.0`, `v2`, `2026-11-21`). */
const numbers = /^v?\d+([.-]\d+)*$/;

/** Orders versions of a model for people: numbers in them count as numbers, so `10` comes after `9`. */
export function byVersion(left: string, right: string): number {
  return plain(left).localeCompare(plain(right), 'en', { numeric: true });
}

/**
 * Which of two versions is older: negative when it is the left one. Undefined when nobody can say, as for versions of
 * words (`rc-1`), unless they are the same.
 */
export function compareVersions(left: string, right: string): number | undefined {
  if (left === right) return 0;
  return numbers.test(left) && numbers.test(right) ? Math.sign(byVersion(left, right)) : undefined;
}

/** `v1-10.0` as `1.10`, so that only numbers decide. */
function plain(version: string): string {
  if (!numbers.test(version)) return version;
  return version
    .replace(/^v/, '')
    .replaceAll('-', '.')
    .replace(/(\.0+)+$/, '');
}
