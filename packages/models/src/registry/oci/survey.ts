import { byCodePoint } from '@slipway/core/digest';
import type { SurveyedModel } from '../kind.ts';
import { inParallel } from '@slipway/core/in-parallel';
import { namesRepository, repositoryOf, withModel, type OpenPlace } from './place.ts';
import { aliasOf, namesIn, versionsIn } from './tags.ts';
import { readAliases, recordNow, versionAt } from './versions.ts';

/** Models whose tags are listed with one login and one set of connections, so many at a time. */
const batch = 64;

/** Lists that are asked for at the same time. */
const lanes = 8;

/** The names of all models of a place. */
export function modelNames({ access, ports, ...place }: OpenPlace): Promise<string[]> {
  return ports.images.session(access, async (session) =>
    namesIn(await session.tags(namesRepository(place))).toSorted(byCodePoint),
  );
}

/** All models: one list of tags a model tells its versions and aliases, and only what is asked for is read. */
export async function* surveyPlace(
  place: OpenPlace,
  isMeant: (name: string) => boolean,
): AsyncGenerator<SurveyedModel> {
  const names = (await modelNames(place)).filter(isMeant);
  for (let at = 0; at < names.length; at += batch) {
    const some = names.slice(at, at + batch);
    const lists = await place.ports.images.session(place.access, (session) =>
      inParallel(some, lanes, (name) => session.tags(repositoryOf(place, name))),
    );
    for (const [index, name] of some.entries()) yield surveyed(place, name, lists[index]!);
  }
}

function surveyed(place: OpenPlace, name: string, tags: readonly string[]): SurveyedModel {
  const hasAliases = tags.some((tag) => aliasOf(tag) !== undefined);
  return {
    name,
    versions: versionsIn(tags, place.ports.files),
    read: (version) =>
      withModel(place, name, async (model) => {
        const found = await versionAt(model, { version });
        return found && recordNow(model, found, tags);
      }),
    aliases: async () => (hasAliases ? withModel(place, name, (model) => readAliases(model)) : {}),
  };
}
