import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Profile } from '@slipway/core/profile';
import { Deploying } from '@slipway/testing/deploying';
import { runAction, type StepResult } from '@slipway/testing/run-action';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('profiling an endpoint', () => {
  const deploying = new Deploying('tiny');
  let uri: string;

  function profile(inputs: Record<string, string>): Promise<StepResult> {
    const quick = { requests: 'requests.jsonl', concurrency: '2', duration: '0.5', 'warm-up': '0.1' };
    const { home, workspace } = deploying;
    return runAction('profile-model', { inputs: { ...quick, ...inputs }, home, workspace });
  }

  function errorsOf(step: StepResult): string {
    return step.annotations
      .filter(({ level }) => level === 'error')
      .map(({ message }) => message)
      .join('\n');
  }

  beforeAll(async () => {
    writeFileSync(join(deploying.workspace, 'requests.jsonl'), '{"data": [1]}\n{"data": [2]}\n');
    const deployed = await deploying.deploy({ version: '1' });
    expect(deployed).toMatchObject({ exitCode: 0 });
    uri = deployed.outputs['scoring-uri']!;
  });
  afterAll(() => deploying.run({ command: 'delete' }));

  it('finds one of this machine by its name, with its key and its processes', async () => {
    const step = await profile({ endpoint: 'tiny' });
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', measured: 'true' } });
    const [level] = (JSON.parse(step.outputs['results']!) as Profile).levels;
    expect(level).toMatchObject({ concurrency: 2, successRate: 1, statuses: { 200: level!.requests } });
    expect(level!.requests).toBeGreaterThan(20);
    expect(step.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(deploying.keys.primary);
  });

  it.runIf(process.platform === 'linux')('measures what the servers of the endpoint use', async () => {
    const step = await profile({ endpoint: 'tiny', concurrency: '1' });
    const [level] = (JSON.parse(step.outputs['results']!) as Profile).levels;
    expect(level!.cpuSecondsPerRequest).toBeGreaterThan(0);
    expect(level!.peakMemoryBytes).toBeGreaterThan(10e6);
    expect(step.outputs).toHaveProperty('recommended-cpu');
  });

  it('is measured every time: what serves there may have changed', async () => {
    expect(await profile({ endpoint: 'tiny' })).toMatchObject({ exitCode: 0, outputs: { measured: 'true' } });
  });

  it('takes an address and a key', async () => {
    const step = await profile({ endpoint: uri, 'endpoint-key': deploying.keys.primary });
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(step.outputs['recommended-cpu'] ?? '').toBe('');
    expect(step.summary).toContain('CPU time and memory could not be measured');
    const shown =
      step.stdout.replaceAll(/^::add-mask::.*$/gm, '') + step.summary + JSON.stringify(step.outputs);
    expect(shown).not.toContain(deploying.keys.primary);
  });

  it('says that a key is wrong or missing, and does not try it again and again', async () => {
    const wrong = await profile({ endpoint: uri, 'endpoint-key': 'not-the-key' });
    expect(wrong.exitCode).toBe(1);
    expect(errorsOf(wrong)).toMatch(/endpoint-key[\s\S]*a key that the endpoint answered with 401/);
    expect(errorsOf(wrong)).not.toContain('not-the-key');
    const missing = await profile({ endpoint: uri });
    expect(missing.exitCode).toBe(1);
    expect(errorsOf(missing)).toContain('no key, and the endpoint answered 401');
  });

  it('names the endpoints there are, and the deployments', async () => {
    const step = await profile({ endpoint: 'tinny' });
    expect(step.exitCode).toBe(1);
    expect(errorsOf(step)).toMatch(/there is no endpoint `tinny`[\s\S]*one of `tiny`/);
    const other = await profile({ endpoint: 'tiny', deployment: 'blue' });
    expect(other.exitCode).toBe(1);
    expect(errorsOf(other)).toMatch(/`blue` is no deployment of `tiny`/);
  });

  it('says that nothing listens there', async () => {
    const step = await profile({ endpoint: 'http://127.0.0.1:9/score' });
    expect(step.exitCode).toBe(1);
    expect(errorsOf(step)).toContain('NETWORK_FAILED');
  });
});
