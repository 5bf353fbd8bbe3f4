import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { workflowCache } from '@slipway/runner/cache';
import { silentLog } from '@slipway/runner/ports';

import { newFolder } from '../run-action.ts';
import { startResultsService, type ResultsService } from './service.ts';

let service: ResultsService;
let folder: string;
const said: string[] = [];
const cache = workflowCache({ ...silentLog, info: (line) => void said.push(line) });

beforeEach(async () => {
  service = await startResultsService();
  const places = { RUNNER_TEMP: newFolder(), GITHUB_WORKSPACE: newFolder() };
  for (const [name, value] of Object.entries({ ...service.environment, ...places })) vi.stubEnv(name, value);
  folder = join(newFolder(), 'layers', 'key');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'layer.json'), '{}');
  said.length = 0;
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await service.close();
});

describe('the workflow cache through the real client', () => {
  test('gives back what was kept, in another job', async () => {
    expect(await cache.restore('key', folder)).toBe(false);
    expect(await cache.save('key', folder)).toBe(true);
    rmSync(folder, { recursive: true });
    expect(await cache.restore('key', folder)).toBe(true);
    expect(readFileSync(join(folder, 'layer.json'), 'utf8')).toBe('{}');
    expect(service.cached()).toEqual(['key']);
  });

  test('a key that is taken changes nothing and stops nothing', async () => {
    expect(await cache.save('key', folder)).toBe(true);
    writeFileSync(join(folder, 'layer.json'), '{"other":1}');
    expect(await cache.save('key', folder)).toBe(false);
  });

  test('a service that is gone is told and forgotten', async () => {
    vi.stubEnv('ACTIONS_RESULTS_URL', undefined);
    vi.stubEnv('ACTIONS_CACHE_URL', undefined);
    expect(await cache.save('key', folder)).toBe(false);
    expect(await cache.restore('key', folder)).toBe(false);
    expect(existsSync(folder)).toBe(true);
    expect(said).toEqual([]);
  });

  test('a folder that is not there is no reason to fail a job', async () => {
    expect(await cache.save('key', join(folder, 'missing'))).toBe(false);
    expect(said).toEqual([expect.stringContaining('could not be written')]);
  });
});
