import { describe, expect, it } from 'vitest';

import type { PackageManifest, ServerStart } from '@slipway/core/package-manifest';

import { imageConfig } from './config.ts';

const manifestOf = (start: Partial<ServerStart>): PackageManifest => ({
  schemaVersion: 1,
  digest: `sha256:${'d'.repeat(64)}`,
  models: [],
  multiModel: false,
  environment: {
    provider: 'none',
    lockFile: 'lock/none.txt',
    lockSha256: 'b'.repeat(64),
    runtimeVersion: '3',
    platform: 'any',
    packages: 0,
  },
  start: {
    server: 'custom',
    runtime: 'image',
    args: [],
    variables: { AZUREML_MODEL_DIR: '{package}/models/m/1' },
    routes: { liveness: '/', readiness: '/', scoring: '/', openapi: '/' },
    exitCodes: {},
    ...start,
  },
  environmentVariables: {},
  files: [],
  createdAt: '1970-01-01T00:00:00.000Z',
});

const runtime = { program: 'python3', variables: {} } as const;
const base = { entrypoint: ['/entry.sh'], command: ['serve'], user: 'www', workingFolder: '/srv' };
const more = { variables: { OF: 'base' }, labels: { of: 'base' }, ports: [1] };

describe('an image whose server is in its base', () => {
  it('starts what the base starts, as its user, in its folder, on its port', () => {
    const config = imageConfig(manifestOf({ port: 8080 }), runtime, { ...base, ...more });
    expect(config).toMatchObject({ ...base, ports: [8080] });
    expect(config.variables).toMatchObject({ AZUREML_MODEL_DIR: '/models/m/1' });
  });

  it('starts the command of the package where there is one', () => {
    const args = ['tritonserver', '--model-repository={package}/models/m/1', '--http-port={port}'];
    const config = imageConfig(manifestOf({ args }), runtime, base);
    expect(config).toMatchObject({
      entrypoint: ['tritonserver', '--model-repository=/models/m/1', '--http-port=5001'],
      command: [],
      user: 'www',
      ports: [5001],
    });
  });
});
