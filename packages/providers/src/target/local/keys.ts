import type { Ports } from '@slipway/core/ports';

import type { KeyType } from '../kind.ts';
import type { Places } from './places.ts';

/** The keys of an endpoint. */
export type Keys = Readonly<Record<KeyType, string>>;

/** A key of 256 random bits, in letters that stand in every header and shell unquoted. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads the keys, which are hidden in everything printed from then on; undefined when there are none. */
export async function readKeys(
  places: Places,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<Keys | undefined> {
  const text = await files.readTextIfThere(places.keys);
  if (text === undefined) return undefined;
  const keys = JSON.parse(text) as Keys;
  log.mask(keys.primary);
  log.mask(keys.secondary);
  return keys;
}

/** Writes the keys where only their owner can read them. */
export async function writeKeys(
  places: Places,
  keys: Keys,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<void> {
  log.mask(keys.primary);
  log.mask(keys.secondary);
  await files.write(places.keys, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
}

/** What the gateway compares with. */
export function keyHashes(keys: Keys, files: Pick<Ports['files'], 'sha256'>): string[] {
  return [files.sha256(keys.primary), files.sha256(keys.secondary)];
}
