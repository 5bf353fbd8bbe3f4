import type { Performers, StepPerformer } from '@slipway/core/apply';
import type { BaseImage, ImagePlatform, LayerCompression } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import type { RegistryAccess } from '@slipway/core/ports-images';
import type { Secret } from '@slipway/core/secret';
import { environmentProvider, environments } from '@slipway/packaging/environment/all';
import type { Lock } from '@slipway/packaging/environment/kind';
import { makeImage, makeModelPack, makeModelsImage, type MadeImage } from '@slipway/packaging/image/make';
import { outputs } from '@slipway/packaging/output/all';
import type { Destination, OutputProvider, Published } from '@slipway/packaging/output/kind';
import { assemble } from '@slipway/packaging/package/assemble';
import { bootOnce, type Booted, type BootOptions } from '@slipway/packaging/package/boot';
import { installEnvironment, isInstalled } from '@slipway/packaging/package/install';
import type { OpenedPackage } from '@slipway/packaging/package/read';

import { makeBills, type Bills } from './bill.ts';
import { tryInContainer, type CheckPlace } from './container-check.ts';
import type { Facts, PlatformEnvironment } from './facts.ts';
import { publishStep, steps } from './plan.ts';

/** Who carries out the steps of package-model. */
export const performers: Performers = {
  ...Object.fromEntries(Object.keys(environments).map((id) => [id, environmentPerformer])),
  ...Object.fromEntries(Object.entries(outputs).map(([id, provider]) => [id, outputPerformer(provider)])),
  'package-model': ownPerformer,
};

async function environmentPerformer(step: Step, ports: Ports, earlier: Results): ReturnType<StepPerformer> {
  if (step.verb === steps.lock) {
    const { provider, wanted, facts } = step.args as unknown as PlatformEnvironment;
    const lock = await environmentProvider(provider).lock(wanted, facts, ports);
    ports.log.info(`${lock.packages} packages, each with its hashes${lock.isKnown ? ' (known lock)' : ''}`);
    return { result: lock, unchanged: lock.isKnown };
  }
  const { folder, manifest } = assembledBy(earlier);
  const unchanged = await isInstalled(manifest, ports);
  return {
    result: await installEnvironment(manifest, folder, ports, earlier.get<Lock>(steps.lock)?.access),
    unchanged,
  };
}

function outputPerformer(provider: OutputProvider): StepPerformer {
  return async (step, ports, earlier) => {
    const folder = earlier.get<OpenedPackage>(steps.assemble);
    const image = earlier.get<MadeImage>(steps.image)?.image;
    const about = earlier.get<Bills>(steps.bill)?.about;
    const made = {
      ...(folder === undefined ? {} : { folder }),
      ...(image === undefined ? {} : { image }),
      ...(about === undefined ? {} : { about }),
    };
    const published = await provider.publish(made, step.args as unknown as Destination, ports);
    return { result: published, unchanged: published.unchanged };
  };
}

async function ownPerformer(step: Step, ports: Ports, earlier: Results): ReturnType<StepPerformer> {
  switch (step.verb) {
    case steps.assemble:
      return { result: await assembled(step, ports, earlier) };
    case steps.check:
      return { result: await checked(step, ports, earlier) };
    case steps.image:
      return { result: await imageMade(step, ports, earlier) };
    case steps.bill:
      return { result: await makeBills(step, ports, earlier, steps) };
    case steps.attest: {
      const { reference, digest } = earlier.get<Published>(publishStep({ id: 'registry' }))!;
      const { token } = step.args as unknown as { token: Secret };
      const subject = { name: reference.slice(0, reference.indexOf('@')), digest };
      return { result: await ports.attestations.provenance(subject, token) };
    }
    case steps.tidy:
      return tidied(ports, earlier);
    default: {
      const { artifact, destination } = step.args as unknown as { artifact: string; destination: string };
      return { result: await ports.artifacts.give(artifact, destination) };
    }
  }
}

/** What a step is told of an environment; the lock says the rest. */
type EnvironmentArgs = Pick<PackageManifest['environment'], 'provider' | 'runtimeVersion' | 'platform'>;

/** What `assemble` is told. */
interface AssembleArgs {
  files: Facts['files'];
  manifest: Facts['manifest'];
  environment: EnvironmentArgs;
  /** Missing: it is only needed on the way. */
  destination?: string;
}

async function assembled(step: Step, ports: Ports, earlier: Results): Promise<OpenedPackage> {
  const { destination, environment, files, manifest } = step.args as unknown as AssembleArgs;
  const lock = earlier.get<Lock>(steps.lock)!;
  const locks = lock.files.map(({ name, content }) => ({ to: `lock/${name}`, content }));
  const content = {
    files: [...files, ...locks],
    manifest: { ...manifest, environment: packagedEnvironment(environment, lock, ports) },
  };
  return assemble(content, destination ?? ports.files.join(ports.host.temp, 'slipway-package'), ports);
}

async function tidied({ files }: Ports, earlier: Results): ReturnType<StepPerformer> {
  const folder = earlier.get<OpenedPackage>(steps.assemble)?.folder;
  if (folder !== undefined) await files.remove(folder);
  return { unchanged: folder === undefined };
}

function packagedEnvironment(
  environment: EnvironmentArgs,
  lock: Lock,
  { files }: Pick<Ports, 'files'>,
): PackageManifest['environment'] {
  const [lockFile] = lock.files;
  return {
    ...environment,
    lockFile: `lock/${lockFile!.name}`,
    lockSha256: files.sha256(lockFile!.content),
    packages: lock.packages,
  };
}

/** What `check` is told; without a place it is a process. */
interface CheckArgs {
  options: BootOptions;
  place?: Extract<CheckPlace, { in: 'container' }>;
  access: RegistryAccess;
  files: Facts['files'];
}

async function checked(step: Step, ports: Ports, earlier: Results): Promise<Booted> {
  const { access, files, options, place } = step.args as unknown as CheckArgs;
  if (place !== undefined)
    return tryInContainer(earlier.get<MadeImage>(steps.image)!, files, place, options, access, ports);
  const { folder, manifest } = assembledBy(earlier);
  return bootOnce(manifest, folder, earlier.get<string>(steps.install)!, options, ports);
}

/** What `image` is told. */
interface ImageArgs {
  contents: 'server' | 'models' | 'modelpack';
  files: Facts['files'];
  manifest: Facts['manifest'];
  platforms: readonly { lock: string; base: BaseImage; environment: EnvironmentArgs }[];
  wanted: readonly ImagePlatform[];
  compression: LayerCompression;
  bytecode: boolean;
}

async function imageMade(step: Step, ports: Ports, earlier: Results): Promise<MadeImage> {
  const args = step.args as unknown as ImageArgs;
  const { bytecode, compression, files, manifest } = args;
  if (args.contents !== 'server') {
    const image =
      args.contents === 'modelpack'
        ? await makeModelPack(files, manifest, ports)
        : await makeModelsImage(files, manifest, args.wanted, compression, ports);
    return { image, manifests: [] };
  }
  const platforms = args.platforms.map(({ base, environment, lock: id }) => {
    const lock = earlier.get<Lock>(id)!;
    return { base, lock, environment: packagedEnvironment(environment, lock, ports) };
  });
  return makeImage(files, manifest, platforms, { bytecode, compression }, ports);
}

function assembledBy(earlier: Results): OpenedPackage {
  return earlier.get<OpenedPackage>(steps.assemble)!;
}
