import { code } from '@slipway/core/markdown';
import type { ModelRecord } from '@slipway/core/model-record';
import { resultOf, type Outcome, type Step } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import { refuseChanges } from '@slipway/models/registry/refusals';
import type { Spec } from '../inputs.ts';
import { versionOutputs } from '../version-outputs.ts';
import { command } from './command.ts';
import { argumentsOf, findVersion, ownStep, stillThere, type Place, type VersionFacts } from './meant.ts';

/** Tags as they are to be; null: none any more. */
type Tags = Readonly<Record<string, string | null>>;

interface SetTags {
  place: Place;
  name: string;
  version: string;
  tags: Tags;
}

interface AddProperties extends Omit<SetTags, 'tags'> {
  properties: Readonly<Record<string, string>>;
}

/** The command `tag`: tags of a version are set and removed, properties are added. */
export const tag = command<VersionFacts>({
  look: async (spec, ports) => {
    const found = await findVersion(spec, ports);
    refuseChanges(found.record.properties, spec.properties ?? {});
    return found;
  },
  plan: (spec, { place, record }) => {
    const steps = [...tagSteps(spec, record, place), ...propertySteps(spec, record, place)];
    return steps.length > 0 ? { steps } : { steps, unchanged: `${record.id} has all of them already` };
  },
  performers: {
    'set-tags': async (step, ports) => {
      const { args, registry } = argumentsOf<SetTags>(step, ports);
      return { result: await registry.setTags(await stillThere(registry, args), args.tags) };
    },
    'add-properties': async (step, ports) => {
      const { args, registry } = argumentsOf<AddProperties>(step, ports);
      return { result: await registry.addProperties(await stillThere(registry, args), args.properties) };
    },
  },
  report: (_spec, facts, outcome) => {
    const record = recordNow(outcome) ?? facts.record;
    const changed = changedAnything(outcome);
    return {
      outputs: { ...versionOutputs(record, facts.registry.uri(record)), changed },
      headline: `${changed ? 'changed' : 'nothing was changed about'} ${record.id}: ${textOf(record)}`,
      summary: [{ kind: 'facts', rows: [['model', code(record.id)], ...rowsOf(record)] }],
    };
  },
});

function tagSteps({ tags = {} }: Spec, record: ModelRecord, place: Place): Step[] {
  const wanted = Object.entries(tags).map(([key, value]) => [key, value === '' ? null : value] as const);
  const changes = wanted.filter(([key, value]) => (record.tags[key] ?? null) !== value);
  if (changes.length === 0) return [];
  const { name, version, id } = record;
  const words = changes.map(([key, value]) => (value === null ? `remove ${key}` : `set ${key}=${value}`));
  const args: SetTags = { place, name, version, tags: Object.fromEntries(changes) };
  return [ownStep('set-tags', `tags of ${id}: ${words.join(', ')}`, args)];
}

function propertySteps({ properties = {} }: Spec, record: ModelRecord, place: Place): Step[] {
  const added = Object.entries(properties).filter(([key]) => !Object.hasOwn(record.properties, key));
  if (added.length === 0) return [];
  const { name, version, id } = record;
  const words = added.map(([key, value]) => `add ${key}=${value}`);
  const args: AddProperties = { place, name, version, properties: Object.fromEntries(added) };
  return [ownStep('add-properties', `properties of ${id}: ${words.join(', ')}`, args)];
}

function recordNow(outcome: Outcome): ModelRecord | undefined {
  return resultOf<ModelRecord>(outcome, 'add-properties') ?? resultOf<ModelRecord>(outcome, 'set-tags');
}

function textOf({ tags }: ModelRecord): string {
  const words = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return words.length === 0 ? 'no tags' : `tags ${words.join(', ')}`;
}

function rowsOf({ tags, properties }: ModelRecord): [string, string][] {
  return [
    ...Object.entries(tags).map(([key, value]): [string, string] => [`tag ${key}`, value]),
    ...Object.entries(properties).map(([key, value]): [string, string] => [`property ${key}`, value]),
  ];
}
