import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { firstDifference } from '@slipway/providers/package/answers';
import { pushBase, requiresBaseImages, type Base } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { scoreOffline } from '@slipway/testing/engine-score';
import { OciRegistry } from '@slipway/testing/oci-registry';
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
    inputs: { models: 'model' },
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

describe.skipIf(needed.some(({ missing }) => missing))(
  `images of models${needed.map(({ note }) => note).join('')}`,
  () => {
    // One home for all: a layer of dependencies that two images share is made once.
    const home = newFolder('slipway-home-');
    let registry: OciRegistry;
    let engine: Engine;
    const bases: Partial<Record<Base, string>> = {};

    beforeAll(async () => {
      [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
      for (const base of ['python', 'node'] as const) bases[base] = await pushBase(base, registry.host);
    });

    afterAll(async () => {
      engine.stop();
      await registry.stop();
    });

    /** Packages a fixture into the registry, from a copy of its own. */
    async function packaged(
      { fixture, base, inputs }: Story,
      more: Record<string, string> = {},
      places: { home?: string; environment?: Record<string, string> } = {},
    ): Promise<StepResult> {
      const workspace = newFolder('slipway-workspace-');
      cpSync(join(root, 'test/fixtures/models', fixture), workspace, { recursive: true });
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
      expect(result.exitCode, result.stdout + result.stderr).toBe(0);
      return result;
    }

    function expectOwnAnswer({ fixture, routes }: Story, image: string): void {
      const read = (file: string): string =>
        readFileSync(join(root, 'test/fixtures/models', fixture, file), 'utf8');
      const answer = scoreOffline(engine, image, { ...routes, body: read('sample-input.json') });
      const expected = JSON.parse(read('sample-output.json')) as unknown;
      expect(firstDifference(expected, JSON.parse(answer), 1e-4)).toBeUndefined();
    }

    for (const [name, story] of Object.entries(stories)) {
      it(`${name} is pushed, pulled and answers as itself without a network`, async () => {
        const { outputs } = await packaged(story);
        engine.docker('pull', '--quiet', outputs['image']!);
        expectOwnAnswer(story, outputs['image']!);
      }, 300_000);
    }
  },
);
