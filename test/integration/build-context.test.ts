import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { firstDifference, type Difference } from '@slipway/packaging/boot/answers';
import { pushBase, requiresBaseImages } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { scoreOffline, type OfflineRequest } from '@slipway/testing/engine-score';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { newHome } from '@slipway/testing/one-run';
import { startIndexOf, type PackageIndex } from '@slipway/testing/package-index';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = [
  requiresEngine('docker-registry', 'skopeo'),
  requiresBaseImages(),
  requires('uv', 'python3', 'npm'),
];

/** With what Dockerfiles are full of: none of it may change on the way. */
const greeting = `a "b" $HOME \\n 'c' \${d} # e\\`;

describe.skipIf(needed.some(({ missing }) => missing))(
  `contexts that somebody else builds${needed.map(({ note }) => note).join('')}`,
  () => {
    let registry: OciRegistry;
    let engine: Engine;
    let index: PackageIndex | undefined;

    beforeAll(async () => {
      [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
    });

    afterAll(async () => {
      engine.stop();
      await Promise.all([registry.stop(), index?.stop()]);
    });

    /** An image as people have it: with an installer, and a user of its own. */
    function pushed(name: string, folder: string, lines: readonly string[]): string {
      const image = `${registry.host}/own/${name}:1`;
      writeFileSync(join(folder, 'Dockerfile'), [...lines, 'USER 1000', ''].join('\n'));
      engine.docker('build', '--quiet', '--network', 'none', '--tag', image, folder);
      engine.docker('push', '--quiet', image);
      return image;
    }

    async function contextOf(
      fixture: string,
      base: string,
      inputs: Record<string, string>,
    ): Promise<StepResult> {
      const workspace = join(newFolder('slipway-workspace-'), 'work');
      cpSync(join(root, 'test/fixtures/models', fixture), workspace, { recursive: true });
      const result = await runAction('package-model', {
        workspace,
        home: newHome(),
        environment: engine.environment,
        inputs: {
          ...inputs,
          output: 'directory\nbuild-context',
          'base-image': base,
          'insecure-registries': registry.host,
          'environment-variables': `GREETING=${greeting}`,
          'sample-input': 'sample-input.json',
          'sample-output': 'sample-output.json',
          check: 'false',
        },
      });
      if (result.exitCode !== 0) throw new Error(result.stdout + result.stderr);
      return result;
    }

    /** Builds a context; the index of this process answers meanwhile. */
    async function builtOf({ outputs }: StepResult, buildArgs: readonly string[]): Promise<string> {
      const image = `${registry.host}/built/elsewhere:1`;
      await promisify(execFile)('docker', ['build', ...buildArgs, '--tag', image, outputs['context-path']!], {
        env: { ...process.env, ...engine.environment },
      });
      return image;
    }

    /** Where the answer of a container without a network differs from that of the model itself. */
    function differenceOf(
      { workspace }: StepResult,
      image: string,
      routes: Omit<OfflineRequest, 'body'>,
    ): Difference | undefined {
      const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');
      const answer = scoreOffline(engine, image, { ...routes, body: read('sample-input.json') });
      return firstDifference(JSON.parse(read('sample-output.json')), JSON.parse(answer), 1e-4);
    }

    it('a model with an entry script answers as itself, installed from a mirror', async () => {
      const folder = newFolder('slipway-base-');
      const pip = [
        'pip',
        'install',
        '-q',
        '--python-version',
        '3.11',
        '--target',
        join(folder, 'pip'),
        'pip',
      ];
      execFileSync('uv', [...pip, '--only-binary', ':all:']);
      const from = `FROM ${await pushBase('python', registry.host)}`;
      const base = pushed('python', folder, [from, 'COPY pip /usr/lib/python3/dist-packages']);
      const context = await contextOf('entry-script', base, {
        models: 'model',
        'source-directory': 'src',
        'entry-script': 'score.py',
        environment: 'requirements.txt',
      });

      const lock = join(context.outputs['context-path']!, 'package/lock/requirements.lock.txt');
      const wheels = newFolder('slipway-wheels-');
      mkdirSync(wheels, { recursive: true });
      const download = [
        '-m',
        'pip',
        'download',
        '-q',
        '--no-deps',
        '--require-hashes',
        '-d',
        wheels,
        '-r',
        lock,
      ];
      execFileSync('python3', download, { stdio: ['ignore', 'ignore', 'inherit'] });
      index = await startIndexOf(wheels);
      const mirror = ['--network', 'host', '--build-arg', `PIP_INDEX_URL=${index.url}`];
      const image = await builtOf(context, mirror);
      expect(differenceOf(context, image, { readiness: '/', scoring: '/score' })).toBeUndefined();

      const inspected = engine.docker('image', 'inspect', '--format', '{{json .Config}}', image);
      const config = JSON.parse(inspected) as {
        User: string;
        Env: string[];
        Labels: Record<string, string>;
      };
      const { outputs } = context;
      expect(config.User).toBe('1001');
      expect(config.Env).toContain(`GREETING=${greeting}`);
      expect(config.Labels['dev.slipway.package-digest']).toBe(outputs['package-digest']);
      expect(JSON.parse(config.Labels['dev.slipway.openapi']!)).toHaveProperty('openapi');
      expect(outputs['base-registry']).toBe(registry.host);
      expect(outputs['base-image']).toMatch(/^127\.0\.0\.1:\d+\/own\/python@sha256:[0-9a-f]{64}$/);
    }, 300_000);

    it('an ONNX model answers as itself, installed from the cache of npm', async () => {
      const folder = newFolder('slipway-base-');
      const npm = realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim());
      cpSync(dirname(dirname(npm)), join(folder, 'npm'), { recursive: true });
      const work = join(folder, 'work');
      cpSync(join(root, 'actions/bundle/dist/programs/npm/onnx'), work, { recursive: true });
      const install = ['ci', '--ignore-scripts', '--no-audit', '--cache', join(folder, 'cache')];
      execFileSync(process.execPath, [npm, ...install], { cwd: work, stdio: 'ignore' });
      const base = pushed('node', folder, [
        `FROM ${await pushBase('node', registry.host)}`,
        'COPY npm /usr/local/lib/node_modules/npm',
        'COPY cache /npm-cache',
        'RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm',
        'ENV NPM_CONFIG_CACHE=/npm-cache NPM_CONFIG_OFFLINE=true',
      ]);
      const context = await contextOf('iris-onnx', base, { models: 'model.onnx' });
      const image = await builtOf(context, ['--network', 'none']);
      const routes = { readiness: '/v2/health/ready', scoring: '/score' };
      expect(differenceOf(context, image, routes)).toBeUndefined();
    }, 300_000);
  },
);
