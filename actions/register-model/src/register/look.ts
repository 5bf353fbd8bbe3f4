import type { ModelRecord } from '@slipway/core/model-record';
import { counted } from '@slipway/core/markdown';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';
import type { Detected } from '@slipway/formats/detect';
import type {
  Registration,
  RegistrationFacts,
  RegistryConnection,
  SourceFile,
} from '@slipway/providers/registry/kind';
import { chooseRegistry } from '@slipway/providers/registry/open';
import { dispatchingOf, type Dispatching } from '@slipway/providers/event/dispatch-inputs';
import { unportablePaths } from '@slipway/providers/registry/portable-names';
import { connectionOf } from '@slipway/providers/registry/registry-inputs';
import { readSource, readSourceFile, type Source } from '@slipway/providers/registry/source';
import { goodSignature } from '@slipway/providers/signature/sign-model';
import { readSignatory, type Signatory } from '@slipway/providers/signature/signing-inputs';
import { Collected } from '../collected.ts';
import { lookUpCompared } from './comparison.ts';
import { judge, type Compared, type Verdict } from './gates.ts';
import type { RegisterSpec } from '../inputs.ts';
import { readMetrics } from './metrics.ts';
import { detectModel, typeProblem } from './model-facts.ts';

/** What is known before anything is decided. */
export interface Facts {
  /** The id of the registry's provider. */
  provider: string;
  /** For people: `the registry /home/ann/.slipway/registry`. */
  registryTitle: string;
  registration: Registration;
  registered: RegistrationFacts;
  /** Address of the version that holds these bytes already. */
  existingUri?: string;
  /** Who signs, when that is wished. */
  signatory?: Signatory;
  /** How the event is sent, when it is. */
  dispatching?: Dispatching;
  /** Address of the signature that this signatory made of that version before. */
  existingSignature?: string;
  verdicts: readonly Verdict[];
  compared: Compared;
  notices: readonly Notice[];
}

/** Reads the model, its samples and metrics, and the registry. All problems are found before any is thrown. */
export async function look(spec: RegisterSpec, ports: Ports): Promise<Facts> {
  const collected = new Collected();
  const { files } = ports;
  const chosen = await collected.from((async () => chooseRegistry(spec.registry, ports))());
  const connection = connectionOf(spec, ports);
  const registry = chosen?.provider.open(chosen.location, ports, connection);
  const source = await collected.from(readSource(spec.modelPath, 'model-path', files));
  const sample = async (given: string | undefined, input: string): Promise<SourceFile | undefined> =>
    given === undefined ? undefined : await collected.from(readSourceFile(given, input, files));
  const sampleInput = await sample(spec.sampleInput, 'sample-input');
  const sampleOutput = await sample(spec.sampleOutput, 'sample-output');
  const metrics =
    spec.metrics === undefined ? {} : ((await collected.from(readMetrics(spec.metrics, ports))) ?? {});
  const compared = registry && (await collected.from(lookUpCompared(spec.compareTo, spec.name, registry)));
  const detected = source && (await collected.from(detectModel(source, spec, ports)));
  const wrongType = detected && typeProblem(spec.type, detected);
  if (wrongType !== undefined) collected.add(wrongType);
  const registration =
    source &&
    chosen &&
    registrationOf(spec, source, { location: chosen.location, connection }, detected, {
      sampleInput,
      sampleOutput,
      metrics,
    });
  const signatory = await collected.from(readSignatory(spec, ports));
  const dispatching = await collected.from((async () => dispatchingOf(spec, ports))());
  const registered = registration && (await collected.from(chosen.provider.look(registration, ports)));
  collected.throwAny();

  const existing = registered!.existing;
  const signature = existing && signatory && (await goodSignature(registry!, existing, signatory, ports));
  const judged = existing !== undefined && spec.metrics === undefined ? existing.metrics : metrics;
  const { require = [], notWorse = [] } = spec;
  return {
    provider: chosen!.provider.id,
    registryTitle: registry!.title,
    registration: registration!,
    registered: registered!,
    ...(existing === undefined ? {} : { existingUri: registry!.uri(existing) }),
    ...(signatory === undefined ? {} : { signatory }),
    ...(dispatching === undefined ? {} : { dispatching }),
    ...(signature === undefined ? {} : { existingSignature: signature.uri }),
    verdicts: judge({ require, notWorse, metrics: judged, compared: compared! }),
    compared: compared!,
    notices: noticesOf(spec, source!, detected!, existing),
  };
}

