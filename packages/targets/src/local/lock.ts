import type { Ports } from '@slipway/core/ports';
import type { ProcessIdentity } from '@slipway/core/ports-processes';
import { Failure } from '@slipway/core/trouble';

import type { Places } from './places.ts';

// A lock is a file whose name is a number that only grows. Who makes the next file holds the lock, and the number is its
// fencing token: a run that was taken for dead and wakes up carries an older one. The newest file always stays, marked
// as released, so that numbers are never used again. Files are made with exclusive create, so one of several wins.

/** Who changes an endpoint. */
export interface Holder extends ProcessIdentity {
  /** For people: `run 42 of octo/models (octocat)`. */
  who: string;
  /** ISO 8601. */
  since: string;
  released?: true;
}

/** A lock that is held. */
export interface Held {
  token: number;
}

type Needs = Pick<Ports, 'files' | 'processes' | 'clock' | 'provenance'>;

/** Who holds the lock of an endpoint, and the token that the next holder gets. Reads only. */
export async function lockFacts(
  places: Places,
  ports: Pick<Ports, 'files' | 'processes'>,
): Promise<{ nextToken: number; holder?: Holder }> {
  const newest = await newestToken(places, ports);
  if (newest === 0) return { nextToken: 1 };
  const holder = await holderOf(places, newest, ports);
  const isHeld =
    holder !== undefined && holder.released !== true && (await ports.processes.isRunning(holder));
  return { nextToken: newest + 1, ...(isHeld ? { holder } : {}) };
}

/**
 * Takes the lock of an endpoint with the token that was expected. The lock of a dead process is taken over.
 * @throws Failure `LOCKED` when another process holds it, or held it since the token was read
 */
export async function takeLock(places: Places, endpoint: string, token: number, ports: Needs): Promise<Held> {
  const { holder, nextToken } = await lockFacts(places, ports);
  if (holder !== undefined) throw locked(endpoint, holder);
  const me: Holder = {
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
  return { token };
}

/** Gives the lock back. The file stays, so that its number is not used again. */
export async function releaseLock(
  places: Places,
  { token }: Held,
  ports: Pick<Ports, 'files'>,
): Promise<void> {
  const file = lockFile(places, token, ports);
  const text = await ports.files.readTextIfThere(file);
  if (text === undefined) return;
  await ports.files.write(file, JSON.stringify({ ...(JSON.parse(text) as Holder), released: true }));
}

/** @throws Failure `LOCKED` saying who changes the endpoint */
export function locked(endpoint: string, holder: Holder): Failure {
  return new Failure(
    'LOCKED',
    `the endpoint \`${endpoint}\` is being changed by ${holder.who}, process ${holder.pid}, since ${holder.since}`,
    { remedy: 'wait until that run has ended, and run again; give both runs one concurrency group' },
  );
}

function overtaken(endpoint: string): Failure {
  return new Failure('LOCKED', `the endpoint \`${endpoint}\` was changed by another run in this moment`, {
    remedy: 'run again',
  });
}

/** `run 42 of octo/models (octocat)`, `ann`. */
export function whoText({ provenance }: Pick<Ports, 'provenance'>): string {
  const { repository, runId, runAttempt, actor } = provenance;
  if (runId === undefined || repository === undefined) return actor ?? 'somebody';
  const attempt = runAttempt === undefined || runAttempt === '1' ? '' : `, attempt ${runAttempt}`;
  return `run ${runId} of ${repository}${attempt}${actor === undefined ? '' : ` (${actor})`}`;
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
): Promise<Holder | undefined> {
  const text = await files.readTextIfThere(lockFile(places, token, { files }));
  return text === undefined ? undefined : (JSON.parse(text) as Holder);
}

async function removeOlder(places: Places, token: number, { files }: Pick<Ports, 'files'>): Promise<void> {
  for (const older of await tokens(places, files))
    if (older < token) await files.remove(lockFile(places, older, { files }));
}

function lockFile(places: Places, token: number, { files }: Pick<Ports, 'files'>): string {
  return files.join(places.locks, `${token}.json`);
}
