import { Collected } from '@slipway/core/collected';
import type { BaseImage, ImagePlatform, ImageReference, LayerWanted } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import type { Foresight, RegistryAccess } from '@slipway/core/ports-images';
import { Failure, refuse } from '@slipway/core/trouble';
import { environmentProvider } from '@slipway/packaging/environment/all';
import { foreseeableLayers } from '@slipway/packaging/image/layers';
import { outputs } from '@slipway/packaging/output/all';
import type { OutputFacts } from '@slipway/packaging/output/kind';
import type { ContentFile } from '@slipway/packaging/package/content';
import { verifyPackage } from '@slipway/packaging/package/verify';
import { chooseServer } from '@slipway/packaging/server/all';
import type { ServerParts, Serving } from '@slipway/packaging/server/kind';

import { withConfig, type Wish } from './azure-config.ts';
import { defaultBase, lookAtBase } from './base-image.ts';
import { billOf } from './bill.ts';
import { checkPlaceOf } from './container-check.ts';
import { accessOf, destinationOf, imageNameOf } from './destinations.ts';
import { askedBase, environmentIdOf, withEnvironmentImage } from './environment-image.ts';
import { readEnvironmentFile } from './environment-file.ts';
import { wantedEnvironment } from './environment.ts';
import type { Facts, FoundModel, PlannedOutput, PlatformEnvironment, Samples } from './facts.ts';
import { fingerprintOf } from './fingerprint.ts';
import { makesImage } from './image-rules.ts';
import type { Spec } from './inputs.ts';
import { findModels } from './models.ts';
import { noticesOf } from './notices.ts';
import { programFiles } from './programs.ts';
import { findSamples } from './samples.ts';
import { readSourceCode } from './source.ts';
import { unlikeTold } from './told-model.ts';
import { checkModels } from './trust.ts';

/** Looks at everything a package is made of, and at what stands at its places. Changes nothing. */
export async function look(given: Spec, ports: Ports): Promise<Facts> {
  const collected = new Collected();
  const spec = withEnvironmentImage(await withConfig(given, ports));
  const access = accessOf(spec, (spec.baseImage ?? spec.configImage)?.host, ports);
  if (makesImage(spec)) ports.images.foresee({ bases: basesOf(spec, access) });
  const models = await findModels(spec, ports, collected);
  if (makesImage(spec))
    ports.images.foresee({ layers: models.flatMap((model) => weightsOf(model, spec.compression)) });
  collected.add(...unlikeTold(spec.event?.event, models));
  const trusted = await checkModels(spec, models, ports, collected);
  const found = spec.imageContents === 'server' ? lookAtServing : lookAtModelsAlone;
  const serving =
    (await collected.from(() => found(spec, models, access, ports, collected))) ?? nothingServed;
  const image = imageNameOf(spec.image, models);
  const [first] = serving.environments;
  const planned: Omit<PlannedOutput, 'isCurrent'>[] = [];
  for (const id of spec.output) {
    const destination = destinationOf(id, spec, image, access, first?.base, ports);
    const there = await collected.from(() => outputs[id].look(destination, ports));
    if (there !== undefined) planned.push({ id, destination, found: there });
  }
  collected.throwAny();
  const files = [...models.flatMap(modelFiles), ...serving.files];
  const manifest = manifestOf(spec, models, serving);
  const fingerprint = await fingerprintOf(spec, files, manifest, serving.environments, ports);
  const known = await Promise.all(planned.map((output) => knownOutput(output.found, fingerprint, ports)));
  const bill = billOf(spec.sbom, models, ports);
  const isTried = spec.check && serving.parts !== undefined && known.some((answer) => !answer.isCurrent);
  const because = known.find((answer) => answer.because !== undefined)?.because;
  return {
    title: models.map(({ name, version }) => `${name}:${version}`).join(', '),
    server: serving.parts?.start.server,
    environments: serving.environments,
    outputs: planned.map((output, index) => ({ ...output, isCurrent: known[index]!.isCurrent })),
    files,
    manifest: { ...manifest, fingerprint },
    check: isTried ? await checkPlaceOf(spec, ports) : undefined,
    bill: bill === undefined || serving.parts === undefined ? undefined : bill,
    because,
    notices: [...trusted, ...noticesOf(spec, models, serving.samples, serving.parts?.start.server)],
  };
}

/** What is served, with what, and in which environments. */
interface FoundServing {
  parts?: ServerParts;
  samples: Samples;
  environments: readonly PlatformEnvironment[];
  /** Everything but the models and the locks. */
  files: readonly ContentFile[];
}

const nothingServed: FoundServing = { samples: {}, environments: [], files: [] };

async function lookAtModelsAlone(
  { imageContents }: Wish,
  models: readonly FoundModel[],
): Promise<FoundServing> {
  if (imageContents === 'modelpack' && models.length > 1) {
    refuse({
      where: { input: 'models' },
      said: `${models.length} models for one ModelPack artefact`,
      expected: 'one model: that is what the format holds',
      remedy: 'use `image-contents: models`, or a step for each model',
    });
  }
  return nothingServed;
}

