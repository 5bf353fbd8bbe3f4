import { checkedJson } from '@slipway/core/checked-json';
import type { Ports } from '@slipway/core/ports';
import { object, string, type InferOutput } from 'valibot';

import type { Places } from './places.ts';

const keysSchema = object({ primary: string(), secondary: string() });

/** The keys of an endpoint. */
export type Keys = InferOutput<typeof keysSchema>;

/** A key of 256 random bits, in letters that stand in every header and shell unquoted. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads the keys; undefined when there are none. */
export async function readKeys(places: Places, { files }: Pick<Ports, 'files'>): Promise<Keys | undefined> {
  const text = await files.readTextIfThere(places.keys);
  return text === undefined ? undefined : checkedJson(keysSchema, text, places.keys);
}

/** Hides the keys of an endpoint in everything that is printed from now on. */
export async function maskKeys(places: Places, { files, log }: Pick<Ports, 'files' | 'log'>): Promise<void> {
  for (const key of Object.values((await readKeys(places, { files })) ?? {})) log.mask(key);
}

/** Writes the keys where only their owner can read them. */
export async function writeKeys(
  places: Places,
  keys: Keys,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<void> {
  for (const key of Object.values(keys)) log.mask(key);
  await files.write(places.keys, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
}

/** What the gateway compares with. */
export function keyHashes(keys: Keys, files: Pick<Ports['files'], 'sha256'>): string[] {
  return [files.sha256(keys.primary), files.sha256(keys.secondary)];
}
