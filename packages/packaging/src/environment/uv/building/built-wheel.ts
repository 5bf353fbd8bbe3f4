import { checkedJson } from '@slipway/core/checked-json';
import { byCodePoint } from '@slipway/core/digest';
import { array, object } from 'valibot';

import { builtWheel, type BuiltWheel } from '../../kind.ts';
import { canonicalName } from '../names.ts';

/** The name of the file in a package that says which wheels were built. */
export const builtWheelsName = 'built-wheels.json';

/** The text of that file. */
export function builtWheelsText(built: readonly BuiltWheel[]): string {
  const wheels = built.toSorted((left, right) => byCodePoint(left.name, right.name));
  return `${JSON.stringify({ wheels }, null, 2)}\n`;
}

/** Reads what `builtWheelsText` wrote. */
export function readBuiltWheels(text: string): readonly BuiltWheel[] {
  return checkedJson(object({ wheels: array(builtWheel) }), text, builtWheelsName).wheels;
}

/** A lock in which what was built is named by the digest of its sources alone. Pure. */
export function lockOfSources(lock: string, built: readonly BuiltWheel[]): string {
  return withHashes(lock, built, ({ source }) => source.sha256);
}

/** The lock as it is installed here: what was built is named by the digest of its wheel. Pure. */
export function lockOfWheels(lock: string, built: readonly BuiltWheel[]): string {
  return withHashes(lock, built, ({ wheel }) => wheel.sha256);
}

/** A package and the lines that go on after a backslash. */
const entries = /^([A-Za-z0-9][\w.-]*)(?:[^\n]*\\\n)*[^\n]*/gm;

function withHashes(
  lock: string,
  built: readonly BuiltWheel[],
  hashOf: (wheel: BuiltWheel) => string,
): string {
  const hashes = new Map(built.map((wheel) => [canonicalName(wheel.name), hashOf(wheel)]));
  return lock.replaceAll(entries, (entry, name: string) => {
    const hash = hashes.get(canonicalName(name));
    const [first = ''] = entry.split(/\s*\\\n/);
    return hash === undefined ? entry : `${first} \\\n    --hash=sha256:${hash}`;
  });
}