async function lookAtServing(
  spec: Wish,
  models: readonly FoundModel[],
  access: RegistryAccess,
  ports: Ports,
  collected: Collected,
): Promise<FoundServing> {
  const source = await collected.from(() => readSourceCode(spec, ports.files.resolve(spec.path), ports));
  const samples = (await collected.from(() => findSamples(spec, models, ports))) ?? {};
  const byFile = await collected.from(() => readEnvironmentFile(spec.environment, ports));
  const isKnown =
    models.length === spec.models.length && (source !== undefined) === (spec.entryScript !== undefined);
  const serving: Serving = {
    models,
    entryScript: source?.entryScript,
    routes: spec.serverRoutes,
  };
  const server = isKnown ? await collected.from(() => chooseServer(spec.server, serving)) : undefined;
  const parts = server?.parts(serving);
  if (parts === undefined) return { samples, environments: [], files: [] };
  const environments: PlatformEnvironment[] = [];
  for (const platform of platformsOf(spec)) {
    const environment = await collected.from(async () => {
      const wanted = await wantedEnvironment(spec, byFile, models, parts, ports);
      const found = await environmentOf(spec, parts, wanted, platform, access, ports);
      const refusal = found.base && server?.refusesBase?.(found.base.config);
      if (refusal !== undefined) refuse({ where: { input: 'base-image' }, ...refusal });
      return found;
    });
    if (environment !== undefined) environments.push(environment);
  }
  return {
    parts,
    samples,
    environments,
    files: [
      ...(source?.files ?? []),
      ...(await programFiles(parts, ports)),
      ...Object.values(samples as Record<string, ContentFile>),
    ],
  };
}

/** A package in a folder alone is for this machine; as soon as an image is made, all of it is for the image's platforms. */
function platformsOf(spec: Pick<Wish, 'output' | 'platforms'>): readonly (ImagePlatform | undefined)[] {
  return makesImage(spec) || spec.output.includes('build-context') ? spec.platforms : [undefined];
}

async function environmentOf(
  spec: Wish,
  parts: ServerParts,
  wanted: PlatformEnvironment['wanted'],
  platform: ImagePlatform | undefined,
  access: RegistryAccess,
  ports: Ports,
): Promise<PlatformEnvironment> {
  const provider = environmentProvider(environmentIdOf(spec, parts));
  const forPlatform = platform === undefined ? wanted : { ...wanted, platform };
  const facts = await provider.look(forPlatform, ports);
  const environment = { provider: provider.id, wanted: forPlatform, facts };
  if (platform === undefined) return environment;
  const { runtime } = parts.start;
  const version = facts.runtimeVersion;
  const reference = askedBase(spec, runtime) ?? defaultBase(runtime, version);
  const base = await lookAtBase(reference, platform, { runtime, version }, access, ports);
  // Images for GPUs say so to the engine: https://github.com/NVIDIA/nvidia-container-toolkit
  const gpu = base.config.variables['NVIDIA_VISIBLE_DEVICES'] !== undefined;
  const forBase = { ...forPlatform, gpu };
  if (!spec.buildWheels) return { ...environment, wanted: forBase, platform, base };
  const builder = await builderOf(spec.builderImage, base, platform, access, ports);
  const building = { ...forBase, builder };
  return { ...environment, wanted: building, facts: await provider.look(building, ports), platform, base };
}

/** What has no wheel is built in the base image, when nobody names another one; always by digest. */
async function builderOf(
  asked: ImageReference | undefined,
  base: BaseImage,
  platform: ImagePlatform,
  access: RegistryAccess,
  { images }: Pick<Ports, 'images'>,
): Promise<string> {
  const { digest, reference } = asked === undefined ? base : await images.base(asked, platform, access);
  return `${reference.host}/${reference.repository}@${digest}`;
}

/** The bases that are certain to be asked for, whatever the models are. */
function basesOf(
  { baseImage, imageContents, platforms }: Wish,
  access: RegistryAccess,
): NonNullable<Foresight['bases']> {
  if (baseImage === undefined || imageContents !== 'server') return [];
  return platforms.map((platform) => [baseImage, platform, access]);
}

/** The layers of a model that take long to hash, as the image will have them. */
function weightsOf(model: FoundModel, compression: Spec['compression']): LayerWanted[] {
  const { name, version, located } = model;
  const placed = modelFiles(model).map((content, index) => {
    const { size, sha256 } = located.files[index]!;
    return { content, listed: { path: content.to, size, sha256 } };
  });
  return foreseeableLayers(`${name}:${version}`, placed, compression);
}

function modelFiles(model: FoundModel): ContentFile[] {
  return model.located.files.map(({ path, location, sha256, hashedMs }) => ({
    to: `${model.root}/${path}`,
    from: location,
    sha256,
    hashedMs,
  }));
}

function manifestOf(
  spec: Wish,
  models: readonly FoundModel[],
  { parts, samples }: Pick<FoundServing, 'parts' | 'samples'>,
): Facts['manifest'] {
  const resources = models.length === 1 ? models[0]!.resources : undefined;
  return {
    schemaVersion: 1,
    models: models.map(({ packaged }) => packaged),
    multiModel: models.length > 1,
    start: parts?.start ?? nothingToStart,
    environmentVariables: spec.environmentVariables ?? {},
    sampleInput: samples.input?.to,
    sampleOutput: samples.output?.to,
    resources,
  };
}

/** Of models alone. */
const nothingToStart: Facts['manifest']['start'] = {
  server: 'none',
  runtime: 'node',
  args: [],
  variables: {},
  routes: { liveness: '/', readiness: '/', scoring: '/', openapi: '/' },
  exitCodes: {},
};

/** What is there counts only when it was made from the same and, where its bytes are here, every one of them is right. */
async function knownOutput(
  { existing }: OutputFacts,
  fingerprint: string,
  ports: Ports,
): Promise<{ isCurrent: boolean; because?: string }> {
  if (existing?.fingerprint !== fingerprint) return { isCurrent: false };
  if (existing.package === undefined) return { isCurrent: true };
  try {
    await verifyPackage(existing.package.folder, existing.package.manifest, ports);
    return { isCurrent: true };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return { isCurrent: false, because: thrown.message };
  }
}
