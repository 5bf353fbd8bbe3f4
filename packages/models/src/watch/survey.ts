import type { Registry, SurveyedModel, SurveyedVersion } from '../registry/kind.ts';

/** All models that are meant, one after the other: as the registry surveys them, or by its names and versions. */
export function surveyOf(
  registry: Registry,
  isMeant: (name: string) => boolean,
  isTold?: (name: string, version: string) => boolean,
): AsyncIterable<SurveyedModel> {
  return registry.survey?.(isMeant, isTold) ?? listed(registry, isMeant);
}

/** One model's records at a time: the memory that is needed does not grow with the number of models. */
async function* listed(
  registry: Registry,
  isMeant: (name: string) => boolean,
): AsyncGenerator<SurveyedModel> {
  for (const name of await registry.names()) {
    if (!isMeant(name)) continue;
    const records = new Map<string, SurveyedVersion>();
    for (const record of await registry.versions(name)) records.set(record.version, record);
    yield {
      name,
      versions: [...records.keys()],
      read: async (version) => records.get(version),
      aliases: () => registry.aliases(name),
    };
  }
}
