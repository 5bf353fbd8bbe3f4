import { Collected } from '@slipway/core/collected';
import { shortened } from '@slipway/core/inputs';
import { modelNamePattern } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';
import { refuse } from '@slipway/core/trouble';
import { dispatchingOf, type Dispatching } from '@slipway/models/event/dispatch-inputs';
import {
  signatureName,
  type Attachment,
  type Registration,
  type RegistrationFacts,
  type Registry,
} from '@slipway/models/registry/kind';
import type { SourceFile } from '@slipway/models/registry/source-file';
import { openRegistry } from '@slipway/models/registry/open';
import { refuseChanges } from '@slipway/models/registry/refusals';
import { connectionOf } from '@slipway/models/registry/registry-inputs';
import { readSourceFile } from '@slipway/models/registry/source';
import { goodSignature } from '@slipway/models/signature/sign-model';
import { readSignatory, type Signatory } from '@slipway/models/signature/signing-inputs';
import { takeModel } from '@slipway/models/source/take';
import type { TakenModel, Unfetched } from '@slipway/models/source/taken';
import type { Spec } from '../inputs.ts';
import { lookUpCompared } from './comparison.ts';
import { judge, type Compared, type Verdict } from './gates.ts';
import { readMetrics } from './metrics.ts';
import { factsOf, requireType } from './model-facts.ts';
import { noticesOf } from './notices.ts';
import { registrationOf } from './registration.ts';

/** What is known before anything is decided. */
export interface Facts {
  /** The registry that gets the version. */
  registry: Registry;
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
  const registry = await collected.from(() => openRegistry(spec.registry, ports, connectionOf(spec, ports)));
  const taken = await collected.from(() => takeModel(spec, ports));
  const name = await collected.after({ taken }, (found) => nameOf(spec, found.taken));
  const sampleInput = await collected.from(() => readSample(spec, 'sample-input', taken, ports));
  const sampleOutput = await collected.from(() => readSample(spec, 'sample-output', taken, ports));
  const metrics = await collected.from(() =>
    spec.metrics === undefined ? {} : readMetrics(spec.metrics, ports),
  );
  const compared = await collected.after({ registry, name }, (found) =>
    lookUpCompared(spec.compareTo, found.name, found.registry),
  );
  const facts = await collected.after({ taken }, (found) => factsOf(found.taken, spec, ports));
  await collected.after({ facts }, (found) => requireType(spec.type, found.facts));
  await collected.after({ taken }, (found) =>
    refuseChanges(found.taken.record?.properties ?? {}, spec.properties ?? {}),
  );
  const registration = await collected.after({ taken, registry, name }, (found) =>
    registrationOf(spec, found.taken, facts, { ...found, sampleInput, sampleOutput, metrics: metrics ?? {} }),
  );
  const signatory = await collected.from(() => readSignatory(spec, ports));
  const dispatching = await collected.from(() => dispatchingOf(spec, ports));
  const registered = await collected.after({ registry, registration }, (found) =>
    found.registry.lookUp(found.registration),
  );

  const found = collected.whole({ registry, taken, compared, facts, registration, registered });
  const { existing } = found.registered;
  const signature = await signatureThere(found, signatory, ports);
  return {
    registry: found.registry,
    registration: found.registration,
    registered: found.registered,
    unfetched: found.taken.unfetched,
    existingUri: existing && found.registry.uri(existing),
    signatory,
    signature: found.taken.signature,
    dispatching,
    existingSignature: signature?.uri,
    verdicts: verdictsOf(spec, found),
    compared: found.compared,
    notices: noticesOf(spec, found.taken, found.facts, existing),
  };
}

/** The signature of the version that holds these bytes already, as far as it makes another one needless. */
async function signatureThere(
  {
    registry,
    registered: { existing },
    taken,
  }: Pick<Facts, 'registry' | 'registered'> & { taken: TakenModel },
  signatory: Signatory | undefined,
  ports: Ports,
): Promise<Attachment | undefined> {
  if (existing === undefined) return undefined;
  if (signatory !== undefined) return goodSignature(registry, existing, signatory, ports);
  return taken.signature === undefined ? undefined : registry.attached(existing, signatureName);
}

/** Where no metrics were given, those of the version that is there count. */
function verdictsOf(
  { require = [], notWorse = [] }: Spec,
  {
    registration,
    registered: { existing },
    compared,
  }: Pick<Facts, 'registration' | 'registered' | 'compared'>,
): Verdict[] {
  const given = registration.metrics;
  const metrics = existing !== undefined && Object.keys(given).length === 0 ? existing.metrics : given;
  return judge({ require, notWorse, metrics, compared });
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

/** Next to files that stay where they are, a sample is called by its digest, too. */
async function readSample(
  spec: Pick<Spec, 'sampleInput' | 'sampleOutput'>,
  input: 'sample-input' | 'sample-output',
  taken: TakenModel | undefined,
  { files }: Ports,
): Promise<SourceFile | undefined> {
  const given = input === 'sample-input' ? spec.sampleInput : spec.sampleOutput;
  if (given === undefined) return undefined;
  const sample = await readSourceFile(given, input, files);
  if (taken?.inPlace === undefined) return sample;
  return { ...sample, sha256: (await files.hash(sample.from)).sha256 };
}
