import { Collected } from '@slipway/core/collected';
import { shortened } from '@slipway/core/inputs';
import { modelNamePattern } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';
import { refuse } from '@slipway/core/trouble';
import { dispatchingOf, type Dispatching } from '@slipway/models/event/dispatch-inputs';
import { takeModel } from '@slipway/models/source/take';
import type { TakenModel, Unfetched } from '@slipway/models/source/taken';
import {
  signatureName,
  type Registration,
  type RegistrationFacts,
  type SourceFile,
} from '@slipway/models/registry/kind';
import { chooseRegistry } from '@slipway/models/registry/open';
import { refuseChanges } from '@slipway/models/registry/refusals';
import { connectionOf } from '@slipway/models/registry/registry-inputs';
import { readSourceFile } from '@slipway/models/registry/source';
import { goodSignature } from '@slipway/models/signature/sign-model';
import { readSignatory, type Signatory } from '@slipway/models/signature/signing-inputs';
import type { Spec } from '../inputs.ts';
import { lookUpCompared } from './comparison.ts';
import { judge, type Compared, type Verdict } from './gates.ts';
import { readMetrics } from './metrics.ts';
import { factsOf, typeProblem } from './model-facts.ts';
import { noticesOf } from './notices.ts';
import { registrationOf } from './registration.ts';

/** What is known before anything is decided. */
export interface Facts {
  /** The id of the registry's provider. */
  provider: string;
  /** For people: `the registry /home/ann/.slipway/registry`. */
  registryTitle: string;
  registration: Registration;
  registered: RegistrationFacts;
  /** Where the files have to be fetched from, when nothing holds these bytes yet. */
  unfetched?: Unfetched;
  /** Address of the version that holds these bytes already. */
  existingUri?: string;
  /** Who signs, when that is wished. */
  signatory?: Signatory;
  /** The signature that the model has where it was taken from, which is put beside the version when nobody signs. */
  signature?: string;
  /** How the event is sent, when it is. */
  dispatching?: Dispatching;
  /** Address of the signature that that version has: of this signatory, or of anybody when nobody is to sign. */
  existingSignature?: string;
  verdicts: readonly Verdict[];
  compared: Compared;
  notices: readonly Notice[];
}

/** Reads the model, its samples and metrics, and the registry. All problems are found before any is thrown. */
export async function look(spec: Spec, ports: Ports): Promise<Facts> {
  const collected = new Collected();
  const chosen = await collected.from(() => chooseRegistry(spec.registry, ports));
  const connection = connectionOf(spec, ports);
  const registry = chosen?.provider.open(chosen.location, ports, connection);
  const taken = await collected.from(() => takeModel(spec, ports));
  const name = taken && (await collected.from(() => nameOf(spec, taken)));
  const sample = async (given: string | undefined, input: string): Promise<SourceFile | undefined> =>
    given === undefined ? undefined : await collected.from(() => readSample(given, input, taken, ports));
  const sampleInput = await sample(spec.sampleInput, 'sample-input');
  const sampleOutput = await sample(spec.sampleOutput, 'sample-output');
  const { metrics: givenMetrics } = spec;
  const metrics =
    givenMetrics === undefined ? {} : ((await collected.from(() => readMetrics(givenMetrics, ports))) ?? {});
  const compared =
    registry && name !== undefined
      ? await collected.from(() => lookUpCompared(spec.compareTo, name, registry))
      : undefined;
  const facts = taken && (await collected.from(() => factsOf(taken, spec, ports)));
  const wrongType = facts && typeProblem(spec.type, facts);
  if (wrongType !== undefined) collected.add(wrongType);
  const { record: before } = taken ?? {};
  if (before !== undefined)
    await collected.from(() => refuseChanges(before.properties, spec.properties ?? {}));
  const registration =
    taken === undefined || chosen === undefined || name === undefined
      ? undefined
      : registrationOf(spec, taken, facts, {
          name,
          provider: chosen.provider.id,
          location: chosen.location,
          connection,
          sampleInput,
          sampleOutput,
          metrics,
        });
  const signatory = await collected.from(() => readSignatory(spec, ports));
  const dispatching = await collected.from(() => dispatchingOf(spec, ports));
  const registered = registration && (await collected.from(() => chosen!.provider.look(registration, ports)));
  collected.throwAny();

  const existing = registered!.existing;
  const signature =
    existing &&
    (signatory === undefined
      ? taken!.signature && (await registry!.attached(existing, signatureName))
      : await goodSignature(registry!, existing, signatory, ports));
  const known = registration!.metrics;
  const judged = existing !== undefined && Object.keys(known).length === 0 ? existing.metrics : known;
  const { require = [], notWorse = [] } = spec;
  return {
    provider: chosen!.provider.id,
    registryTitle: registry!.title,
    registration: registration!,
    registered: registered!,
    ...(taken!.unfetched === undefined ? {} : { unfetched: taken!.unfetched }),
    ...(existing === undefined ? {} : { existingUri: registry!.uri(existing) }),
    ...(signatory === undefined ? {} : { signatory }),
    ...(taken!.signature === undefined ? {} : { signature: taken!.signature }),
    ...(dispatching === undefined ? {} : { dispatching }),
    ...(signature ? { existingSignature: signature.uri } : {}),
    verdicts: judge({ require, notWorse, metrics: judged, compared: compared! }),
    compared: compared!,
    notices: noticesOf(spec, taken!, facts!, existing),
  };
}

/** What was registered before keeps its name. @throws Problems when there is none */
function nameOf({ name }: Spec, { record }: TakenModel): string {
  const known = name ?? record?.name;
  // A record may come from anywhere, and a name becomes part of paths.
  if (known !== undefined && modelNamePattern.test(known)) return known;
  refuse({
    where: { input: 'name' },
    said:
      known === undefined
        ? 'nothing was given, and the model was not registered before'
        : `nothing was given, and the model was registered as ${shortened(known)}`,
    expected: 'a name, which stays the same for all versions',
    remedy: 'add `name` under `with:` of this step',
  });
}

/** Beside files that are where they stay, a sample is called by its digest, too. */
async function readSample(
  given: string,
  input: string,
  taken: TakenModel | undefined,
  { files }: Ports,
): Promise<SourceFile> {
  const sample = await readSourceFile(given, input, files);
  return taken?.inPlace === undefined
    ? sample
    : { ...sample, sha256: (await files.hash(sample.from)).sha256 };
}
