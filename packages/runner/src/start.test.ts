import { join } from 'node:path';

import { root, runAction, type StepInputs, type StepResult } from '@slipway/testing/run-action';
import { describe, expect, it } from 'vitest';

const entry = join(root, 'packages/runner/fixtures/kitchen.ts');

/** The boundary is the same for every action; this one is run from its source. */
function cook(inputs: Record<string, string>, more: Partial<StepInputs> = {}): Promise<StepResult> {
  const environment = { NODE_OPTIONS: '--conditions=source', NODE_NO_WARNINGS: '1', ...more.environment };
  return runAction('kitchen', { entry, inputs, ...more, environment });
}

describe('what the runner sees', () => {
  it('writes outputs, a summary and one line when all went well', async () => {
    const step = await cook({ dish: 'soup' });
    expect(step.stderr).toBe('');
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toEqual({ served: 'true', menu: '{"first":"soup","text":"a\\nb"}' });
    expect(step.stdout).toContain('::group::cook soup\n');
    expect(step.stdout).toContain('::endgroup::\nserved\n');
    expect(step.summary).toContain('### kitchen\n');
    expect(step.summary).toContain('| cook soup | ✅ done |');
  });

  it('carries out last what says that somebody was told: after the outputs, and not on a dry run', async () => {
    const step = await cook({ dish: 'cake' });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('::endgroup::\nserved\n::group::wash up\n');
    const failed = await cook({ dish: 'cake', trouble: 'failure' });
    expect(failed.exitCode).toBe(1);
    expect(failed.outputs['served']).toBe('true');
    expect(failed.annotations).toMatchObject([{ message: expect.stringContaining('the stove went out') }]);
    const dry = await cook({ dish: 'cake', 'dry-run': 'true' });
    expect(dry.stdout).toContain('2. wash up');
    expect(dry.stdout).not.toContain('::group::wash up');
  });

  it('says so when nothing has to be done', async () => {
    const step = await cook({ dish: 'nothing' });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('the table is laid already');
    expect(step.summary).toContain('Nothing to do: the table is laid already');
  });

  it('prints the plan and changes nothing on a dry run', async () => {
    const step = await cook({ dish: 'soup', 'dry-run': 'true', trouble: 'defect' });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('1. cook soup');
    expect(step.summary).toContain('### kitchen (dry run: nothing was changed)');
    expect(step.outputs['served']).toBe('false');
  });

  it('reports all problems, ten as annotations at their lines and the rest in the summary', async () => {
    const step = await cook({ dish: 'soup', trouble: 'problems', token: 'hush-hush-hush' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations).toHaveLength(10);
    expect(step.annotations[1]).toMatchObject({ level: 'error', file: 'menu.yml', line: 2, column: 3 });
    expect(step.annotations[1]?.message).toContain('  expected  sugar\n  do        read the recipe');
    expect(step.stdout).toContain('2 more are in the summary.');
    expect(step.summary).toContain('menu.yml:12:3');
  });

  it('reports every wrong input at once and carries nothing out', async () => {
    const step = await cook({ trouble: 'much', 'dry-run': 'maybe' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations.map((each) => each.message.split('\n')[0])).toEqual([
      'input `dish`',
      'input `trouble`',
      'input `dry-run`',
    ]);
    expect(step.outputs).toEqual({});
  });

  it('reports a failure with its cause, its remedy and the end of its log, and still writes outputs', async () => {
    const step = await cook({ dish: 'soup', trouble: 'failure', token: 'hush-hush-hush' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations).toHaveLength(1);
    const [{ message } = { message: '' }] = step.annotations;
    expect(message).toContain('the stove went out (PROCESS_FAILED)');
    expect(message).toContain('cause     no gas');
    expect(message).toContain('do        call the gas works');
    expect(message).toContain('blue flame');
    expect(step.outputs['served']).toBe('false');
    expect(step.summary).toContain('❌ failed');
  });

  it('calls a defect a defect and shows its stack', async () => {
    const step = await cook({ dish: 'soup', trouble: 'defect' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations[0]?.message).toMatch(
      /defect of Slipway.*\n[^]*undefined is not a spoon[^]*kitchen\.ts/,
    );
  });

  it('never shows a secret, whatever goes wrong', async () => {
    for (const trouble of ['problems', 'failure', 'none']) {
      const step = await cook({
        dish: 'soup',
        trouble,
        token: 'hush-hush-hush',
        say: 'it is hush-hush-hush',
      });
      const seen = step.stdout.replaceAll('::add-mask::hush-hush-hush', '') + step.summary + step.stderr;
      expect(step.masks).toContain('hush-hush-hush');
      expect(seen).not.toContain('hush-hush-hush');
    }
  });

  it('keeps foreign lines from becoming workflow commands', async () => {
    const step = await cook({
      dish: 'soup',
      say: '::error::owned\n##[error]owned\n::set-output name=served::no',
    });
    expect(step.annotations).toEqual([]);
    expect(step.stdout).not.toMatch(/^(::error|##\[|::set-output)/m);
    expect(step.outputs['served']).toBe('true');
  });

  it('shows what acts on a terminal instead of obeying it', async () => {
    const dish = 'soup\u202Epuos \u001b]0;title\u0007';
    const step = await cook({
      dish,
      say: 'red \u001b[31mhush-\u001b[0mhush-hush\u001b[2K\u0008',
      token: 'hush-hush-hush',
    });
    expect(step.stdout).toContain('::group::cook soup\\u202epuos ');
    expect(step.stdout).toContain('\nred ***\\u0008\n');
    expect(step.summary).toContain('| cook soup\\\\u202epuos');
    const seen = step.stdout.replaceAll('::add-mask::hush-hush-hush', '') + step.summary;
    expect(seen).not.toMatch(/[^\P{Cc}\n]|\u202E|hush-hush/u);
  });

  it('hides a secret in the summary that Markdown would escape', async () => {
    const step = await cook({ dish: 'soup with a_b*c|d', token: 'a_b*c|d' });
    expect(step.summary).toContain('cook soup with \\*\\*\\*');
  });

  it('stops its child programs when the run is cancelled', async () => {
    const step = await cook(
      { dish: 'soup', trouble: 'wait' },
      {
        onOutput: (stdout, process) => {
          if (/child \d+/.test(stdout)) process.kill('SIGINT');
        },
      },
    );
    const child = Number(/child (\d+)/.exec(step.stdout)?.[1]);
    expect(step.exitCode).toBe(1);
    expect(step.annotations[0]?.message).toContain('CANCELLED');
    expect(() => process.kill(child, 0)).toThrow('ESRCH');
    expect(step.ms).toBeLessThan(7500);
  });
});
