import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PackageContent } from '@slipway/packaging/package/content';
import { nodePorts } from '@slipway/runner/ports';

/** What a package says when nothing about it matters; no server of it is ever started. */
export const fingerprint = 'f'.repeat(64);

/** A small package of one model, made in a folder of its own. */
export function smallContent(folder: string, weights = 'weights'): PackageContent {
  const ports = nodePorts();
  const lock = 'six==1\n';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.bin'), weights);
  return {
    files: [
      { to: 'models/m/1/model.bin', from: join(folder, 'model.bin'), sha256: ports.files.sha256(weights) },
      { to: 'server/serve.py', content: 'print()\n' },
      { to: 'lock/lock.txt', content: lock },
    ],
    manifest: {
      schemaVersion: 1,
      models: [
        {
          name: 'm',
          version: '1',
          digest: `sha256:${'a'.repeat(64)}`,
          framework: 'custom',
          folder: 'models/m/1',
        },
      ],
      multiModel: false,
      environment: {
        provider: 'uv',
        lockFile: 'lock/lock.txt',
        lockSha256: ports.files.sha256(lock),
        runtimeVersion: '3.11',
        platform: 'any',
        packages: 1,
      },
      start: {
        server: 'azureml',
        runtime: 'python',
        args: ['{package}/server/serve.py', '--port', '{port}'],
        variables: { AZUREML_MODEL_DIR: '{package}/models/m/1' },
        routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
        exitCodes: {},
      },
      environmentVariables: { GREETING: 'hello $USER "you"' },
      fingerprint,
    },
  };
}
