import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Problems } from '@slipway/core/trouble';
import { afterAll, expect, it } from 'vitest';

import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'onnx-config-'));
const file = join(folder, 'config.json');
afterAll(() => rmSync(folder, { recursive: true }));

const model = { name: 'iris', version: '1', file: 'iris/model.onnx' };

function read(content: unknown, overrides?: Record<string, unknown>): ReturnType<typeof readConfig> {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readConfig(file, overrides);
}

function problemsOf(content: unknown): string[] {
  try {
    read(content);
  } catch (error) {
    if (error instanceof Problems) return error.problems.map((problem) => problem.said);
    throw error;
  }
  return [];
}

it('fills in the defaults and reads paths relative to the file', () => {
  expect(read({ models: [{ ...model, version: 1 }] })).toEqual({
    port: 5001,
    host: '127.0.0.1',
    maxBodyBytes: 104857600,
    serviceName: 'ML service',
    serviceVersion: '1.0',
    graceMs: 8000,
    models: [{ name: 'iris', version: '1', file: join(folder, 'iris', 'model.onnx') }],
  });
});

it('lets flags win over the file', () => {
  expect(read({ port: 1, host: 'a', models: [model] }, { port: 2, host: 'b' })).toMatchObject({
    port: 2,
    host: 'b',
  });
});

it('says everything that is wrong at once', () => {
  const problems = problemsOf({
    port: 70000,
    host: '',
    threads: 0,
    method: 'guess',
    prot: 1,
    models: [model, model, { name: 'a/b', version: '', file: 3 }, 'iris'],
    defaultModel: 'other',
  });
  expect(problems).toEqual([
    '`prot` is 1',
    '`models[1]` is "iris:1"',
    '`models[2].name` is "a/b"',
    '`models[2].version` is ""',
    '`models[2].file` is 3',
    '`models[3]` is "iris"',
    '`defaultModel` is "other"',
    '`method` is "guess"',
    '`threads` is 0',
    '`port` is 70000',
    '`host` is ""',
  ]);
});

it.each([['not json'], ['[]'], ['{}'], ['{"models": []}']])('refuses %s', (content) => {
  expect(problemsOf(content)).toHaveLength(1);
});

it('refuses a file that is not there', () => {
  expect(() => readConfig(join(folder, 'missing.json'))).toThrow(/missing\.json/);
});
