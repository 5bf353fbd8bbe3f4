import { describe, expect, test } from 'vitest';

import type { ModelRecord } from '@slipway/core/model-record';
import { openRegistry } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';

import type { Spec } from '../inputs.ts';
import type { Facts } from './look.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';

const ports = nodePorts();

const existing: ModelRecord = {
  name: 'iris',
  version: '3',
  id: 'iris:3',
  digest: `sha256:${'ab'.repeat(32)}`,
  type: 'custom_model',
  framework: 'onnx',
  tags: {},
  properties: {},
  datasets: [],
  files: [],
  singleFile: true,
  metrics: {},
  provenance: { createdAt: '2026-01-01T00:00:00.000Z' },
};

const spec = { name: 'iris', missingMetric: 'fail' } as Spec;

const facts = (changes: Partial<Facts> = {}): Facts => ({
  registry: openRegistry('/r', ports),
  registration: {
    name: 'iris',
    files: [{ path: 'm', from: '/w/m', size: 1_500_000, modifiedMs: 0 }],
    type: 'custom_model',
    framework: 'onnx',
    tags: {},
    properties: {},
    datasets: [],
    metrics: {},
  },
  registered: { nextVersion: '4' },
  verdicts: [],
  compared: { kind: 'nothing' },
  notices: [],
  ...changes,
});

const withAlias = (changes: Partial<Facts>): Facts => {
  const base = facts(changes);
  return { ...base, registration: { ...base.registration, alias: 'production' } };
};

describe('the plan', () => {
  const titles = (...given: Parameters<typeof plan>): string[] =>
    plan(...given).steps.map(({ title }) => title);

  test('stores and records what is new', () => {
    expect(titles(spec, facts())).toEqual(['store 1 file (1.5 MB)', 'record iris:4']);
  });

  test('does nothing about bytes that are there, and says so', () => {
    const known = facts({ registered: { nextVersion: '4', existing } });
    expect(plan(spec, known)).toEqual({ steps: [], unchanged: 'iris:3 holds these bytes already' });
  });

  const signatory = { identity: { kind: 'keyless' }, signer: 'the identity of this workflow' } as const;

  test('signs before an alias moves, and a version that was there before, too', () => {
    expect(titles({ ...spec, alias: 'production' }, withAlias({ signatory }))).toEqual([
      'store 1 file (1.5 MB)',
      'record iris:4',
      'sign iris with the identity of this workflow',
      'point the alias production at iris:4',
    ]);
    const unsigned = facts({ registered: { nextVersion: '4', existing }, signatory });
    expect(titles(spec, unsigned)).toEqual(['sign iris:3 with the identity of this workflow']);
  });

  test('does not sign what this signatory signed before', () => {
    const signed = facts({
      registered: { nextVersion: '4', existing },
      signatory,
      existingSignature: 'file:///r/model.sig',
    });
    expect(plan(spec, signed)).toEqual({
      steps: [],
      unchanged: 'iris:3 holds these bytes already, and is signed',
    });
    expect(report(spec, signed, { status: 'done', steps: [] }).outputs).toMatchObject({
      signature: 'file:///r/model.sig',
    });
  });

  describe('of a version of another registry', () => {
    const registry = openRegistry('oci://ghcr.io/octo', ports);
    const unfetched = { registry, name: 'iris', version: '9' };

    test('fetches it first, and puts its signature there before an alias moves', () => {
      const taken = withAlias({ unfetched, signature: '{}' });
      expect(titles({ ...spec, alias: 'production' }, taken)).toEqual([
        'fetch 1 file (1.5 MB) of iris:9 from oci:ghcr.io/octo',
        'store 1 file (1.5 MB)',
        'record iris:4',
        'put its signature beside iris',
        'point the alias production at iris:4',
      ]);
      expect(titles(spec, { ...taken, signatory })).toContain('sign iris with the identity of this workflow');
      expect(titles(spec, { ...taken, signatory })).not.toContain('put its signature beside iris');
    });

    test('fetches nothing when the bytes are there; a signature that a killed run left out is made good', () => {
      const known = facts({ unfetched, signature: '{}', registered: { nextVersion: '4', existing } });
      expect(titles(spec, known)).toEqual(['put its signature beside iris:3']);
      expect(titles(spec, { ...known, existingSignature: 'file:///r/model.sig' })).toEqual([]);
    });
  });

  test.each([
    ['nowhere', undefined, ['point the alias production at iris:3']],
    ['elsewhere', '2', ['point the alias production at iris:3']],
    ['there', '3', []],
  ])('moves an alias that points %s', (_where, aliasNow, expected) => {
    const registered = { nextVersion: '4', existing, aliasNow };
    expect(titles({ ...spec, alias: 'production' }, withAlias({ registered }))).toEqual(expected);
  });

  test('gives a model on, also when it was there before', () => {
    const known = facts({ registered: { nextVersion: '4', existing } });
    expect(titles({ ...spec, artifact: 'iris' }, known)).toEqual(['give the model on as the artifact iris']);
  });

  test('does nothing behind a gate that is not met, and the report fails the job', () => {
    const verdicts = [{ gate: 'accuracy >= 0.9', verdict: 'not met', figures: 'accuracy is 0.8' }] as const;
    const stopped = withAlias({ verdicts, registered: { nextVersion: '4', existing } });
    const given = { ...spec, alias: 'production', artifact: 'iris' };
    expect(plan(given, stopped).steps).toEqual([]);
    const { failed, outputs } = report(given, stopped, { status: 'done', steps: [] });
    expect(failed).toContain('accuracy >= 0.9: not met (accuracy is 0.8)');
    expect(outputs).toEqual({ 'model-name': 'iris', registered: false });
  });
});

describe('the report', () => {
  test('leaves the files of a large record out of the output', () => {
    const files = Array.from({ length: 3000 }, (_, index) => ({
      path: `${index}`,
      size: 1,
      sha256: 'ab'.repeat(32),
    }));
    const large = facts({ registered: { nextVersion: '4', existing: { ...existing, files } } });
    const { record } = report(spec, large, { status: 'done', steps: [] }).outputs;
    expect(record).not.toHaveProperty('files', expect.anything());
    expect(record).toMatchObject({ id: 'iris:3' });
  });
});
