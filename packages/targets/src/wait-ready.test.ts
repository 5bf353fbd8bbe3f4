import { defaultProbe, defaultRequestSettings, type InstanceStatus } from '@slipway/core/endpoint';
import type { Failure } from '@slipway/core/trouble';
import { describe, expect, it } from 'vitest';

import type { Deployed } from './endpoint-state.ts';
import { readinessOf, refuseLost, waitReady } from './wait-ready.ts';

const blue: Deployed = {
  id: 'blue.1',
  name: 'blue',
  packageDigest: '',
  models: [],
  instances: 2,
  liveness_probe: defaultProbe,
  readiness_probe: defaultProbe,
  request_settings: defaultRequestSettings,
  environment_variables: {},
};

const instance = (status: Partial<InstanceStatus>): InstanceStatus => ({
  index: 0,
  phase: 'ready',
  restarts: 0,
  active: 0,
  log: 'blue.1.0.log',
  ...status,
});

const ready = instance({});

/** What is seen of the servers; undefined when nobody runs them. */
type Look = readonly InstanceStatus[] | undefined;

/** Servers that are seen so, one look after the other; the last look stays. Time passes only where somebody waits. */
function servers(...looks: Look[]) {
  const clock = {
    nowMs: 0,
    now: () => clock.nowMs,
    sleep: (ms: number) => Promise.resolve(void (clock.nowMs += ms)),
  };
  let look = -1;
  const hands = {
    running: () => {
      look = Math.min(look + 1, looks.length - 1);
      const instances = looks[look];
      if (instances === undefined) return Promise.resolve(undefined);
      return Promise.resolve([
        { id: 'blue.1', name: 'blue', state: 'Transitioning' as const, ready: 0, instances },
      ]);
    },
    printed: (_: Deployed, log: string) =>
      Promise.resolve({
        log: [...Array.from({ length: 30 }, (__, line) => `line ${line}`), log],
        exitCodes: { 3: 'the model could not be loaded' },
      }),
  };
  return { clock, hands };
}

async function waited(...looks: Look[]): Promise<Failure | number> {
  const { clock, hands } = servers(...looks);
  try {
    await waitReady([blue], 1000, hands, clock);
    return clock.nowMs;
  } catch (thrown) {
    return thrown as Failure;
  }
}

describe('waiting until a deployment is ready', () => {
  it('ends when all its instances are, whoever could not be asked meanwhile', async () => {
    const late = instance({ index: 1, phase: 'starting' });
    expect(await waited(undefined, [ready, late], [ready, ready])).toBe(100);
  });

  it.each<[string, Partial<InstanceStatus>, string, string]>([
    [
      'ends',
      { phase: 'failed', exit: { code: 3, signal: null } },
      'SERVER_EXITED',
      'ended before it was ready',
    ],
    ['does not answer its probe', { phase: 'failed', said: '503' }, 'SERVER_NOT_READY', '(last: 503)'],
    ['cannot be started', { phase: 'unschedulable', said: 'no memory' }, 'PROCESS_FAILED', 'no memory'],
    ['takes too long', { phase: 'starting', said: '503' }, 'SERVER_NOT_READY', 'within `timeout`'],
  ])('says why when a server %s, with the end of its own log', async (_, status, code, said) => {
    const failure = await waited([ready, instance({ index: 1, log: 'blue.1.1.log', ...status })]);
    expect(failure).toMatchObject({ code, message: expect.stringContaining(said) as string });
    const { log } = failure as Failure;
    expect([log.length, log.at(-1)]).toEqual([20, 'blue.1.1.log']);
  });

  it('says so, too, when it is never seen', async () => {
    expect(await waited(undefined)).toMatchObject({ code: 'SERVER_NOT_READY', log: [] });
  });
});

describe('a last look before the traffic moves', () => {
  it.each([
    ['is seen no more', undefined],
    ['waits to be started again', [ready, instance({ phase: 'waiting' })]],
    ['forgot its model', [instance({ phase: 'unready' })]],
  ])('refuses a server that %s', async (_, look) => {
    await expect(refuseLost(['blue.1'], servers(look).hands)).rejects.toMatchObject({
      code: 'SERVER_NOT_READY',
    });
  });

  it('lets a ready one pass', async () => {
    expect(readinessOf(undefined)).toEqual({ kind: 'waiting' });
    await expect(refuseLost(['blue.1'], servers([ready]).hands)).resolves.toBeUndefined();
  });
});