interface Extras {
  sampleInput: SourceFile | undefined;
  sampleOutput: SourceFile | undefined;
  metrics: Record<string, number>;
}

function registrationOf(
  spec: RegisterSpec,
  source: Source,
  { location, connection }: { location: string; connection: RegistryConnection | undefined },
  detected: Detected | undefined,
  { sampleInput, sampleOutput, metrics }: Extras,
): Registration {
  const { name, version, description, alias, cpu, memoryGb } = spec;
  const frameworkVersion = spec.frameworkVersion ?? detected?.frameworkVersion;
  const ownSample = source.files.find(({ path }) => path === detected?.sampleInput);
  const input = sampleInput ?? ownSample;
  return {
    location,
    ...(connection === undefined ? {} : { connection }),
    name,
    files: source.files,
    type: spec.type ?? detected?.type ?? 'custom_model',
    framework: spec.framework ?? detected?.framework ?? 'custom',
    tags: spec.tags ?? {},
    properties: spec.properties ?? {},
    datasets: spec.datasets ?? [],
    metrics,
    ...(source.folder === undefined ? {} : { folder: source.folder }),
    ...(version === undefined ? {} : { version }),
    ...(frameworkVersion === undefined ? {} : { frameworkVersion }),
    ...(description === undefined ? {} : { description }),
    ...(detected?.schema === undefined ? {} : { schema: detected.schema }),
    ...(input === undefined ? {} : { sampleInput: { ...input, path: lastPart(input.path) } }),
    ...(sampleOutput === undefined ? {} : { sampleOutput }),
    ...(cpu === undefined || memoryGb === undefined ? {} : { resources: { cpu, memoryGb } }),
    ...(alias === undefined ? {} : { alias }),
  };
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function noticesOf(
  spec: RegisterSpec,
  source: Source,
  detected: Detected,
  existing: ModelRecord | undefined,
): Notice[] {
  const remarks = [...detected.notes, ...unportablePaths(source.files.map(({ path }) => path)).slice(0, 5)];
  if (source.ignored.length > 0)
    remarks.push(
      `${counted(source.ignored.length, 'file')} of Git and GitHub in the folder ${source.ignored.length === 1 ? 'does' : 'do'} not belong to the model`,
    );
  const notices = remarks.map((message): Notice => ({ level: 'notice', title: 'Model', message }));
  if (spec.framework !== undefined && spec.framework !== 'custom' && detected.framework !== spec.framework)
    notices.push(
      warning(`no file looks like ${spec.framework}; it is registered as that because \`framework\` says so`),
    );
  if (existing !== undefined) notices.push(...notTaken(spec, existing).map(warning));
  return notices;
}

/** A registered version never changes, so what else was given this time has no effect; that must not go unsaid. */
function notTaken(spec: RegisterSpec, existing: ModelRecord): string[] {
  const remarks: string[] = [];
  if (spec.version !== undefined && spec.version !== existing.version)
    remarks.push(`version ${spec.version} was not made, because ${existing.id} holds these bytes already`);
  const differs = (
    given: Readonly<Record<string, unknown>> | undefined,
    kept: Record<string, unknown>,
  ): boolean => Object.entries(given ?? {}).some(([key, value]) => kept[key] !== value);
  const kept = [
    differs(spec.tags, existing.tags) ? 'tags' : undefined,
    differs(spec.properties, existing.properties) ? 'properties' : undefined,
    spec.description !== undefined && spec.description !== existing.description ? 'description' : undefined,
  ].filter((word) => word !== undefined);
  if (kept.length > 0)
    remarks.push(`${existing.id} keeps its ${kept.join(', ')}: a registered version does not change`);
  return remarks;
}

function warning(message: string): Notice {
  return { level: 'warning', title: 'Model', message };
}
