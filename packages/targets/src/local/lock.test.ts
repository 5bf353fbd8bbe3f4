import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '@slipway/core/trouble';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { describe, expect, it } from 'vitest';

import { lockFacts, refuseOvertaken, releaseLock, takeLock } from './lock.ts';
import { placesOf } from './places.ts';

function endpoint() {
  const ports = nodePorts({ home: newFolder(), workspace: newFolder() });
  return { ports, places: placesOf('e', ports) };
}

describe('the lock of an endpoint', () => {
  it('gives growing tokens, also after it was released', async () => {
    const { ports, places } = endpoint();
    const tokens: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const { nextToken } = await lockFacts(places, ports);
      await takeLock(places, 'e', nextToken, ports);
      tokens.push(nextToken);
      await releaseLock(places, nextToken, ports);
    }
    expect(tokens).toEqual([1, 2, 3]);
    expect(readdirSync(places.locks)).toEqual(['3.json']);
  });

  it('is given to one of many', async () => {
    const { ports, places } = endpoint();
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(places, 'e', 1, ports)));
    const won = taken.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    const lost = taken.filter((one) => one.status === 'rejected').map(({ reason }) => reason as Failure);
    expect(lost.every((failure) => failure instanceof Failure && failure.code === 'LOCKED')).toBe(true);
  });

  it('says who holds it while that process lives, and is taken over from a dead one', async () => {
    const { ports, places } = endpoint();
    await takeLock(places, 'e', 1, ports);
    expect((await lockFacts(places, ports)).holder?.who).toContain(`process ${process.pid}`);
    await expect(takeLock(places, 'e', 2, ports)).rejects.toThrow(`process ${process.pid}, since`);

    const dead = spawn(process.execPath, ['-e', '0']);
    await new Promise((resolve) => dead.once('exit', resolve));
    mkdirSync(places.locks, { recursive: true });
    const holder = { pid: dead.pid, startedAt: 'then', who: 'a run that was killed', since: '2026' };
    writeFileSync(join(places.locks, '2.json'), JSON.stringify(holder));
    expect(await lockFacts(places, ports)).toEqual({ nextToken: 3 });
    await takeLock(places, 'e', 3, ports);
    expect(await lockFacts(places, ports)).toMatchObject({ nextToken: 4, holder: {} });
  });

  it('refuses who was overtaken', async () => {
    const { ports, places } = endpoint();
    await takeLock(places, 'e', 1, ports);
    await refuseOvertaken(places, 'e', 1, ports);
    await releaseLock(places, 1, ports);
    await takeLock(places, 'e', 2, ports);
    await expect(refuseOvertaken(places, 'e', 1, ports)).rejects.toThrow('changed by another run');
  });

  it('is not given to who planned with an older token', async () => {
    const { ports, places } = endpoint();
    await takeLock(places, 'e', 1, ports);
    await releaseLock(places, 1, ports);
    await expect(takeLock(places, 'e', 1, ports)).rejects.toThrow('changed by another run in this moment');
  });
});
