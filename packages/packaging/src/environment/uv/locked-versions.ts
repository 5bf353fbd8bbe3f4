import { canonicalName } from './names.ts';

/** The versions that a lock has, by canonical name: the line `Numpy==2.4.6 \\` is numpy 2.4.6. */
export function lockedVersions(lock: string): Map<string, string> {
  const lines = lock.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/gm);
  return new Map([...lines].map(([, name = '', version = '']) => [canonicalName(name), version]));
}
