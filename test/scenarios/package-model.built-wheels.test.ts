import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pushBase, requiresBaseImages } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { scoreOffline } from '@slipway/testing/engine-score';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { startPackageIndex, type PackageIndex } from '@slipway/testing/package-index';
import { requires } from '@slipway/testing/requires';
import { newFolder, runAction } from '@slipway/testing/run-action';

const needed = [requiresEngine('docker-registry', 'skopeo'), requiresBaseImages(), requires('uv', 'python3')];

const setup = `from setuptools import setup
open("sources.py", "w").write("built = True")
setup(name="sources", version="1.0", py_modules=["sources"])
`;

const script = `import sources
def init():
    pass
def run(data):
    return sources.built
`;

describe.skipIf(needed.some(({ missing }) => missing))(
  `packaging what has no wheel${needed.map(({ note }) => note).join('')}`,
  () => {
    let registry: OciRegistry;
    let engine: Engine;
    let index: PackageIndex;

    beforeAll(async () => {
      [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
      index = await startPackageIndex([{ name: 'sources', version: '1.0', tag: 'sdist', setup }]);
    });

    afterAll(async () => {
      engine.stop();
      await Promise.all([registry.stop(), index.stop()]);
    });

    it('is refused with the way out named, and builds it when told to', async () => {
      const workspace = newFolder('slipway-workspace-');
      const write = (name: string, text: string): void => writeFileSync(join(workspace, name), text);
      const given = {
        models: 'model.json',
        'entry-script': 'score.py',
        environment: 'requirements.txt',
        'extra-index-urls': index.url,
        output: 'registry\nbuild-context',
        image: `${registry.host}/built/iris:1`,
        'base-image': await pushBase('python', registry.host),
        'insecure-registries': registry.host,
        check: 'false',
      };
      const packaged = (inputs: Record<string, string>): ReturnType<typeof runAction> => {
        write('model.json', '{}');
        write('score.py', script);
        write('requirements.txt', 'sources\n');
        return runAction('package-model', { workspace, environment: engine.environment, inputs });
      };
      const refused = await packaged(given);
      expect(refused.exitCode).not.toBe(0);
      expect(refused.stdout).toContain('set `build-wheels` to `true`');

      const { exitCode, outputs, stdout } = await packaged({ ...given, 'build-wheels': 'true' });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('sources-1.0-py3-none-any.whl was built');
      engine.docker('pull', '--quiet', outputs['image']!);
      const routes = { readiness: '/', scoring: '/score' };
      expect(scoreOffline(engine, outputs['image']!, { ...routes, body: '{}' })).toBe('true');
      const built = join(outputs['context-path']!, 'package', 'lock', 'built-wheels.json');
      expect(readFileSync(built, 'utf8')).toContain('sources-1.0-py3-none-any.whl');
    }, 300_000);
  },
);
