import type { VersionPick } from '@slipway/core/model-reference';
import type { Report } from '@slipway/core/report';
import { refuseAbsent } from '@slipway/models/registry/absent';
import type { Registry, SurveyedVersion } from '@slipway/models/registry/kind';
import { surveyOf } from '@slipway/models/watch/survey';
import type { Spec } from '../inputs.ts';
import { modelMeant, placeOf } from './meant.ts';

/** A version as lists tell it, and the aliases of its model. */
export interface Surveyed {
  version: SurveyedVersion;
  aliases: Readonly<Record<string, string>>;
}

/**
 * Finds a version by its number or an alias without its files: those of a version that another tool registered have no
 * digests, and would have to be fetched for a record. The latest is found by its record.
 */
export async function findSurveyed(
  registry: Registry,
  { name, pick }: { name: string; pick: VersionPick },
): Promise<Surveyed | undefined> {
  if ('latest' in pick) {
    const version = await registry.find({ name, pick });
    return version && { version, aliases: await registry.aliases(name) };
  }
  for await (const model of surveyOf(registry, (other) => other === name)) {
    const aliases = await model.aliases();
    const wanted = 'version' in pick ? pick.version : aliases[pick.alias];
    const version =
      wanted !== undefined && model.versions.includes(wanted) ? await model.read(wanted) : undefined;
    return version && { version, aliases };
  }
  return undefined;
}

/** The version that the inputs mean. @throws Problems when it is not there */
export async function requireSurveyed(
  spec: Pick<Spec, 'model' | 'event'>,
  registry: Registry,
): Promise<Surveyed> {
  const { name, pick = { latest: true } } = modelMeant(spec);
  const found = await findSurveyed(registry, { name, pick });
  return found ?? refuseAbsent(registry, { name, pick }, { input: placeOf(spec) });
}

/** What a command says of such a version. */
export function surveyedOutputs(
  { name, version, id, digest }: SurveyedVersion,
  registry: Pick<Registry, 'uri'>,
): Report['outputs'] {
  return {
    'model-name': name,
    'model-version': version,
    'model-id': id,
    'model-uri': registry.uri({ name, version }),
    // Of a version that another tool registered no digest is known without fetching its files.
    digest: digest === '' ? undefined : digest,
  };
}
