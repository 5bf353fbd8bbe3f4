import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';
import { tinyPackage, type TinyBehaviour } from '@slipway/testing/tiny-package';
import { describe, expect, it } from 'vitest';

/** A job that profiles tiny packages, each a real server process. */
class Profiling {
  readonly home = newFolder('slipway-home-');
  readonly workspace = newFolder('slipway-workspace-');

  constructor(behaviour: Partial<TinyBehaviour> = {}) {
    tinyPackage(join(this.workspace, 'package'), { version: '1', ...behaviour }, this.home);
  }

  /** Writes a file of requests. */
  requests(...lines: string[]): string {
    writeFileSync(join(this.workspace, 'requests.jsonl'), lines.map((line) => `${line}\n`).join(''));
    return 'requests.jsonl';
  }

  /** Runs profile-model with short levels. */
  run(inputs: Record<string, string> = {}): Promise<StepResult> {
    const short = { package: 'package', concurrency: '1,4', duration: '1', 'warm-up': '0.2' };
    return runAction('profile-model', {
      inputs: { ...short, ...inputs },
      home: this.home,
      workspace: this.workspace,
    });
  }

  /** What was written as `profile.json`. */
  get written(): { levels: Record<string, number>[]; azure: Record<string, number>; verdict: string } {
    return JSON.parse(readFileSync(join(this.workspace, 'profile.json'), 'utf8')) as never;
  }
}

const numberOf = (result: StepResult, output: string): number => Number(result.outputs[output]);

describe('profile-model', () => {
  it('measures a package level by level and recommends a size', async () => {
    const here = new Profiling({ slowMs: 20 });
    const result = await here.run();
    expect(result.stdout).toMatch(/package \(profiled\): .* answers a second with 4 at a time/);
    expect(result).toMatchObject({ exitCode: 0, annotations: [] });
    expect(result.outputs).toMatchObject({
      profile: join(here.workspace, 'profile.json'),
      verdict: 'passed',
      measured: 'true',
      concurrency: '4',
      'success-rate': '1',
    });
    // Every answer takes 20 ms, so 4 at a time make at most 200 a second, and no latency is below.
    expect(numberOf(result, 'throughput')).toBeLessThan(201);
    expect(numberOf(result, 'throughput')).toBeGreaterThan(80);
    expect(numberOf(result, 'latency-p50-ms')).toBeGreaterThan(19);
    expect(numberOf(result, 'latency-p999-ms')).toBeGreaterThanOrEqual(numberOf(result, 'latency-p50-ms'));
    const { levels, azure } = here.written;
    expect(levels.map(({ concurrency }) => concurrency)).toEqual([1, 4]);
    expect(levels[0]!['throughput']).toBeLessThan(51);
    expect(azure['latencyPercentile99InMs']).toBe(numberOf(result, 'latency-p99-ms'));
    expect(JSON.parse(result.outputs['results']!)).toEqual(here.written);
    expect(result.summary).toContain('| 1 at a time |');
    expect(result.summary).toContain('kept, stands for the profile');
  });

  it.runIf(process.platform === 'linux')('tells what the server used, from the kernel', async () => {
    const result = await new Profiling().run();
    expect(numberOf(result, 'cpu-seconds-per-request')).toBeGreaterThan(0.000_005);
    expect(numberOf(result, 'cpu-seconds-per-request')).toBeLessThan(0.01);
    // A Node that does nothing takes some 40 to 60 MB.
    expect(numberOf(result, 'peak-memory-mb')).toBeGreaterThan(30);
    expect(numberOf(result, 'peak-memory-mb')).toBeLessThan(300);
    expect(numberOf(result, 'recommended-cpu')).toBeGreaterThanOrEqual(0.1);
    expect(numberOf(result, 'recommended-memory-gb')).toBeGreaterThanOrEqual(0.1);
    expect(numberOf(result, 'recommended-memory-gb')).toBeLessThan(0.5);
  });

  it('answers from the kept profile when nothing changed, within a second, and says so', async () => {
    const here = new Profiling();
    const first = await here.run();
    const again = await here.run();
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.ms).toBeLessThan(1500);
    expect(again.stdout).toContain('the same package was profiled with the same requests');
    expect(again.stdout).not.toContain('::group::');
    expect(again.outputs).toEqual({ ...first.outputs, measured: 'false' });
    expect(again.summary).toContain('This was measured at');
    const fresh = await here.run({ fresh: 'true' });
    expect(fresh.outputs['measured']).toBe('true');
    const others = await here.run({ requests: here.requests('{"data": [9]}') });
    expect(others.outputs['measured']).toBe('true');
  });

  it('judges a kept profile by another objective without measuring, and measures again before it fails', async () => {
    const here = new Profiling({ slowMs: 30 });
    await here.run();
    const loose = await here.run({ 'max-latency-ms': '1000' });
    expect(loose.outputs).toMatchObject({ measured: 'false', verdict: 'passed' });
    const strict = await here.run({ 'max-latency-ms': '25' });
    expect(strict.outputs).toMatchObject({ measured: 'true', verdict: 'failed' });
  });

  it('passes when a level keeps the objective, and lets that one stand for the profile', async () => {
    const here = new Profiling();
    const requests = here.requests('{"sleep": 40}');
    const result = await here.run({ requests, concurrency: '2', 'max-latency-ms': '2000' });
    expect(result.outputs).toMatchObject({ verdict: 'passed', concurrency: '2' });
  });

  it('sends requests at a rate, whether or not they are answered', async () => {
    const here = new Profiling({ slowMs: 300 });
    const result = await here.run({ rate: '50', duration: '2' });
    expect(result.exitCode).toBe(0);
    expect(result.outputs['rate']).toBe('50');
    expect(here.written.levels[0]!['requests']).toBe(100);
    expect(numberOf(result, 'latency-p50-ms')).toBeGreaterThan(295);
  });

  it('ends a level at its number of requests', async () => {
    const here = new Profiling();
    await here.run({ 'requests-per-level': '25', duration: '60' });
    expect(here.written.levels.map(({ requests }) => requests)).toEqual([25, 25]);
  });

  it('says that the server died under load: the exit code, its meaning, the level and the log', async () => {
    const here = new Profiling();
    const alive = Array.from({ length: 1500 }, () => '{"data": [1]}');
    const requests = here.requests(...alive, '{"die": 3}');
    const result = await here.run({ requests, duration: '20' });
    expect(result.exitCode).toBe(1);
    expect(result.ms).toBeLessThan(15_000);
    const [told] = result.annotations;
    expect(told!.message).toContain('SERVER_EXITED');
    expect(told!.message).toContain('exit code 3: the model could not be loaded');
    expect(told!.message).toMatch(/while it was profiled \((warm-up|level 1 of 2)/);
    expect(told!.message).toContain('scored 13');
    expect(existsSync(join(here.workspace, 'profile.json'))).toBe(false);
    expect(existsSync(join(here.home, 'profiles'))).toBe(false);
  });

  it('leaves no process behind, whatever happens', async () => {
    const here = new Profiling();
    const result = await here.run();
    const pid = Number(/\(process (\d+)\)/.exec(result.stdout)![1]);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});
