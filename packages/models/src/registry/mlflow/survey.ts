import type { SurveyedModel, SurveyedVersion } from '../kind.ts';
import { createdAt, ownFields } from './adopted.ts';
import { aliasesOf, allModels, fieldsOf, filterFor, getModel, getVersion, searchVersions } from './models.ts';
import type { Server } from '../../mlflow/server.ts';
import { frameworkIn } from './stored.ts';
import { own } from './tags.ts';
import type { WireModel, WireVersion } from '../../mlflow/wire.ts';

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
  const isOpen = (model: WireModel): boolean =>
    numbersOf(model).some((version) => !isTold(model.name, version));
  const open = new Set([...models.values()].filter(isOpen));
  if (open.size > fewModels) {
    for await (const versions of byName(searchVersions(server, ''))) {
      const { name } = versions[0]!;
      if (isMeant(name)) yield surveyed(server, name, versions, models.get(name));
    }
    return;
  }
  for (const [name, model] of models) {
    const isListed = open.has(model);
    const lists = isListed ? byName(searchVersions(server, filterFor(name))) : [numbersOf(model)];
    for await (const versions of lists) yield surveyed(server, name, versions, model);
  }
}

/** MLflow counts versions up and gives no number twice, so the newest one tells which there can be. */
function numbersOf({ latest_versions: latest }: WireModel): string[] {
  const newest = Math.max(0, ...latest.map(({ version }) => Number(version)));
  return Array.from({ length: newest }, (_, index) => String(index + 1));
}

async function* byName(versions: AsyncIterable<WireVersion>): AsyncGenerator<WireVersion[]> {
  let same: WireVersion[] = [];
  for await (const version of versions) {
    if (same.length > 0 && same[0]?.name !== version.name) {
      yield same;
      same = [];
    }
    same.push(version);
  }
  if (same.length > 0) yield same;
}

/** @param versions as they were listed, or only their numbers */
function surveyed(
  server: Server,
  name: string,
  versions: readonly (WireVersion | string)[],
  model: WireModel | undefined,
): SurveyedModel {
  const numberOf = (each: WireVersion | string): string => (typeof each === 'string' ? each : each.version);
  return {
    name,
    versions: versions.map(numberOf),
    read: async (version) => {
      const known = versions.find((each) => numberOf(each) === version);
      const found = typeof known === 'string' ? await getVersion(server, { name, version }) : known;
      return found && surveyedVersion(found);
    },
    aliases: async () => aliasesOf(model ?? (await getModel(server, name))),
  };
}

/** What the list shows of a version. Of one that another tool registered no digest is known. */
function surveyedVersion(found: WireVersion): SurveyedVersion {
  const fields = fieldsOf(found);
  return {
    ...fields,
    digest: found.tags[own.digest] ?? '',
    framework: frameworkIn(found.tags[own.record]),
    properties: { ...fields.properties, ...ownFields({ ...found, source: undefined }) },
    provenance: { createdAt: createdAt(found) },
  };
}
