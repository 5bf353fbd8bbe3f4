import { code } from '@slipway/core/markdown';
import type { ModelRecord } from '@slipway/core/model-record';
import { resultOf, type Outcome } from '@slipway/core/plan';
import { changedAnything } from '@slipway/core/report';
import { step, verb, type Step, type StepId } from '@slipway/core/step';
import { requireThere } from '@slipway/models/registry/absent';
import { refuseChanges } from '@slipway/models/registry/refusals';
import type { Spec } from '../inputs.ts';
import { versionOutputs } from '../version-outputs.ts';
import { command } from './command.ts';
import { findVersion, type ChangedVersion, type VersionFacts } from './meant.ts';

const tagsStep: StepId<ModelRecord> = 'set-tags';
const propertiesStep: StepId<ModelRecord> = 'add-properties';

interface Tagging extends ChangedVersion {
  /** As they are to be; null: none any more. */
  tags: Readonly<Record<string, string | null>>;
}

const settingTags = verb('set-tags', async ({ registry, tags, ...version }: Tagging) => ({
  result: await registry.setTags(await requireThere(registry, version), tags),
}));

interface Adding extends ChangedVersion {
  properties: Readonly<Record<string, string>>;
}

const addingProperties = verb('add-properties', async ({ registry, properties, ...version }: Adding) => ({
  result: await registry.addProperties(await requireThere(registry, version), properties),
}));

/** The command `tag`: tags of a version are set and removed, properties are added. */
export const tag = command<VersionFacts>({
  look: async (spec, ports) => {
    const found = await findVersion(spec, ports);
    refuseChanges(found.record.properties, spec.properties ?? {});
    return found;
  },
  plan: (spec, facts) => {
    const steps = [...tagSteps(spec, facts), ...propertySteps(spec, facts)];
    return steps.length > 0 ? { steps } : { steps, unchanged: `${facts.record.id} has all of them already` };
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

function tagSteps({ tags = {} }: Spec, { registry, record }: VersionFacts): Step[] {
  const wanted = Object.entries(tags).map(([key, value]) => [key, value === '' ? null : value] as const);
  const changes = wanted.filter(([key, value]) => (record.tags[key] ?? null) !== value);
  if (changes.length === 0) return [];
  const { name, version, id } = record;
  const words = changes.map(([key, value]) => (value === null ? `remove ${key}` : `set ${key}=${value}`));
  const args = { registry, name, version, tags: Object.fromEntries(changes) };
  return [step(settingTags, tagsStep, `tags of ${id}: ${words.join(', ')}`, args)];
}

function propertySteps({ properties = {} }: Spec, { registry, record }: VersionFacts): Step[] {
  const added = Object.entries(properties).filter(([key]) => !Object.hasOwn(record.properties, key));
  if (added.length === 0) return [];
  const { name, version, id } = record;
  const words = added.map(([key, value]) => `add ${key}=${value}`);
  const args = { registry, name, version, properties: Object.fromEntries(added) };
  return [step(addingProperties, propertiesStep, `properties of ${id}: ${words.join(', ')}`, args)];
}

function recordNow(outcome: Outcome): ModelRecord | undefined {
  return resultOf(outcome, propertiesStep) ?? resultOf(outcome, tagsStep);
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
