import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { Failure, Problems } from '@slipway/core/trouble';
import { workflowArtifacts } from '@slipway/runner/artifacts';

import { newFolder } from '../run-action.ts';
import { startResultsService, type ResultsService } from './service.ts';

let service: ResultsService;

beforeEach(async () => {
  service = await startResultsService();
  const places = { RUNNER_TEMP: newFolder(), GITHUB_WORKSPACE: newFolder(), GITHUB_RUN_ID: '42' };
  for (const [name, value] of Object.entries({ ...service.environment, ...places })) vi.stubEnv(name, value);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await service.close();
});

/** A folder with text, bytes that do not compress and more of them than one block of the client. */
function folderToGive(): { folder: string; weights: Buffer } {
  const folder = newFolder();
  const weights = randomBytes(9 * 2 ** 20);
  mkdirSync(join(folder, 'models', 'iris'), { recursive: true });
  writeFileSync(join(folder, 'models', 'iris', 'weights.bin'), weights);
  writeFileSync(join(folder, 'zeros.bin'), Buffer.alloc(2 ** 20));
  writeFileSync(join(folder, 'slipway.json'), '{"name":"iris"}\n');
  return { folder, weights };
}

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('workflow artifacts through the real client', () => {
  test('what was given is taken byte by byte', async () => {
    const { folder, weights } = folderToGive();
    const given = await workflowArtifacts.give('package', folder);
    const taken = newFolder();
    await workflowArtifacts.take('package', taken);
    expect(readFileSync(join(taken, 'models', 'iris', 'weights.bin')).equals(weights)).toBe(true);
    expect(readFileSync(join(taken, 'slipway.json'), 'utf8')).toBe('{"name":"iris"}\n');
    expect(given.digest).toBe(service.artifacts().at(0)?.digest);
  });

  test('nothing is compressed: a megabyte of zeros stays a megabyte', async () => {
    await workflowArtifacts.give('package', folderToGive().folder);
    expect(service.artifacts().at(0)?.bytes.length).toBeGreaterThan(10 * 2 ** 20);
  });

  test('a name that is taken is a failure that says what to do', async () => {
    const { folder } = folderToGive();
    await workflowArtifacts.give('package', folder);
    const thrown = await thrownBy(workflowArtifacts.give('package', folder));
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code: 'ARTIFACT_FAILED', remedy: expect.stringContaining('own name') });
  });

  test('an artifact that nobody stored is a failure that says what to check', async () => {
    const thrown = await thrownBy(workflowArtifacts.take('package', newFolder()));
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code: 'ARTIFACT_FAILED', remedy: expect.stringContaining('`needs`') });
  });

  test('changed bytes are a failure, and nothing of them stays', async () => {
    await workflowArtifacts.give('package', folderToGive().folder);
    service.corrupt('package');
    const taken = newFolder();
    const thrown = await thrownBy(workflowArtifacts.take('package', taken));
    expect(thrown).toMatchObject({ name: 'Failure', code: 'DIGEST_MISMATCH' });
    expect(() => readFileSync(join(taken, 'slipway.json'))).toThrow('ENOENT');
  });

  test('a token of another run is turned away', async () => {
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', `${service.environment['ACTIONS_RUNTIME_TOKEN']}x`);
    const thrown = await thrownBy(workflowArtifacts.give('package', folderToGive().folder));
    expect(thrown).toMatchObject({ name: 'Failure', code: 'ARTIFACT_FAILED' });
    expect(service.artifacts()).toEqual([]);
  });

  test('outside of a workflow run it is a problem with another way to go', async () => {
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', '');
    const thrown = await thrownBy(workflowArtifacts.give('package', folderToGive().folder));
    expect(thrown).toBeInstanceOf(Problems);
    expect((thrown as Problems).problems.at(0)?.remedy).toContain('path');
  });
});
