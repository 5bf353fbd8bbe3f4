import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';
import { tinyPackage } from '@slipway/testing/tiny-package';
import { describe, expect, it } from 'vitest';

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
});
