import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe } from 'vitest';

import { MlflowServer } from '@slipway/testing/mlflow-server';
import { requires } from '@slipway/testing/requires';

import { registryContract } from './registry.ts';

const tools = requires('uv');

describe.skipIf(tools.missing)(`an MLflow server${tools.note}`, () => {
  let server: MlflowServer;
  beforeAll(async () => {
    server = await MlflowServer.start();
  }, 180_000);
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(() => empty(server));

  registryContract({
    make: () => `mlflow:${server.url}`,
    numbersVersions: true,
    spoil: (_text, _record, path) => {
      for (const file of globSync(join(server.artifacts, '*', 'models', '*', 'artifacts', path)))
        writeFileSync(file, 'spoiled');
    },
  });
});

/** A server takes seconds to start, so each test gets the same one without the models of the test before. */
async function empty(server: MlflowServer): Promise<void> {
  const { registered_models: models = [] } = (await server.call('GET', 'registered-models/search')) as {
    registered_models?: { name: string }[];
  };
  for (const { name } of models) await server.call('DELETE', 'registered-models/delete', { name });
}
