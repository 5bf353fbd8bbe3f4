import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startMark } from '@slipway/runner/process-identity';

interface Holder {
  pid: number;
  mark: string;
}

/** Longer than it takes to look at a lock and to remove it. */
const settleMs = 200;

/**
 * Takes the store for this process: two relays on one store would tell everything twice. The lock of a process that
 * ended, however it ended, holds nothing. Answers how to give it back, or who holds it.
 */
export async function lockStore(folder: string): Promise<{ release: () => void } | { heldBy: number }> {
  const path = join(folder, 'lock.json');
  const mine: Holder = { pid: process.pid, mark: (await startMark(process.pid)) ?? 'unknown' };
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      // Two may have removed the lock of a dead process, the second one the lock that the first had just made.
      if (tries > 0) await sleep(settleMs);
      if (holderOf(path)?.mark === mine.mark) return { release: () => rmSync(path, { force: true }) };
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 10) throw thrown;
    }
    const holder = holderOf(path);
    if (holder !== undefined && (await startMark(holder.pid)) === holder.mark) return { heldBy: holder.pid };
    rmSync(path, { force: true });
  }
}

/** Undefined for a lock that is gone or was never written whole. */
function holderOf(path: string): Holder | undefined {
  try {
    const { pid, mark } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return pid === undefined || mark === undefined ? undefined : { pid, mark };
  } catch {
    return undefined;
  }
}
