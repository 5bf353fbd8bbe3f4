import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { refuseAbsent } from '@slipway/models/registry/absent';
import type { Registry } from '@slipway/models/registry/kind';
import { openRegistry } from '@slipway/models/registry/open';
import { connectionOf } from '@slipway/models/registry/registry-inputs';
import type { Spec } from '../inputs.ts';
import type { ModelMeant } from '../model-input.ts';

/** Opens the registry that the inputs name. @throws Problems */
export function registryOf(spec: Spec, ports: Ports): Registry {
  return openRegistry(spec.registry, ports, connectionOf(spec, ports));
}

/** A version that a step changes. */
export interface ChangedVersion extends Pick<ModelRecord, 'name' | 'version'> {
  registry: Registry;
}

/** The model that the inputs mean: `model` has the last word, then the event. */
export function modelMeant({ model, event }: Pick<Spec, 'model' | 'event'>): ModelMeant {
  if (model !== undefined) return model;
  const named = event?.model;
  if (named?.kind !== 'registered') throw new Error('the inputs name no model');
  return { name: named.name, pick: named.pick };
}

/** What a command is about: one version, and where it is. */
export interface VersionFacts {
  registry: Registry;
  record: ModelRecord;
}

/** Finds the version that the inputs mean. @throws Problems when it is not there */
export async function findVersion(spec: Spec, ports: Ports): Promise<VersionFacts> {
  const registry = registryOf(spec, ports);
  const { name, pick = { latest: true } } = modelMeant(spec);
  const record = await registry.find({ name, pick });
  if (record === undefined) return refuseAbsent(registry, { name, pick }, { input: placeOf(spec) });
  return { registry, record };
}

/** The input that named the model. */
export function placeOf({ model }: Pick<Spec, 'model'>): string {
  return model === undefined ? 'event' : 'model';
}
