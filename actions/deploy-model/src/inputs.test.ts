import { defaultProbe } from '@slipway/core/endpoint';
import { readInputs } from '@slipway/core/inputs';
import { endpointNamePattern } from '@slipway/targets/kind';
import { describe, expect, it } from 'vitest';

import { inputs, type Spec } from './inputs.ts';
import { deploymentName, settingsOf } from './settings.ts';

function read(given: Record<string, string>) {
  return readInputs(inputs, (name) => ({ endpoint: 'iris', package: 'p', ...given })[name]);
}

function specOf(given: Record<string, string>): Spec {
  const found = read(given);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.spec;
}

function said(given: Record<string, string>): string[] {
  const found = read(given);
  return 'problems' in found ? found.problems.map((problem) => problem.said) : [];
}

describe('the inputs of deploy-model', () => {
  it.each([
    ['blue=90 green=10', { blue: 90, green: 10 }],
    ['blue=90, green=10', { blue: 90, green: 10 }],
    ['blue: 90\ngreen: 10', undefined],
    ['blue:90\ngreen:10%', { blue: 90, green: 10 }],
    ['blue=0', { blue: 0 }],
    ['blue=99.5 green=0.5', { blue: 99.5, green: 0.5 }],
    ['a=0.1 b=0.2 c=99.7', { a: 0.1, b: 0.2, c: 99.7 }],
    ['a=33.333% b=33.333% c=33.334%', { a: 33.333, b: 33.333, c: 33.334 }],
  ])('reads the traffic `%s`', (traffic, expected) => {
    const found = read({ traffic });
    expect('spec' in found ? found.spec.traffic : undefined).toEqual(expected);
  });

  it.each([
    ['blue=60 green=50', 'percentages that add up to 110'],
    ['blue=99', 'percentages that add up to 99'],
    ['blue=99.9 green=0.099', 'percentages that add up to 99.999'],
    ['blue=99.9999 green=0.0001', 'blue=99.9999'],
    ['blue=99. green=1', 'blue=99.'],
    ['blue=50 blue=50', '`blue` twice'],
    ['blue=-1 green=101', 'blue=-1'],
    ['blue', 'blue'],
  ])('refuses the traffic `%s`', (traffic, expected) => {
    expect(said({ traffic })).toEqual([expected]);
  });

  it('reads probes in lines or in one, and refuses what is no field', () => {
    expect(specOf({ 'readiness-probe': 'period=5\ntimeout=1' }).readinessProbe).toEqual({
      period: 5,
      timeout: 1,
    });
    expect(specOf({ 'readiness-probe': 'period=5, timeout=1' }).readinessProbe).toEqual({
      period: 5,
      timeout: 1,
    });
    expect(said({ 'readiness-probe': 'periods=5' })).toEqual(['`periods`']);
    expect(said({ 'liveness-probe': 'period=0' })).toEqual(['`period=0`']);
    expect(said({ 'liveness-probe': 'period=1.5' })).toEqual(['`period=1.5`']);
  });

  it('needs something to deploy, and one body to invoke with', () => {
    expect(said({ package: '' })).toEqual(['nothing was given']);
    expect(said({ package: '', traffic: 'blue=100' })).toEqual([]);
    expect(said({ package: '', auth: 'none' })).toEqual([]);
    expect(said({ command: 'invoke' })).toEqual(['nothing was given']);
    expect(said({ command: 'invoke', request: '{}', 'request-file': 'f' })).toEqual([
      '`request` and `request-file`',
    ]);
  });

  it('takes settings from inputs, then the file, then the defaults', () => {
    const config = {
      instance_count: 3,
      liveness_probe: { period: 7, timeout: 9 },
      request_settings: { request_timeout_ms: 1, max_queue_wait_ms: 2 },
      environment_variables: { A: 'file', B: 'file' },
    };
    const spec = specOf({
      'liveness-probe': 'timeout=4',
      'request-timeout-ms': '99',
      'environment-variables': 'B=input',
    });
    expect(settingsOf(spec, config)).toEqual({
      instances: 3,
      liveness_probe: { ...defaultProbe, period: 7, timeout: 4 },
      readiness_probe: defaultProbe,
      request_settings: {
        request_timeout_ms: 99,
        max_concurrent_requests_per_instance: 64,
        max_queue_wait_ms: 2,
      },
      environment_variables: { A: 'file', B: 'input' },
    });
    expect(settingsOf(specOf({}), {}).instances).toBe(1);
  });

  it.each([
    ['iris', '1', 'iris-1'],
    ['my_model.v2', '3', 'my-model-v2-3'],
    ['3d', '1', 'm-3d-1'],
    ['a-very-long-name-of-a-model-that-goes-on', '12', 'a-very-long-name-of-a-model-t-12'],
    ['x', 'v1.', 'x-v1'],
  ])('calls version %s:%s %s', (name, version, expected) => {
    const called = deploymentName([{ name, version }]);
    expect(called).toBe(expected);
    expect(endpointNamePattern.test(called)).toBe(true);
  });
});
