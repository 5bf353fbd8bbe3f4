import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { findSurveyed } from '@slipway/action-register-model/commands/surveyed';
import type { ModelRecord } from '@slipway/core/model-record';
import { archivedTag, type Registry } from '@slipway/models/registry/kind';
import { chooseRegistry } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { MlflowServer } from '@slipway/testing/mlflow-server';
import { requires } from '@slipway/testing/requires';

import { folder } from './model-folders.ts';
import { register } from './registering.ts';
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

  describe('and what MLflow has of it', () => {
    const opened = (): {
      registry: Registry;
      home: string;
      add: (content: string) => Promise<ModelRecord>;
    } => {
      const home = newFolder();
      const ports = nodePorts({ home });
      const { provider, location } = chooseRegistry(`mlflow:${server.url}`, ports);
      return {
        registry: provider.open(location, ports),
        home,
        add: async (content) => {
          const wish = { name: 'iris', path: folder({ 'model.bin': content }) };
          return (await register(provider, location, wish, ports)).record;
        },
      };
    };
    const stored = (): string[] =>
      globSync(join(server.artifacts, '*', 'models', '*', 'artifacts', 'model.bin')).map((path) =>
        readFileSync(path, 'utf8'),
      );
    const told = async (version: string): Promise<{ source: string; current_stage?: string }> => {
      const answer = await server.call('GET', `model-versions/get?name=iris&version=${version}`);
      return (answer as { model_version: { source: string; current_stage?: string } }).model_version;
    };

    test('the files of a deleted version go, and stay for another version of them', async () => {
      const { registry, add } = opened();
      const [only, shared] = [await add('only one has it'), await add('two have it')];
      const { source } = await told('2');
      await server.call('POST', 'registered-models/create', { name: 'rose' });
      const model_id = source.replace('models:/', '');
      await server.call('POST', 'model-versions/create', { name: 'rose', source, model_id });
      await registry.delete(only);
      await registry.delete(shared);
      expect(stored()).not.toContain('only one has it');
      expect(stored()).toContain('two have it');
      await registry.delete({ name: 'rose', version: '1' });
      expect(stored()).not.toContain('two have it');
    });

    test('a version of another tool is taken out of use without its files', async () => {
      const { registry, add, home } = opened();
      await add('a model');
      const { source } = await told('1');
      const model_id = source.replace('models:/', '');
      await server.call('POST', 'registered-models/create', { name: 'rose' });
      await server.call('POST', 'model-versions/create', { name: 'rose', source, model_id });
      const rose = { name: 'rose', version: '1' };
      await registry.setAlias('rose', 'champion', '1');
      const found = await findSurveyed(registry, { name: 'rose', pick: { alias: 'champion' } });
      expect(found).toMatchObject({ version: { id: 'rose:1', digest: '' }, aliases: { champion: '1' } });
      await registry.setArchived(rose, true);
      expect(await findSurveyed(registry, { name: 'rose', pick: { version: '2' } })).toBeUndefined();
      expect((await registry.delete(rose, { withAliases: true })).deleted).toBe(true);
      expect(existsSync(join(home, 'fetched'))).toBe(false);
    });

    test('what is archived is in the stage Archived, whoever archived it', async () => {
      const { registry, add } = opened();
      const record = await add('a model');
      await registry.setTags(record, { [archivedTag]: 'true' });
      expect((await told('1')).current_stage).toBe('Archived');
      await registry.setTags(record, { [archivedTag]: null });
      expect((await told('1')).current_stage).toBe('None');
      const fields = { name: 'iris', version: '1', stage: 'Archived', archive_existing_versions: false };
      await server.call('POST', 'model-versions/transition-stage', fields);
      const archived = await registry.find({ name: 'iris', pick: { version: '1' } });
      expect(archived?.tags).toEqual({ [archivedTag]: 'true' });
      expect(await registry.find({ name: 'iris', pick: { latest: true } })).toBeUndefined();
      expect((await registry.setTags(record, { [archivedTag]: null })).tags).toEqual({});
    });
  });
});

/** A server takes seconds to start, so each test gets the same one without the models of the test before. */
async function empty(server: MlflowServer): Promise<void> {
  const { registered_models: models = [] } = (await server.call('GET', 'registered-models/search')) as {
    registered_models?: { name: string }[];
  };
  for (const { name } of models) await server.call('DELETE', 'registered-models/delete', { name });
}
