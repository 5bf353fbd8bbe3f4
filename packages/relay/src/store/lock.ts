import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { number, object, parse, string, type InferOutput } from 'valibot';

import { startMark } from '@slipway/runner/process-identity';

const holderSchema = object({
  /** Names this holding of the lock. */
  id: string(),
  pid: number(),
  mark: string(),
  /** The machine, and in containers the numbering of processes, that `pid` belongs to. */
  where: string(),
});
type Holder = InferOutput<typeof holderSchema>;

/** A lock that is held. */
export interface Held {
  /** Gives it back. */
  release: () => void;
}

/** Longer than it takes to look at a lock and to remove it. */
const settleMs = 200;
/** How often a holder shows those that can not see its process that it lives, and after how much silence it does not. */
const beatMs = 1000;
const silenceMs = 5000;

/**
 * Takes the store for this process: two relays on one store would tell everything twice. The lock of a process that
 * ended, however it ended, holds nothing. Whether one of another container or machine lives is seen by its beat.
 * @param onLost called when another process took the store, because this one stood still for too long
 * @returns the lock, or who holds it, for people
 */
export async function lockStore(
  folder: string,
  onLost: () => void = () => undefined,
): Promise<Held | { heldBy: string }> {
  const path = join(folder, 'lock.json');
  const mark = (await startMark(process.pid)) ?? 'unknown';
  const mine: Holder = { id: randomUUID(), pid: process.pid, mark, where: whereIAm() };
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      // Two may have removed the lock of a dead process, the second one the lock that the first had just made.
      if (tries > 0) await sleep(settleMs);
      if (holderOf(path)?.id === mine.id) return held(path, mine, onLost);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 10) throw thrown;
    }
    const holder = holderOf(path);
    if (holder !== undefined && (await isAlive(holder, path)))
      return { heldBy: `process ${holder.pid}${holder.where === mine.where ? '' : ` of ${holder.where}`}` };
    if (holderOf(path)?.id === holder?.id) rmSync(path, { force: true });
  }
}

function held(path: string, { id }: Holder, onLost: () => void): Held {
  const isMine = (): boolean => holderOf(path)?.id === id;
  const beating = setInterval(() => {
    if (isMine()) return beat(path);
    clearInterval(beating);
    onLost();
  }, beatMs).unref();
  return {
    release: () => {
      clearInterval(beating);
      if (isMine()) rmSync(path, { force: true });
    },
  };
}

function beat(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Gone since it was looked at: the next beat finds that out.
  }
}

/** A process of the same numbering can be looked up. Of another one only the beat is seen, by no clock but ours. */
async function isAlive({ id, pid, mark, where }: Holder, path: string): Promise<boolean> {
  if (where === whereIAm()) return (await startMark(pid)) === mark;
  const before = beatOf(path);
  for (let waited = 0; waited < silenceMs; waited += settleMs) {
    await sleep(settleMs);
    const now = holderOf(path);
    if (now === undefined) return false;
    if (now.id !== id || beatOf(path) !== before) return true;
  }
  return false;
}

function beatOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** Every container counts its processes from one: their name space tells apart who has the same name. */
function whereIAm(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Undefined for a lock that is gone or was never written whole. */
function holderOf(path: string): Holder | undefined {
  try {
    return parse(holderSchema, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
