import type { StepAnswer } from '@slipway/core/apply';
import type { RecordedFile } from '@slipway/core/model-record';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { hashAll } from '../hash-all.ts';
import {
  registrySteps,
  type Registered,
  type Registration,
  type RegistrationFacts,
  type RegistryProvider,
} from '../kind.ts';
import { planRegistration } from '../registration-plan.ts';
import { rootDigest } from '../root-digest.ts';
import { requireKeepableNames } from './names.ts';
import { openOciRegistry, pointAlias, uriOf } from './opened.ts';
import { locationOf, openPlace, withModel, type ModelRepository } from './place.ts';
import { lastEntry, makeVersion, refuseTaken, versionOfBytes } from './register.ts';
import { storeLayers, type StoredLayers } from './store.ts';
import { aliasTag } from './tags.ts';
import { recordNow, versionAt } from './versions.ts';

/** A registry of images: ghcr, or any other. What its tags are is in `tags.ts`, how a version is made in `register.ts`. */
export const oci: RegistryProvider = {
  id: 'oci',
  title: 'a registry of images, such as ghcr.io',
  supports: { aliases: true, tags: true, concurrentRegistration: true, needsNetwork: true },
  locationOf,
  open: openOciRegistry,
  look,
  plan: (wanted, facts) => planRegistration('oci', wanted, facts),
  apply,
};

async function look(wanted: Registration, ports: Ports): Promise<RegistrationFacts> {
  requireKeepableNames(wanted);
  return inModel(wanted, ports, async (model) => {
    const last = await lastEntry(model);
    if (last === undefined) return { nextVersion: wanted.version ?? '1' };
    const hashed = await hashAll(wanted.files, ports);
    const digest = rootDigest(hashed, ports.files);
    await refuseTaken(model, wanted.version, digest);
    const found = await versionOfBytes(model, digest);
    const existing = found && (await recordNow(model, found));
    const target =
      wanted.alias === undefined ? undefined : await versionAt(model, { tag: aliasTag(wanted.alias) });
    return {
      nextVersion: wanted.version ?? String(last.largest + 1n),
      hashed,
      ...(existing === undefined ? {} : { existing }),
      ...(target === undefined ? {} : { aliasNow: target.version }),
    };
  });
}

/** What the steps are told: the registration, and the digests of its files where they are known. */
type Arguments = Registration & { hashed?: readonly RecordedFile[] };

async function apply(step: Step, ports: Ports, earlier: Results): Promise<StepAnswer> {
  const wanted = step.args as unknown as Arguments;
  return inModel(wanted, ports, async (model) => {
    switch (step.verb) {
      case registrySteps.store:
        return { result: await storeLayers(model, wanted, wanted.hashed) };
      case registrySteps.record: {
        const stored = earlier.get<StoredLayers>(registrySteps.store)!;
        const made = await makeVersion(model, wanted, stored);
        const uri = uriOf(wanted.location, wanted.name, made.record.version);
        return { result: { ...made, uri } satisfies Registered, unchanged: !made.registered };
      }
      case registrySteps.alias: {
        const version = earlier.get<Registered>(registrySteps.record)?.record.version ?? wanted.version!;
        const result = await pointAlias(model, wanted.alias!, version);
        return { result, unchanged: result.previous === version };
      }
      default:
        throw new Error(`the oci registry has no verb \`${step.verb}\``);
    }
  });
}

function inModel<Result>(
  { location, connection, name }: Registration,
  ports: Ports,
  work: (model: ModelRepository) => Promise<Result>,
): Promise<Result> {
  return withModel(openPlace(location, ports, connection), name, work, true);
}
