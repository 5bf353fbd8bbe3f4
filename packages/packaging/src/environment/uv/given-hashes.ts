import type { Problem } from '@slipway/core/trouble';

import type { Requirement } from '../kind.ts';
import { canonicalName, requirementName } from './names.ts';

/**
 * A lock in which packages have no other hashes than those that were asked for. uv writes those of every file that the
 * index has, whatever the requirement says. Pure.
 * @param lock as `uv pip compile --generate-hashes` writes it
 */
export function withGivenHashes(
  lock: string,
  requirements: readonly Requirement[],
): { lock: string } | { problems: Problem[] } {
  const given = new Map<string, { requirement: Requirement; hashes: readonly string[] }>();
  for (const requirement of requirements) {
    const name = requirementName(requirement.text);
    const hashes = [...(given.get(name)?.hashes ?? []), ...hashesIn(requirement.text)];
    if (hashes.length > 0) given.set(name, { requirement, hashes });
  }
  if (given.size === 0) return { lock };
  const problems: Problem[] = [];
  const restricted = lock.replaceAll(entries, (entry, name: string) => {
    const asked = given.get(canonicalName(name));
    if (asked === undefined) return entry;
    const kept = hashesIn(entry).filter((hash) => asked.hashes.includes(hash));
    if (kept.length === 0) problems.push(otherFiles(asked.requirement));
    const [first = ''] = entry.split(/\s*\\\n/);
    return [first, ...kept.map((hash) => `    --hash=${hash}`)].join(' \\\n');
  });
  return problems.length > 0 ? { problems } : { lock: restricted };
}

/** A package and the lines that go on after a backslash. */
const entries = /^([A-Za-z0-9][\w.-]*)(?:[^\n]*\\\n)*[^\n]*/gm;

function hashesIn(text: string): string[] {
  return [...text.matchAll(/--hash=(\S+)/g)].map(([, hash = '']) => hash.toLowerCase());
}

function otherFiles({ text, where }: Requirement): Problem {
  return {
    where,
    said: `the index has \`${text.split(' --hash')[0]!}\`, but no file with a hash that is written here`,
    expected: 'the very files that were locked',
    remedy: 'find out who changed them, or where they came from; only then make the lock again',
  };
}
