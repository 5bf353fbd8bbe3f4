import { byCodePoint } from '@slipway/core/digest';
import type { SurveyedModel, SurveyedVersion } from '../kind.ts';
import { createdAt, ownFields } from './adopted.ts';
import { allModels, filterFor, getModel, getVersion, searchVersions } from './models.ts';
import type { Server } from './server.ts';
import { withStage } from './stages.ts';
import { own, sortTags } from './tags.ts';
import type { WireModel, WireVersion } from './wire.ts';

/** Beyond so many models with new versions, listing all versions takes fewer calls than asking for those of each. */
const fewModels = 8;

/**
 * All models, with a call for each thousand models and one for each thousand versions, whatever the names are. Versions
 * come sorted by name, so that those of one model are together and no others have to be in memory. Where only a few
 * models have versions that were not told, only theirs are listed.
 */
export async function* survey(
  server: Server,
  isMeant: (name: string) => boolean,
  isTold: (name: string, version: string) => boolean = () => false,
): AsyncGenerator<SurveyedModel> {
  const models = new Map<string, WireModel>();
  for await (const model of allModels(server)) if (isMeant(model.name)) models.set(model.name, model);
  const open = [...models.values()].filter((model) => !isAllTold(model, isTold));
  if (open.length > fewModels) {
    yield* listed(server, '', isMeant, models);
    return;
  }
  for (const model of models.values()) {
    if (open.includes(model)) yield* listed(server, filterFor(model.name), isMeant, models);
    else yield toldModel(server, model);
  }
}

/** MLflow counts versions up and gives no number twice, so the newest one tells which there can be. */
function isAllTold(model: WireModel, isTold: (name: string, version: string) => boolean): boolean {
  return numbersOf(model).every((version) => isTold(model.name, version));
}

function numbersOf({ latest_versions: latest = [] }: WireModel): string[] {
  const newest = Math.max(0, ...latest.map(({ version }) => Number(version)));
  return Array.from({ length: newest }, (_, index) => String(index + 1));
}

function toldModel(server: Server, model: WireModel): SurveyedModel {
  return {
    name: model.name,
    versions: numbersOf(model),
    read: async (version) => {
      const found = await getVersion(server, model.name, version);
      return found && surveyedVersion(found);
    },
    aliases: async () => Promise.resolve(aliasesOf(model)),
  };
}

async function* listed(
  server: Server,
  filter: string,
  isMeant: (name: string) => boolean,
  models: ReadonlyMap<string, WireModel>,
): AsyncGenerator<SurveyedModel> {
  for await (const versions of byName(searchVersions(server, filter))) {
    const { name } = versions[0]!;
    if (isMeant(name)) yield surveyed(server, name, versions, models.get(name));
  }
}

async function* byName(versions: AsyncIterable<WireVersion>): AsyncGenerator<WireVersion[]> {
  let same: WireVersion[] = [];
  for await (const version of versions) {
    if (same.length > 0 && same[0]!.name !== version.name) {
      yield same;
      same = [];
    }
    same.push(version);
  }
  if (same.length > 0) yield same;
}

function surveyed(
  server: Server,
  name: string,
  versions: readonly WireVersion[],
  known: WireModel | undefined,
): SurveyedModel {
  return {
    name,
    versions: versions.map(({ version }) => version),
    read: async (version) => {
      const found = versions.find((each) => each.version === version);
      return Promise.resolve(found && surveyedVersion(found));
    },
    aliases: async () => aliasesOf(known ?? (await getModel(server, name))),
  };
}

/** The aliases of a model and the versions they point to. */
export function aliasesOf(model: WireModel | undefined): Record<string, string> {
  const sorted = (model?.aliases ?? []).toSorted((left, right) => byCodePoint(left.alias, right.alias));
  return Object.fromEntries(sorted.map(({ alias, version }) => [alias, version]));
}

/** What the list tells of a version. Of one that another tool registered no digest is known. */
function surveyedVersion(found: WireVersion): SurveyedVersion {
  const tags = withStage(found);
  const sorted = sortTags(tags);
  const { name, version, description } = found;
  return {
    name,
    version,
    id: `${name}:${version}`,
    digest: tags[own.digest] ?? '',
    framework: frameworkIn(tags[own.record]),
    ...(description === undefined || description === '' ? {} : { description }),
    tags: sorted.tags,
    properties: { ...sorted.properties, ...ownFields({ ...found, source: '' }) },
    provenance: { createdAt: createdAt(found) },
  };
}

/** A long record is not in the tag; then the framework is left to whoever reads the version whole. */
function frameworkIn(record: string | undefined): SurveyedVersion['framework'] {
  if (record === undefined) return 'mlflow';
  const kept = JSON.parse(record) as { record?: { framework?: SurveyedVersion['framework'] } };
  return kept.record?.framework ?? 'custom';
}
