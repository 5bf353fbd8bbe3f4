/**
 * Tells whether a text matches a pattern, where `*` stands for any characters and `?` for one. Upper and lower case
 * differ. Goes back to the last `*` only, so that no pattern is slow, as a regular expression could be made to be.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[from] === '*') {
      star = from;
      resume = at;
      from += 1;
    } else if (from < pattern.length && (pattern[from] === '?' || pattern[from] === text[at])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      from = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(from));
}

/** A filter that lets through what matches one of the patterns; without patterns, everything. */
export function matchingAny(patterns: readonly string[] | undefined): (text: string) => boolean {
  return (text) => patterns === undefined || patterns.some((pattern) => matchesPattern(text, pattern));
}
