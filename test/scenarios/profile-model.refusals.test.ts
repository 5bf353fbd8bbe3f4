import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';
import { tinyPackage } from '@slipway/testing/tiny-package';
import { describe, expect, it } from 'vitest';

import { listing } from './registry-listing.ts';

describe('profile-model tells what is wrong', () => {
  const home = newFolder('slipway-home-');
  const workspace = newFolder('slipway-workspace-');
  tinyPackage(join(workspace, 'package'), { version: '1' }, home);
  const output = join(workspace, 'profile.json');

  function profile(inputs: Record<string, string>): Promise<StepResult> {
    const quick = { package: 'package', concurrency: '1,2', duration: '0.5', 'warm-up': '0.1' };
    return runAction('profile-model', { inputs: { ...quick, ...inputs }, home, workspace });
  }

  function requests(...lines: string[]): string {
    writeFileSync(join(workspace, 'requests.jsonl'), `${lines.join('\n')}\n`);
    return 'requests.jsonl';
  }

  function errorsOf(step: StepResult): string {
    return step.annotations
      .filter(({ level }) => level === 'error')
      .map(({ message }) => message)
      .join('\n');
  }

  it('annotates the line of a request that is no JSON, and measures nothing', async () => {
    const step = await profile({ requests: requests('{"a": 1}', '{"a": 2}', '{"a": 3', '{"a": 4}') });
    expect(step.exitCode).toBe(1);
    expect(step.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'requests.jsonl', line: 3 }),
    );
    expect(existsSync(output)).toBe(false);
  });

  it('tells all that is wrong with the inputs at once', async () => {
    const step = await profile({ duration: 'long', percentile: '98', concurrency: '0', 'endpoint-key': 'k' });
    expect(step.exitCode).toBe(1);
    for (const input of ['duration', 'percentile', 'concurrency']) expect(errorsOf(step)).toContain(input);
  });

  it('tells of a package, requests and a model that are not there at once', async () => {
    const step = await profile({ package: 'nowhere', requests: 'none.jsonl', 'write-tags': 'iris:3' });
    expect(step.exitCode).toBe(1);
    const errors = errorsOf(step);
    expect(errors).toContain('`nowhere` does not exist');
    expect(errors).toContain('`none.jsonl` does not exist');
    expect(errors).toContain('iris:3 is not in');
    expect(errors.match(/`nowhere` does not exist/g)).toHaveLength(1);
  });

  it('names the cause when the server does not come up at all', async () => {
    const failsWith = { exitCode: 3, lines: ['slipway: weights.txt is cut off'] };
    tinyPackage(join(workspace, 'broken'), { version: '2', failsWith }, home);
    const step = await profile({ package: 'broken' });
    expect(step.exitCode).toBe(1);
    expect(errorsOf(step)).toContain('weights.txt is cut off (exit code 3: the model could not be loaded)');
  });

  it('only says what it would do with `dry-run`', async () => {
    const before = listing(home);
    const step = await profile({ 'dry-run': 'true' });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('profile the package package: 1 and 2 at a time');
    expect(step.outputs['profile'] ?? '').toBe('');
    expect(listing(home)).toEqual(before);
    expect(existsSync(output)).toBe(false);
  });

  it('quotes the first answer when no request succeeds', async () => {
    const step = await profile({ requests: requests('{"status": 422}') });
    expect(step.exitCode).toBe(1);
    expect(errorsOf(step)).toContain('answered with 422: {"message":"as asked"} (SCORING_FAILED)');
  });

  it('fails when too few requests succeed, with the share, and stops at that level', async () => {
    const step = await profile({ requests: requests('{"data": [1]}', '{"status": 500}') });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(errorsOf(step)).toMatch(/with 1 at a time: success rate (4|5)\d(\.\d+)? %, less than 99 %/);
    const written = JSON.parse(readFileSync(output, 'utf8')) as { levels: unknown[]; verdict: string };
    expect(written.verdict).toBe('failed');
    expect(written.levels).toHaveLength(1);
  });

  it('fails when the latency misses the objective, with the figures of each level', async () => {
    tinyPackage(join(workspace, 'slow'), { version: '3', slowMs: 30 }, home);
    const step = await profile({ package: 'slow', 'max-latency-ms': '10', percentile: '50' });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    // A busy machine may make it slower than 30 ms, never faster.
    expect(errorsOf(step)).toMatch(/with 1 at a time: p50 \d+(\.\d+)? ms, more than 10 ms/);
    expect(errorsOf(step)).toMatch(/with 2 at a time: p50 \d+(\.\d+)? ms, more than 10 ms/);
  });
});
