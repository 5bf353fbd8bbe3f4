import { checkedJson } from '@slipway/core/checked-json';
import type { Ports } from '@slipway/core/ports';
import { literal, number, object, optional, string, type InferOutput } from 'valibot';

import type { Holder } from '../kind.ts';
import { locked, overtaken, whoText } from '../who.ts';
import type { Places } from './places.ts';

// A lock is a file whose name is a number that only grows. Who makes the next file holds the lock, and the number is its
// fencing token: a run that was taken for dead and wakes up carries an older one. The newest file always stays, marked
// as released, so that numbers are never used again. Files are made with exclusive create, so one of several wins.

const holderSchema = object({
  pid: number(),
  startedAt: string(),
  who: string(),
  since: string(),
  released: optional(literal(true)),
});

/** The process that holds the lock, or held it last. */
type LockFile = InferOutput<typeof holderSchema>;

type Needs = Pick<Ports, 'files' | 'processes' | 'clock' | 'provenance'>;

/** Who holds the lock of an endpoint, and the token that the next holder gets. Reads only. */
export async function lockFacts(
  places: Places,
  ports: Pick<Ports, 'files' | 'processes'>,
): Promise<{ nextToken: number; holder?: Holder }> {
  const newest = await newestToken(places, ports);
  if (newest === 0) return { nextToken: 1 };
  const last = await holderOf(places, newest, ports);
  const isHeld = last !== undefined && last.released !== true && (await ports.processes.isRunning(last));
  if (!isHeld) return { nextToken: newest + 1 };
  return { nextToken: newest + 1, holder: { who: `${last.who}, process ${last.pid}`, since: last.since } };
}

/**
 * Takes the lock of an endpoint with the token that was expected. The lock of a dead process is taken over.
 * @throws Failure `LOCKED` when another process holds it, or held it since the token was read
 */
export async function takeLock(places: Places, endpoint: string, token: number, ports: Needs): Promise<void> {
  const { holder, nextToken } = await lockFacts(places, ports);
  if (holder !== undefined) throw locked(endpoint, holder);
  const me: LockFile = {
    ...(await ports.processes.self()),
    who: whoText(ports),
    since: new Date(ports.clock.now()).toISOString(),
  };
  const isMine =
    nextToken === token && (await ports.files.claim(lockFile(places, token, ports), JSON.stringify(me)));
  if (!isMine) throw overtaken(endpoint);
  // Somebody who was two steps ahead may have cleaned this number away before it was claimed here.
  if ((await newestToken(places, ports)) !== token) {
    await ports.files.remove(lockFile(places, token, ports));
    throw overtaken(endpoint);
  }
  await removeOlder(places, token, ports);
}

/** Gives the lock back. The file stays, so that its number is not used again. */
export async function releaseLock(places: Places, token: number, ports: Pick<Ports, 'files'>): Promise<void> {
  const last = await holderOf(places, token, ports);
  if (last === undefined) return;
  await ports.files.write(lockFile(places, token, ports), JSON.stringify({ ...last, released: true }));
}

/** @throws Failure `LOCKED` when the lock is another's, also of an endpoint that was made anew: then nothing may be written */
export async function refuseOvertaken(
  places: Places,
  endpoint: string,
  token: number,
  ports: Pick<Ports, 'files'>,
): Promise<void> {
  if ((await newestToken(places, ports)) !== token) throw overtaken(endpoint);
}

async function newestToken(places: Places, { files }: Pick<Ports, 'files'>): Promise<number> {
  return Math.max(0, ...(await tokens(places, files)));
}

async function tokens(places: Places, files: Ports['files']): Promise<number[]> {
  return (await files.names(places.locks))
    .filter((name) => /^\d+\.json$/.test(name))
    .map((name) => Number.parseInt(name, 10));
}

async function holderOf(
  places: Places,
  token: number,
  { files }: Pick<Ports, 'files'>,
): Promise<LockFile | undefined> {
  const file = lockFile(places, token, { files });
  const text = await files.readTextIfThere(file);
  return text === undefined ? undefined : checkedJson(holderSchema, text, file);
}

async function removeOlder(places: Places, token: number, { files }: Pick<Ports, 'files'>): Promise<void> {
  for (const older of await tokens(places, files))
    if (older < token) await files.remove(lockFile(places, older, { files }));
}

function lockFile(places: Places, token: number, { files }: Pick<Ports, 'files'>): string {
  return files.join(places.locks, `${token}.json`);
}
