import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { firstDifference, type Difference } from '@slipway/packaging/boot/answers';
import { pushBase, requiresBaseImages, type Base } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { scoreOffline } from '@slipway/testing/engine-score';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { newHome } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = [requiresEngine('docker-registry', 'skopeo'), requiresBaseImages(), requires('uv', 'python3')];

interface Story {
  fixture: string;
  base: Base;
  inputs: Record<string, string>;
  routes: { readiness: string; scoring: string };
}

const azureml = { readiness: '/', scoring: '/score' };
const onnx = { readiness: '/v2/health/ready', scoring: '/score' };

/** A third of what MLflow brings: nothing that scores imports it, so a marker that is never true leaves it out. */
const unused = ['alembic', 'docker', 'graphene', 'huey', 'matplotlib', 'pyarrow', 'skops', 'sqlalchemy'];

const stories: Record<string, Story> = {
  'a scikit-learn model': {
    fixture: 'iris-sklearn',
    base: 'python',
    inputs: { models: 'model.joblib' },
    routes: azureml,
  },
  'an MLflow model': {
    fixture: 'diabetes-mlflow',
    base: 'python',
    inputs: { models: 'model', overrides: unused.map((name) => `${name}; python_version < '3'`).join('\n') },
    routes: azureml,
  },
  'an ONNX model': { fixture: 'iris-onnx', base: 'node', inputs: { models: 'model.onnx' }, routes: onnx },
  'a model with an entry script': {
    fixture: 'entry-script',
    base: 'python',
    inputs: {
      models: 'model',
      'source-directory': 'src',
      'entry-script': 'score.py',
      environment: 'requirements.txt',
    },
    routes: azureml,
  },
  'two models with one entry script': {
    fixture: 'two-models',
    base: 'python',
    inputs: {
      models: 'models/iris/1/iris.joblib\nmodels/diabetes/1/diabetes.joblib',
      'entry-script': 'src/score.py',
      environment: 'conda.yml',
      'python-version': '3.11',
    },
    routes: azureml,
  },
};

/** Gives every file another time of change. */
function setTimes(folder: string, time: Date): void {
  for (const path of globSync('**', { cwd: folder })) utimesSync(join(folder, path), time, time);
}

describe.skipIf(needed.some(({ missing }) => missing))(
  `images of models${needed.map(({ note }) => note).join('')}`,
  () => {
    // One home for all: a layer of dependencies that two images share is made once.
    const made: string[] = [];
    /** A new folder that is removed at the end: images and wheels are large. */
    const folder = (prefix: string): string => {
      const path = newFolder(prefix);
      made.push(path);
      return path;
    };
    const home = newHome();
    let registry: OciRegistry;
    let engine: Engine;
    const bases: Partial<Record<Base, string>> = {};

    beforeAll(async () => {
      [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
      for (const base of ['python', 'node'] as const) bases[base] = await pushBase(base, registry.host);
    });

    afterAll(async () => {
      engine.stop();
      await registry.end();
      for (const path of made) rmSync(path, { recursive: true, force: true });
    });

    /** Packages a fixture into the registry, from a copy of its own. */
    async function packaged(
      { fixture, base, inputs }: Story,
      more: Record<string, string> = {},
      places: { home?: string; environment?: Record<string, string> } = {},
      changed?: Date,
    ): Promise<StepResult> {
      // A model without a name of its own is called as its folder is.
      const workspace = join(folder('slipway-workspace-'), 'work');
      cpSync(join(root, 'test/fixtures/models', fixture), workspace, { recursive: true });
      if (changed !== undefined) setTimes(workspace, changed);
      const result = await runAction('package-model', {
        workspace,
        home: places.home ?? home,
        environment: { ...engine.environment, ...places.environment },
        inputs: {
          output: 'registry',
          image: `${registry.host}/models/${fixture}:1`,
          'base-image': bases[base]!,
          'insecure-registries': registry.host,
          'sample-input': 'sample-input.json',
          'sample-output': 'sample-output.json',
          // What runs the image is this test.
          check: 'false',
          ...inputs,
          ...more,
        },
      });
      if (result.exitCode !== 0) throw new Error(result.stdout + result.stderr);
      return result;
    }

    /** Where the answer of a container differs from the one that the model itself gave. */
    function differenceOf({ fixture, routes }: Story, image: string): Difference | undefined {
      const read = (file: string): string =>
        readFileSync(join(root, 'test/fixtures/models', fixture, file), 'utf8');
      const answer = scoreOffline(engine, image, { ...routes, body: read('sample-input.json') });
      const expected = JSON.parse(read('sample-output.json')) as unknown;
      return firstDifference(expected, JSON.parse(answer), 1e-4);
    }

    for (const [name, story] of Object.entries(stories)) {
      it(`${name} is pushed, pulled and answers as itself without a network`, async () => {
        const { outputs } = await packaged(story);
        engine.docker('pull', '--quiet', outputs['image']!);
        expect(differenceOf(story, outputs['image']!)).toBeUndefined();
      }, 300_000);
    }

    const sklearn = stories['a scikit-learn model']!;
    const layoutInputs = { output: 'registry\noci-layout\ndocker', 'image-path': 'out/iris.oci.tar' };

    it('a registry, skopeo, a file and the engine of the machine all get the same image', async () => {
      const { outputs, workspace } = await packaged(sklearn, layoutInputs);
      const file = join(workspace, 'out', 'iris.oci.tar');
      const digest = outputs['image-digest']!;
      const skopeo = (...args: string[]): string =>
        execFileSync('skopeo', ['--insecure-policy', ...args], { encoding: 'utf8' });
      const copies = folder('slipway-copies-');
      skopeo(
        'copy',
        '--quiet',
        '--src-tls-verify=false',
        `docker://${outputs['image']}`,
        `oci:${copies}/pulled`,
      );
      skopeo('copy', '--quiet', `oci-archive:${file}`, `oci:${copies}/unpacked`);
      for (const copy of ['pulled', 'unpacked']) {
        const index = readFileSync(join(copies, copy, 'index.json'), 'utf8');
        expect((JSON.parse(index) as { manifests: { digest: string }[] }).manifests[0]?.digest).toBe(digest);
      }

      const name = `${registry.host}/models/iris-sklearn:1`;
      expect(differenceOf(sklearn, name)).toBeUndefined();
      engine.docker('image', 'rm', '--force', name);
      expect(engine.docker('load', '--input', file)).toContain(`Loaded image: ${name}`);
      expect(differenceOf(sklearn, name)).toBeUndefined();
    }, 300_000);

    for (const name of ['a scikit-learn model', 'an ONNX model']) {
      it(`${name} becomes the same image in another folder, home, time zone and year`, async () => {
        const story = stories[name]!;
        const first = await packaged(story);
        const image = `${registry.host}/another/place:9`;
        const environment = { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', PYTHONHASHSEED: '7' };
        const places = { home: newFolder('slipway-home-'), environment };
        const second = await packaged(story, { image }, places, new Date('2001-02-03T04:05:06Z'));
        expect(second.outputs['image-digest']).toBe(first.outputs['image-digest']);
      }, 300_000);
    }
  },
);
