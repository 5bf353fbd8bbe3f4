import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';

import { listing } from './registry-listing.ts';

/** A workspace with a model, and a home in which `iris@production` has accuracy 0.90 and rmse 10. */
async function registered(): Promise<
  (inputs: Record<string, string>, content?: string) => Promise<StepResult>
> {
  const [workspace, home] = [newFolder(), newFolder()];
  const register = (inputs: Record<string, string>, content = 'new'): Promise<StepResult> => {
    writeFileSync(join(workspace, 'model.bin'), content);
    return runAction('register-model', {
      workspace,
      home,
      inputs: { 'model-path': 'model.bin', name: 'iris', ...inputs },
    });
  };
  const first = await register({ metrics: 'accuracy=0.90\nrmse=10', alias: 'production' }, 'old');
  expect(first).toMatchObject({ exitCode: 0 });
  return register;
}

const compared = { 'compare-to': '@production' };

describe('register-model judges metrics', () => {
  test.each([
    ['larger is better, and it is larger', 'accuracy=0.91\nrmse=10', 'accuracy max', true],
    ['larger is better, and it is equal', 'accuracy=0.90\nrmse=10', 'accuracy max', true],
    ['larger is better, and it is smaller', 'accuracy=0.89\nrmse=10', 'accuracy max', false],
    ['larger is better, smaller within the tolerance', 'accuracy=0.89', 'accuracy max tolerance 0.01', true],
    ['larger is better, smaller than the tolerance', 'accuracy=0.88', 'accuracy max tolerance 0.01', false],
    ['smaller is better, and it is smaller', 'accuracy=0.5\nrmse=9', 'rmse min', true],
    ['smaller is better, and it is equal', 'rmse=10', 'rmse min', true],
    ['smaller is better, and it is larger', 'accuracy=0.99\nrmse=11', 'rmse min', false],
    ['smaller is better, larger within the tolerance', 'rmse=11', 'rmse min tolerance 1', true],
    ['one of two is worse', 'accuracy=0.99\nrmse=11', 'accuracy max\nrmse min', false],
  ])('%s', async (_case, metrics, notWorse, passes) => {
    const register = await registered();
    const step = await register({ ...compared, metrics, 'not-worse': notWorse, alias: 'production' });
    expect(step).toMatchObject({ exitCode: passes ? 0 : 1 });
    expect(step.outputs['registered']).toBe(String(passes));
    expect(step.outputs['model-version']).toBe(passes ? '2' : undefined);
  });

  test('what is not met registers nothing, moves no alias, and says the figures', async () => {
    const register = await registered();
    const gates = {
      ...compared,
      metrics: 'accuracy=0.85',
      require: 'accuracy >= 0.95',
      'not-worse': 'accuracy max',
    };
    const dry = await register({ ...gates, 'missing-metric': 'ignore', 'dry-run': 'true' });
    const before = listing(dry.home);
    const step = await register({ ...gates, alias: 'production' });
    expect(step.exitCode).toBe(1);
    const [annotation] = step.annotations.filter(({ level }) => level === 'error');
    expect(annotation?.message).toContain('accuracy >= 0.95: not met (accuracy is 0.85)');
    expect(annotation?.message).toContain('accuracy max: not met (accuracy is 0.85, and 0.9 in iris:1)');
    expect(step.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(listing(step.home)).toEqual(before);
  });

  test('a missing metric fails, warns or is ignored', async () => {
    const register = await registered();
    const gates = { metrics: 'rmse=1', require: 'accuracy >= 0.9' };
    const failed = await register(gates);
    expect([failed.exitCode, failed.stdout.includes('accuracy is not among the metrics')]).toEqual([1, true]);
    const warned = await register({ ...gates, 'missing-metric': 'warn' });
    expect(warned.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: 'accuracy >= 0.9: accuracy is not among the metrics',
      }),
    );
    expect(warned.outputs['registered']).toBe('true');
    const ignored = await register({ ...gates, 'missing-metric': 'ignore' }, 'newer');
    expect([ignored.exitCode, ignored.annotations]).toEqual([0, []]);
  });

  test('the first model has nothing to be worse than, and the log says so', async () => {
    const register = await registered();
    const step = await register({
      'compare-to': '@staging',
      metrics: 'accuracy=0.1',
      'not-worse': 'accuracy max',
    });
    expect(step).toMatchObject({ exitCode: 0 });
    expect(step.annotations).toContainEqual(
      expect.objectContaining({
        level: 'notice',
        message: 'iris@staging does not exist yet, so there was nothing to compare with',
      }),
    );
    const typo = await register({
      'compare-to': 'iris:9',
      metrics: 'accuracy=0.1',
      'not-worse': 'accuracy max',
    });
    expect([typo.exitCode, typo.stdout.includes('a version of iris: 1, 2')]).toEqual([1, true]);
  });
});
