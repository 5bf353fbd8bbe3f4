import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, root } from '@slipway/testing/run-action';
import { describe, expect, it } from 'vitest';

const model = join(root, 'test/fixtures/models/iris-onnx/model.onnx');

/** Runs the built command line in a new folder, with a home of its own. */
function slipway(...words: string[]) {
  const folder = newFolder();
  const home = join(folder, 'home');
  const env = { ...process.env, SLIPWAY_HOME: home, NO_COLOR: '1', GITHUB_WORKSPACE: '' };
  const entry = join(root, 'actions/bundle/slipway.js');
  const ran = spawnSync(process.execPath, [entry, ...words], { cwd: folder, env, encoding: 'utf8' });
  return { exitCode: ran.status, stdout: ran.stdout, stderr: ran.stderr, home };
}

describe('the command line', () => {
  it('lists the actions, and says so when there is no such one', () => {
    const help = slipway('--help');
    expect(help.exitCode).toBe(0);
    for (const name of ['register-model', 'package-model', 'profile-model', 'deploy-model'])
      expect(help.stdout).toContain(name);
    const unknown = slipway('train-model');
    expect(unknown.exitCode).toBe(1);
    expect(unknown.stderr).toContain('There is no action `train-model`');
  });

  it('explains each action in the words of its action.yml', () => {
    const help = slipway('register-model', '--help');
    expect(help.exitCode).toBe(0);
    expect(slipway('deploy-model', '--help').stdout).toMatch(/--endpoint \(required\)/);
    expect(help.stdout).toMatch(/--missing-metric \(default: fail\)/);
  });

  it('registers a model, with the log apart from the outputs', () => {
    const ran = slipway('register-model', '--name', 'iris', '--model-path', model, '--json');
    expect(ran.exitCode).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ 'model-id': 'iris:1', registered: true });
    expect(ran.stderr).toContain('registered iris:1');
    expect(existsSync(join(ran.home, 'registry/models/iris/1.json'))).toBe(true);
  });

  it('changes nothing on a dry run', () => {
    const ran = slipway('register-model', '--name', 'iris', '--model-path', model, '--dry-run');
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toContain('record iris:1');
    expect(existsSync(ran.home)).toBe(false);
  });

  it('tells problems in the same words as a workflow step, and ends with 1', () => {
    const ran = slipway('register-model', '--name', 'not a name', '--model-path', 'missing.onnx');
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain('input `name`\n  said      not a name');
  });
});
