/**
 * The name of a Python package as indexes compare it: `Scikit_Learn` and `scikit-learn` are one.
 * Source: https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function canonicalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** The canonical name of the package that a requirement asks for: `Scikit_Learn[x]==1.9.1` → `scikit-learn`. */
export function requirementName(requirement: string): string {
  return canonicalName(/^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)/.exec(requirement)?.[1] ?? '');
}

/** The versions that a lock has, by canonical name: the line `Numpy==2.4.6 \\` is numpy 2.4.6. */
export function lockedVersions(lock: string): Map<string, string> {
  const lines = lock.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/gm);
  return new Map([...lines].map(([, name = '', version = '']) => [canonicalName(name), version]));
}
