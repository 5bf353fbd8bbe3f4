import { safeParse, summarize } from 'valibot';
import { describe, expect, it } from 'vitest';

import {
  defaultProbe,
  defaultRequestSettings,
  endpointRecordSchema,
  type EndpointRecord,
} from './endpoint.ts';

const record: EndpointRecord = {
  schemaVersion: 1,
  name: 'iris',
  revision: 4,
  token: 3,
  served: 3,
  host: '127.0.0.1',
  port: 8080,
  auth: 'key',
  keyHashes: ['00'],
  maxBodyBytes: 1024,
  drainTimeoutMs: 30_000,
  deployments: [
    {
      id: 'blue.3',
      name: 'blue',
      packageDigest: 'sha256:00',
      models: ['iris:1'],
      instances: 1,
      start: {
        program: 'python3',
        args: ['-m', 'server', '{port}'],
        folder: '/package',
        variables: { THREADS: '1' },
        routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
        exitCodes: { '3': 'the model cannot be loaded' },
      },
      liveness_probe: defaultProbe,
      readiness_probe: defaultProbe,
      request_settings: defaultRequestSettings,
      environment_variables: {},
    },
  ],
  traffic: { 'blue.3': 99.9, 'green.4': 0.1 },
  mirror: { 'green.4': 0.05 },
  retired: [],
  history: [{ 'blue.3': 100 }],
};

/** What is wrong with a text that should be an endpoint; undefined when nothing is. */
function faults(changed: object): string | undefined {
  const read = safeParse(endpointRecordSchema, JSON.parse(JSON.stringify(changed)));
  return read.success ? undefined : summarize(read.issues);
}

describe('endpoint.json', () => {
  it('reads what was written, field by field and in the same order', () => {
    const text = JSON.stringify(record);
    const read = safeParse(endpointRecordSchema, JSON.parse(text));
    expect(JSON.stringify(read.output)).toBe(text);
  });

  it.each<[string, object]>([
    ['is of another version', { schemaVersion: 2 }],
    ['lacks a field', { traffic: undefined }],
    ['has negative traffic', { traffic: { 'blue.3': -1 } }],
    ['has a text for a number', { port: '8080' }],
    ['has a deployment that is none', { deployments: [{ id: 'blue.3' }] }],
  ])('is refused when it %s, and says where', (_, change) => {
    const [field] = Object.keys(change);
    expect(faults({ ...record, ...change })).toContain(field === 'schemaVersion' ? 'schema 2' : field);
  });

  it('may have fields of a newer version', () => {
    expect(faults({ ...record, newer: true })).toBeUndefined();
  });
});
