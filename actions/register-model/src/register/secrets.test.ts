import { inspect } from 'node:util';

import { nodePorts } from '@slipway/runner/ports';
import { printedStep } from '@slipway/core/step';
import { Secret } from '@slipway/core/secret';
import { openRegistry } from '@slipway/models/registry/open';
import { expect, test } from 'vitest';

import type { Spec } from '../inputs.ts';
import type { Facts } from './look.ts';
import { plan } from './plan.ts';

const planted = (name: string): Secret => new Secret(`planted-${name}`);

/** Registries that are reached with secrets, given and from the environment. */
function opened(): { target: Facts['registry']; source: Facts['registry'] } {
  const ports = nodePorts();
  const mlflow = { isInsecure: false, password: planted('mlflow-password'), token: planted('mlflow-token') };
  const settings = { ...ports.settings, mlflow: () => mlflow };
  const given = (name: string): { user: string; password: Secret } => ({
    user: 'ann',
    password: planted(name),
  });
  return {
    target: openRegistry('mlflow:https://m.example.org', { ...ports, settings }, given('target')),
    source: openRegistry('oci://ghcr.io/octo/team', ports, given('source')),
  };
}

test('no step of a plan shows a secret, however it is printed', () => {
  const { target, source } = opened();
  const facts: Facts = {
    registry: target,
    registration: {
      name: 'iris',
      files: [{ path: 'm', from: '/w/m', size: 1, modifiedMs: 0 }],
      type: 'custom_model',
      framework: 'onnx',
      tags: {},
      properties: {},
      datasets: [],
      metrics: {},
      alias: 'production',
    },
    registered: { nextVersion: '4' },
    unfetched: { registry: source, name: 'iris', version: '9' },
    signatory: {
      identity: { kind: 'key', key: planted('key'), password: planted('key-password') },
      signer: 'a key',
    },
    dispatching: { repository: 'acme/iris', token: planted('github-token') },
    verdicts: [],
    compared: { kind: 'nothing' },
    notices: [],
  };
  const spec = { name: 'iris', alias: 'production', artifact: 'iris', missingMetric: 'fail' } as Spec;
  const { steps } = plan(spec, facts);
  expect(steps.map(({ id }) => id)).toEqual([
    'fetch',
    'store',
    'record',
    'sign',
    'alias',
    'artifact',
    'dispatch',
  ]);
  for (const step of steps) {
    if ('provider' in step) throw new Error(`${step.id} is not typed`);
    const texts = [
      step.title,
      JSON.stringify(step),
      JSON.stringify(printedStep(step)),
      inspect(step, { depth: Infinity, showHidden: true }),
      inspect(printedStep(step), { depth: Infinity, showHidden: true, getters: true }),
    ];
    for (const text of texts) expect(text).not.toContain('planted');
  }
  const [sign] = steps.filter(({ id }) => id === 'sign');
  expect(JSON.parse(JSON.stringify(sign)).args).toEqual({
    registry: { provider: 'mlflow', location: 'https://m.example.org' },
    name: 'iris',
    identity: { kind: 'key', key: '***', password: '***' },
  });
});
