import { describe, expect, test } from 'vitest';

import { Secret } from '@slipway/core/secret';
import type { MlflowSettings } from '@slipway/core/ports-settings';
import { nodePorts } from '@slipway/runner/ports';
import type { SourceSpec } from './source-inputs.ts';
import { chooseRegistry } from '../registry/open.ts';
import { registryText } from '../registry/event-facts.ts';
import { sourceConnection, trackingRegistryOf } from './source-registry.ts';

const [target, source] = [new Secret('of the target'), new Secret('of the source')];

function spec(given: Partial<SourceSpec>): SourceSpec {
  return given as SourceSpec;
}

function portsWith(mlflow: Partial<MlflowSettings> = {}): ReturnType<typeof nodePorts> {
  const ports = nodePorts({ home: '/home/ann/.slipway' });
  return { ...ports, settings: { ...ports.settings, mlflow: () => ({ isInsecure: false, ...mlflow }) } };
}

/** How the source is reached that `source-registry` names. */
function reached(given: Partial<SourceSpec>): ReturnType<typeof sourceConnection> {
  const ports = portsWith();
  const { provider, location } = chooseRegistry(given.sourceRegistry, ports);
  return sourceConnection(spec(given), { provider: provider.id, location }, ports);
}

describe('the password of the target is for the host of the target alone', () => {
  const team = { sourceRegistry: 'oci://ghcr.io/octo/team', registryPassword: target };
  test.each<[string, Partial<SourceSpec>, Secret | undefined]>([
    ['the same host', { ...team, registry: 'oci://ghcr.io/octo/shared' }, target],
    ['another host', { ...team, registry: 'oci://example.org/octo/shared' }, undefined],
    ['another kind of registry', { ...team, registry: 'mlflow:https://ghcr.io' }, undefined],
    ['a registry that is none, which is said elsewhere', { ...team, registry: 'nowhere:x' }, undefined],
    [
      'a password of its own',
      { ...team, registry: 'oci://ghcr.io/octo/shared', sourceRegistryPassword: source },
      source,
    ],
  ])('%s', (_what, given, password) => {
    expect(reached(given).password).toBe(password);
  });

  test('what is trusted is for both', () => {
    const given = { ...team, registry: 'file', registryUsername: 'ann', insecureRegistries: ['ghcr.io'] };
    expect(reached(given)).toEqual({ insecureHosts: ['ghcr.io'] });
  });
});

describe('where runs are looked for', () => {
  const where = (given: Partial<SourceSpec>, mlflow?: Partial<MlflowSettings>): string =>
    registryText(trackingRegistryOf(spec(given), portsWith(mlflow)).registry);
  const known = { address: 'https://registry.example.org', tracking: 'https://tracking.example.org' };

  test('`source-registry`, then `registry` when it is an MLflow server, then what MLflow is told', () => {
    const registry = 'mlflow:https://one.example.org';
    expect(where({ registry, sourceRegistry: 'mlflow:https://two.example.org' }, known)).toBe(
      'mlflow:https://two.example.org',
    );
    expect(where({ registry }, known)).toBe(registry);
    expect(where({ registry: 'oci://ghcr.io/octo' }, known)).toBe('mlflow:https://tracking.example.org');
    expect(where({}, { address: known.address })).toBe('mlflow:https://registry.example.org');
  });

  test('that none is known is said of the input that would name it', () => {
    expect(() => where({})).toThrow(/input `source-registry`: mlflow/);
    expect(() => where({ registry: 'mlflow' })).toThrow(/input `registry`: mlflow/);
  });
});
