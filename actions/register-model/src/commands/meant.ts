import type { ModelRecord } from '@slipway/core/model-record';
import type { Json, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import { refuseAbsent } from '@slipway/models/registry/absent';
import type { Registry, RegistryConnection } from '@slipway/models/registry/kind';
import { chooseRegistry, registryProviders } from '@slipway/models/registry/open';
import { connectionOf } from '@slipway/models/registry/registry-inputs';
import type { Spec } from '../inputs.ts';
import type { ModelMeant } from '../model-input.ts';

/** Where a registry is and how it is reached. Plain data: it travels in the arguments of steps. */
export interface Place {
  provider: string;
  location: string;
  connection?: RegistryConnection;
}

/** A registry that is open, and where it is. */
export interface OpenedRegistry {
  place: Place;
  registry: Registry;
}

/** Opens the registry that the inputs name. @throws Problems */
export function registryOf(spec: Spec, ports: Ports): OpenedRegistry {
  const { provider, location } = chooseRegistry(spec.registry, ports);
  const connection = connectionOf(spec, ports);
  const place = { provider: provider.id, location, ...(connection === undefined ? {} : { connection }) };
  return { place, registry: provider.open(location, ports, connection) };
}

/** A step of the action itself. */
export function ownStep<Args extends { place: Place }>(
  verb: string,
  title: string,
  args: Args,
  id = verb,
): Step {
  return { id, title, provider: 'register-model', verb, args: args as unknown as Json };
}

/** The arguments of a step of the action itself, and the registry that it is about. */
export function argumentsOf<Args extends { place: Place }>(
  step: Step,
  ports: Ports,
): { args: Args; registry: Registry } {
  const args = step.args as unknown as Args;
  const { provider, location, connection } = args.place;
  return { args, registry: registryProviders[provider]!.open(location, ports, connection) };
}

/** The model that the inputs mean: `model` has the last word, then the event. */
export function modelMeant({ model, event }: Pick<Spec, 'model' | 'event'>): ModelMeant {
  if (model !== undefined) return model;
  const named = event?.model;
  if (named?.kind !== 'registered') throw new Error('the inputs name no model');
  return { name: named.name, pick: named.pick };
}

/** What a command is about: one version, and where it is. */
export interface VersionFacts extends OpenedRegistry {
  record: ModelRecord;
}

/** Finds the version that the inputs mean. @throws Problems when it is not there */
export async function findVersion(spec: Spec, ports: Ports): Promise<VersionFacts> {
  const opened = registryOf(spec, ports);
  const { name, pick = { latest: true } } = modelMeant(spec);
  const record = await opened.registry.find({ name, pick });
  if (record === undefined) return refuseAbsent(opened.registry, { name, pick }, { input: placeOf(spec) });
  return { ...opened, record };
}

/** The input that named the model. */
export function placeOf({ model }: Pick<Spec, 'model'>): string {
  return model === undefined ? 'event' : 'model';
}

/** A version that was there when the step was planned. @throws Failure `STORAGE_FAILED` when it is gone meanwhile */
export async function stillThere(
  registry: Registry,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
): Promise<ModelRecord> {
  const record = await registry.find({ name, pick: { version } });
  if (record !== undefined) return record;
  throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
}
