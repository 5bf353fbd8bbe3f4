import type { Ports } from '@slipway/core/ports';

import type { BuiltWheel, EnvironmentFacts } from '../kind.ts';
import { builtWheelsText, readBuiltWheels } from './building/built-wheel.ts';
import { keptWheel } from './building/kept.ts';

/** A lock that was solved, and the wheels that were built for it. */
export interface Solved {
  text: string;
  built: readonly BuiltWheel[];
}

type Own = Pick<Ports, 'cache' | 'files' | 'host'>;

/** The lock that an earlier run on this machine solved, unless a wheel that was built for it is gone. */
export async function knownLock(
  facts: Pick<EnvironmentFacts, 'fingerprint'>,
  ports: Own,
): Promise<Solved | undefined> {
  const place = placeOf(facts, ports);
  const text = await ports.files.readTextIfThere(place.lock);
  if (text === undefined) return undefined;
  const list = await ports.files.readTextIfThere(place.built);
  const built = list === undefined ? [] : readBuiltWheels(list);
  for (const wheel of built)
    if ((await keptWheel(wheel, ports))?.wheel.sha256 !== wheel.wheel.sha256) return undefined;
  return { text, built };
}

/** Keeps a lock for later runs; it is known from the moment that its text is there, which comes last. */
export async function keepLock(
  { built, text }: Solved,
  facts: Pick<EnvironmentFacts, 'fingerprint'>,
  ports: Own,
): Promise<void> {
  const place = placeOf(facts, ports);
  if (built.length > 0) await ports.files.write(place.built, builtWheelsText(built));
  await ports.files.write(place.lock, text);
}

function placeOf(
  { fingerprint }: Pick<EnvironmentFacts, 'fingerprint'>,
  { files, host }: Own,
): { lock: string; built: string } {
  const place = files.join(host.home, 'locks', fingerprint);
  return { lock: `${place}.txt`, built: `${place}.built.json` };
}
