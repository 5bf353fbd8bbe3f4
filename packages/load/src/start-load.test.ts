import { join } from 'node:path';

import { nodePorts } from '@slipway/runner/ports';
import { afterEach, describe, expect, it } from 'vitest';

import { startServer, stopServers, type LittleServer } from '../fixtures/start-server.ts';
import type { LevelsPlan } from './levels.ts';
import { startLoad, type StartOptions } from './start-load.ts';

afterEach(stopServers);

const isLinux = process.platform === 'linux';

const plan: LevelsPlan = {
  kind: 'levels',
  levels: [{ kind: 'closed', concurrency: 2 }],
  warmUp: { seconds: 0.5, requests: 1000 },
  seconds: 2,
  requests: 100_000,
  leastSuccessRate: 0.99,
  budgetSeconds: 60,
};

/** Profiles a little server with the real program in its own process. */
const profile = (
  { target, pid }: LittleServer,
  changed: Partial<LevelsPlan> = {},
  more: Partial<StartOptions> = {},
) =>
  startLoad({ target, plan: { ...plan, ...changed }, pids: [pid] }, nodePorts(), {
    program: join(import.meta.dirname, 'main.ts'),
    nodeOptions: ['--conditions=source'],
    ...more,
  });

describe('the load program', () => {
  it('measures level by level and tells how far it is', async () => {
    const events: string[] = [];
    const levels = [1, 4].map((concurrency) => ({ kind: 'closed', concurrency }) as const);
    const carriedOut = await profile(
      await startServer('plain'),
      { levels, seconds: 1 },
      { onEvent: ({ event }) => events.push(event) },
    );
    expect(carriedOut.because).toBe('all levels were measured');
    expect(carriedOut.measured.map(({ phase }) => phase.kind)).toEqual([
      'warm-up',
      'level',
      'warm-up',
      'level',
    ]);
    for (const { phase, result } of carriedOut.measured) {
      expect(result.succeeded).toBe(result.sent);
      // A later warm-up is a fraction of a second, in which a busy machine sends little.
      expect(result.sent).toBeGreaterThan(phase.kind === 'level' ? 100 : 0);
    }
    expect(events).toContain('progress');
    expect(events.at(-1)).toBe('finished');
  });

  it.runIf(isLinux)('measures the CPU time of a request within a quarter', async () => {
    const { measured } = await profile(await startServer('burn', 10));
    const { result, usage } = measured.at(-1)!;
    const perRequest = usage!.cpuSeconds! / result.succeeded;
    expect(perRequest).toBeGreaterThan(0.0075);
    expect(perRequest).toBeLessThan(0.0125);
    expect(usage!.source).toBe('/proc');
  });

  it.runIf(isLinux)('measures the peak of memory, and what was taken before the phase apart', async () => {
    const { measured } = await profile(await startServer('memory', 200), { seconds: 0.5 });
    const [warmUp, level] = measured.map(({ usage }) => usage);
    expect(warmUp?.earlierPeakBytes).toBeLessThan(200e6);
    expect(warmUp?.peakMemoryBytes).toBeGreaterThan(200e6);
    expect(level?.peakMemoryBytes).toBeGreaterThan(200e6);
    expect(level?.peakMemoryBytes).toBeLessThan(500e6);
    expect(level?.proportionalMemoryBytes).toBeGreaterThan(200e6);
  });

  it('tells that the server died, and does not die with it', async () => {
    const carriedOut = await profile(await startServer('die', 300), { seconds: 20 });
    expect(carriedOut.because).toMatch(/could not be reached any more/);
    expect(carriedOut.measured.at(-1)!.result.ended).toBe('unreachable');
  });

  it('ends when it is told to, and answers what it has', async () => {
    const stop = AbortSignal.timeout(1500);
    const started = performance.now();
    const carriedOut = await profile(await startServer('plain'), { seconds: 50 }, { stop });
    expect(performance.now() - started).toBeLessThan(8000);
    expect(carriedOut.because).toBe('it was called off');
  });

  it('says its own end with the last lines when it breaks', async () => {
    const broken = profile(
      await startServer('plain'),
      {},
      { program: join(import.meta.dirname, 'nowhere.ts') },
    );
    await expect(broken).rejects.toMatchObject({
      code: 'PROCESS_FAILED',
      log: expect.arrayContaining([]) as unknown,
    });
  });
});
