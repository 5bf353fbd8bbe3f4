import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import { newHome } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const fixtures = join(root, 'test', 'fixtures', 'models');
const needed = requires('npm');

function manifestAt(folder: string): PackageManifest {
  return JSON.parse(readFileSync(join(folder, 'slipway.json'), 'utf8')) as PackageManifest;
}

describe.skipIf(needed.missing)(`packaging ONNX models${needed.note}`, () => {
  // One home for all: the environment is installed once.
  const home = newHome();

  function packageModel(inputs: Record<string, string>, workspace: string): Promise<StepResult> {
    return runAction('package-model', { inputs, workspace, home });
  }

  function workspaceWith(model: string): string {
    const workspace = newFolder('slipway-workspace-');
    cpSync(join(fixtures, model), join(workspace, model), { recursive: true });
    return workspace;
  }

  const iris = {
    models: 'iris-onnx/model.onnx',
    'sample-input': 'iris-onnx/sample-input.json',
    'sample-output': 'iris-onnx/sample-output.json',
  };

  describe('a good model', () => {
    const workspace = workspaceWith('iris-onnx');
    let first: StepResult;

    beforeAll(async () => {
      first = await packageModel(iris, workspace);
    });

    it('is booted, scored, compared, and put in place with a lock of hashes', () => {
      expect(first.stdout).toMatch(/packaged iris-onnx:[0-9a-f]{12} at .*sample scored in .* as expected/);
      expect(first.exitCode).toBe(0);
      expect(first.outputs).toMatchObject({
        package: join(workspace, 'package'),
        server: 'onnx',
        'cache-hit': 'false',
      });
      const manifest = manifestAt(first.outputs['package']!);
      expect(first.outputs['package-digest']).toBe(manifest.digest);
      expect(manifest.environment).toMatchObject({ provider: 'npm', platform: 'any', packages: 17 });
      const lock = readFileSync(join(first.outputs['package']!, manifest.environment.lockFile), 'utf8');
      expect(lock.match(/"integrity": "sha512-/g)).toHaveLength(17);
      expect(lock).not.toContain('"resolved"');
      expect(first.summary).toContain(manifest.digest);
    });

    it('is not packaged again when nothing changed', async () => {
      const again = await packageModel(iris, workspace);
      expect(again.exitCode).toBe(0);
      expect(again.outputs['cache-hit']).toBe('true');
      expect(again.outputs['package-digest']).toBe(first.outputs['package-digest']);
      expect(again.stdout).toContain('nothing it is made from has changed');
      expect(again.stdout).not.toContain('::group::');
    });

    it('has the same digest in another folder at another time', async () => {
      const elsewhere = await packageModel({ ...iris, path: 'other/place' }, workspace);
      expect(elsewhere.outputs['package-digest']).toBe(first.outputs['package-digest']);
      expect(elsewhere.outputs['cache-hit']).toBe('false');
    });

    it('is packaged again when a byte of the package changed', async () => {
      const path = 'damaged';
      await packageModel({ ...iris, path, check: 'false' }, workspace);
      const file = join(workspace, path, 'server', 'onnx.json');
      writeFileSync(file, `${readFileSync(file, 'utf8')} `);
      const again = await packageModel({ ...iris, path, check: 'false' }, workspace);
      expect(again.outputs['cache-hit']).toBe('false');
      expect(again.outputs['package-digest']).toBe(first.outputs['package-digest']);
      expect(again.summary).toContain('server/onnx.json changed since it was packaged');
    });

    it('keeps the good package when the next one answers something else', async () => {
      const before = readFileSync(join(workspace, 'package', 'slipway.json'), 'utf8');
      const wrong = await packageModel({ ...iris, models: 'iris-onnx/model-v2.onnx' }, workspace);
      expect(wrong.exitCode).toBe(1);
      expect(wrong.annotations[0]?.message).toMatch(
        /the answer to the sample request differs at \$\[0\]\[0\]/,
      );
      expect(readFileSync(join(workspace, 'package', 'slipway.json'), 'utf8')).toBe(before);
      expect(readdirSync(workspace).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  it('packages several models behind one server, from a registry with their samples', async () => {
    const workspace = workspaceWith('iris-onnx');
    cpSync(join(fixtures, 'digits-mlp-onnx'), join(workspace, 'digits'), { recursive: true });
    for (const [name, folder] of [
      ['iris', 'iris-onnx'],
      ['digits', 'digits'],
    ] as const) {
      const registered = await runAction('register-model', {
        inputs: {
          'model-path': `${folder}/model.onnx`,
          name,
          'sample-input': `${folder}/sample-input.json`,
          'sample-output': `${folder}/sample-output.json`,
        },
        workspace,
        home,
      });
      expect(registered).toMatchObject({ exitCode: 0 });
    }
    const both = await packageModel({ models: 'iris:1\ndigits@latest' }, workspace);
    expect(both).toMatchObject({ exitCode: 0 });
    expect(both.stdout).toContain('as expected');
    const manifest = manifestAt(join(workspace, 'package'));
    expect(manifest.multiModel).toBe(true);
    expect(manifest.models.map(({ folder }) => folder)).toEqual(['models/iris/1', 'models/digits/1']);
  });

  it('shows nothing half-made when it is killed, and works the next time', async () => {
    const workspace = workspaceWith('iris-onnx');
    const killed = await runAction('package-model', {
      inputs: iris,
      workspace,
      home,
      onOutput: (stdout, child) => {
        if (stdout.includes('boot it')) child.kill('SIGKILL');
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect(readdirSync(workspace).filter((name) => !name.startsWith('.'))).toEqual(['iris-onnx']);
    expect(await packageModel(iris, workspace)).toMatchObject({ exitCode: 0 });
    expect(manifestAt(join(workspace, 'package')).models).toHaveLength(1);
  });

  it('stops the server and clears up when the run is cancelled', async () => {
    const workspace = workspaceWith('iris-onnx');
    let isCancelled = false;
    const cancelled = await runAction('package-model', {
      inputs: iris,
      workspace,
      home,
      onOutput: (stdout, child) => {
        // Once: who cancels again and again means at once, and then nothing is cleared up.
        if (!isCancelled && stdout.includes('boot it')) isCancelled = child.kill('SIGTERM');
      },
    });
    expect(cancelled.exitCode).not.toBe(0);
    expect(readdirSync(workspace)).toEqual(['iris-onnx']);
  });

  it('says why a model does not boot', async () => {
    const workspace = workspaceWith('broken-onnx');
    const broken = await packageModel({ models: 'broken-onnx/model.onnx' }, workspace);
    expect(broken.exitCode).toBe(1);
    expect(broken.annotations.find(({ level }) => level === 'error')?.message).toMatch(
      /the server ended by itself: .*operator.*\(exit code 3: a model could not be loaded\)/,
    );
    expect(existsSync(join(workspace, 'package'))).toBe(false);
  });

  it('only tells what it would do in a dry run', async () => {
    const workspace = workspaceWith('iris-onnx');
    const dry = await packageModel({ ...iris, 'dry-run': 'true' }, workspace);
    expect(dry.exitCode).toBe(0);
    expect(dry.stdout).toMatch(
      /1\. lock the dependencies[\s\S]*4\. boot it, score the sample[\s\S]*5\. list what[\s\S]*6\. put the package/,
    );
    expect(readdirSync(workspace)).toEqual(['iris-onnx']);
    expect(dry.outputs).not.toHaveProperty('package');
  });

  it('tells every problem at once and leaves everything as it is', async () => {
    const workspace = workspaceWith('corrupt');
    writeFileSync(join(workspace, 'requirements.txt'), 'numpy==2.4.6\npandas=3\n');
    const wrong = await packageModel(
      {
        models: 'corrupt/truncated.onnx\nnowhere:1\nruns:/abc/model',
        'entry-script': 'missing.py',
        environment: 'requirements.txt',
        'sample-input': 'missing.json',
        path: 'corrupt',
      },
      workspace,
    );
    expect(wrong.exitCode).toBe(1);
    const errors = wrong.annotations.filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message).join('\n')).toMatch(
      /truncated\.onnx[\s\S]*nowhere:1[\s\S]*runs:\/abc\/model[\s\S]*missing\.py[\s\S]*missing\.json[\s\S]*a single `=` is of conda[\s\S]*holds other files/,
    );
    expect(errors).toContainEqual(expect.objectContaining({ file: 'requirements.txt', line: 2 }));
    expect(readdirSync(workspace).toSorted()).toEqual(['corrupt', 'requirements.txt']);
  });
});
