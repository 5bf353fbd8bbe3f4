import { byVersion } from '@slipway/core/model-version';
import { counted } from '@slipway/core/markdown';
import { changedAnything } from '@slipway/core/report';
import type { Ports } from '@slipway/core/ports';
import { step, verb } from '@slipway/core/step';
import { refuseAbsent } from '@slipway/models/registry/absent';
import { isArchived } from '@slipway/models/registry/archived';
import type { Registry, SurveyedVersion } from '@slipway/models/registry/kind';
import { surveyOf } from '@slipway/models/watch/survey';
import type { Spec } from '../inputs.ts';
import { command, type AnyCommand } from './command.ts';
import { modelMeant, placeOf, registryOf, type ChangedVersion } from './meant.ts';
import { requireSurveyed, surveyedOutputs } from './surveyed.ts';

interface Facts {
  registry: Registry;
  /** `iris:3`, or `iris` for all versions. */
  what: string;
  /** The versions that are meant, in the order of their numbers. */
  versions: readonly SurveyedVersion[];
}

/** The command `archive`: `latest` skips these versions, lists leave them out, and watches do not tell of them. */
export const archive = archiving(true);

/** The command `restore`: what was archived is not any more. */
export const restore = archiving(false);

function archiving(isToBe: boolean): AnyCommand {
  const words = isToBe ? { act: 'archive', done: 'archived' } : { act: 'restore', done: 'restored' };
  const archivingOne = verb(words.act, async ({ registry, ...version }: ChangedVersion) => {
    await registry.setArchived(version, isToBe);
    return {};
  });
  return command<Facts>({
    look: findVersions,
    plan: (_spec, { registry, what, versions }) => {
      const others = versions.filter((version) => isArchived(version) !== isToBe);
      if (others.length === 0) return { steps: [], unchanged: unchangedText(what, versions, isToBe) };
      return {
        steps: others.map(({ name, version, id }) =>
          step(archivingOne, `${words.act} ${version}`, `${words.act} ${id}`, { registry, name, version }),
        ),
      };
    },
    report: (_spec, { registry, what, versions }, outcome) => {
      const done = outcome.steps.filter(({ status }) => status === 'done');
      const count = outcome.steps.length > 1 ? ` (${counted(done.length, 'version')})` : '';
      const headline = {
        done: done.length > 0 ? `${words.done} ${what}${count}` : `nothing was ${words.done}`,
        planned: `would ${words.act} ${what}`,
        failed: `${what} was not ${words.done}${count}`,
      }[outcome.status];
      const only = versions.length === 1 ? versions[0] : undefined;
      return {
        outputs: {
          ...(only === undefined ? { 'model-name': versions[0]!.name } : surveyedOutputs(only, registry)),
          changed: changedAnything(outcome),
        },
        headline,
        summary: [],
      };
    },
  });
}

function unchangedText(what: string, versions: readonly SurveyedVersion[], isToBe: boolean): string {
  const isOne = versions[0]?.id === what;
  if (isOne) return `${what} is ${isToBe ? 'archived already' : 'not archived'}`;
  return isToBe ? `${what} are archived already` : `no version of ${versions[0]!.name} is archived`;
}

async function findVersions(spec: Spec, ports: Ports): Promise<Facts> {
  const registry = registryOf(spec, ports);
  const { name, pick } = modelMeant(spec);
  if (pick !== undefined) {
    const { version } = await requireSurveyed(spec, registry);
    return { registry, what: version.id, versions: [version] };
  }
  const versions: SurveyedVersion[] = [];
  for await (const model of surveyOf(registry, (other) => other === name))
    for (const version of model.versions) {
      const found = await model.read(version);
      if (found !== undefined) versions.push(found);
    }
  if (versions.length === 0) return refuseAbsent(registry, { name }, { input: placeOf(spec) });
  return {
    registry,
    what: `all versions of ${name}`,
    versions: versions.toSorted((left, right) => byVersion(left.version, right.version)),
  };
}
