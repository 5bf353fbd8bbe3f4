import type { BaseImage, ImagePlatform, LayerCompression } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { RegistryAccess } from '@slipway/core/ports-images';
import type { Secret } from '@slipway/core/secret';
import { verb, type StepId } from '@slipway/core/step';
import { environmentProvider } from '@slipway/packaging/environment/all';
import type { Lock } from '@slipway/packaging/environment/kind';
import { makeImage, makeModelPack, makeModelsImage, type MadeImage } from '@slipway/packaging/image/make';
import { outputs, type OutputId } from '@slipway/packaging/output/all';
import type { Destination, Published } from '@slipway/packaging/output/kind';
import { assemble } from '@slipway/packaging/package/assemble';
import { bootOnce, type Booted, type BootOptions } from '@slipway/packaging/boot/boot';
import { installEnvironment, isInstalled } from '@slipway/packaging/environment/install';
import type { OpenedPackage } from '@slipway/packaging/package/read';

import { makeBills, type BillArgs, type Bills } from './bill.ts';
import { tryInContainer, type CheckPlace } from './container-check.ts';
import type { Facts, PlatformEnvironment } from './facts.ts';

/** Answers the lock of the package as a whole: that of the first platform. */
export const lockStep: StepId<Lock> = 'lock';
/** Answers the package in a hidden folder next to its destination. */
export const assembleStep: StepId<OpenedPackage> = 'assemble';
/** Answers the absolute folder of the environment. */
export const installStep: StepId<string> = 'install';
/** Answers what booting the package showed. */
export const checkStep: StepId<Booted> = 'check';
/** Answers the image, which is nowhere yet. */
export const imageStep: StepId<MadeImage> = 'image';
/** Answers the lists of materials. */
export const billStep: StepId<Bills> = 'sbom';
/** Answers the attestation as GitHub has it. */
export const attestStep: StepId<Awaited<ReturnType<Ports['attestations']['provenance']>>> = 'attest';
/** Removes what was only needed on the way; answers nothing. */
export const tidyStep: StepId<never> = 'tidy';
/** Answers the artifact as GitHub has it. */
export const artifactStep: StepId<Awaited<ReturnType<Ports['artifacts']['give']>>> = 'give';

/** Answers the lock for a platform. */
export function lockStepOf(index: number, { platform }: Pick<PlatformEnvironment, 'platform'>): StepId<Lock> {
  return index === 0 ? lockStep : `${lockStep}:${platform ?? ''}`;
}

/** Answers where an output is now. */
export function publishStepOf(output: OutputId): StepId<Published> {
  return `publish:${output}`;
}

/** Locks what a server and its models need. */
export const lock = verb(
  'lock',
  async ({ provider, wanted, facts }: Pick<PlatformEnvironment, 'provider' | 'wanted' | 'facts'>, ports) => {
    const result = await environmentProvider(provider).lock(wanted, facts, ports);
    ports.log.info(
      `${result.packages} packages, each with its hashes${result.isKnown ? ' (known lock)' : ''}`,
    );
    return { result, unchanged: result.isKnown };
  },
);

/** What is known of an environment before it is locked. */
export type Unlocked = Pick<PackageManifest['environment'], 'provider' | 'runtimeVersion' | 'platform'>;

/** What a package is assembled from; the lock is added. */
export interface AssembleArgs extends Pick<Facts, 'files' | 'manifest'> {
  environment: Unlocked;
  /** Missing: it is only needed on the way. */
  destination?: string;
}

/** Assembles a package in a folder where nobody sees it yet. */
export const assembling = verb('assemble', async (args: AssembleArgs, ports, earlier) => {
  const locked = earlier.get(lockStep)!;
  const locks = locked.files.map(({ name, content }) => ({ to: `lock/${name}`, content }));
  const content = {
    files: [...args.files, ...locks],
    manifest: { ...args.manifest, environment: packagedEnvironment(args.environment, locked, ports) },
  };
  const destination = args.destination ?? ports.files.join(ports.host.temp, 'slipway-package');
  return { result: await assemble(content, destination, ports) };
});

/** Removes a package that goes nowhere as a folder. */
export const tidy = verb('tidy', async (_: Readonly<Record<string, never>>, { files }, earlier) => {
  const folder = earlier.get(assembleStep)?.folder;
  if (folder !== undefined) await files.remove(folder);
  return { unchanged: folder === undefined };
});

/** Installs what the assembled package locks. */
export const install = verb('install', async (_: Readonly<Record<string, never>>, ports, earlier) => {
  const { folder, manifest } = earlier.get(assembleStep)!;
  const unchanged = await isInstalled(manifest, ports);
  const access = earlier.get(lockStep)?.access;
  return { result: await installEnvironment(manifest, folder, ports, access), unchanged };
});

/** Boots the assembled package in a process of this machine. */
export const checkInProcess = verb('check', async (options: BootOptions, ports, earlier) => {
  const { folder, manifest } = earlier.get(assembleStep)!;
  return { result: await bootOnce(manifest, folder, earlier.get(installStep)!, options, ports) };
});

/** How an image is tried; its samples are among `files`. */
export interface ContainerCheckArgs extends Pick<Facts, 'files'> {
  options: BootOptions;
  place: Extract<CheckPlace, { in: 'container' }>;
  access: RegistryAccess;
}

/** Boots the image that was made, as it will run. */
export const checkInContainer = verb(
  'check',
  async ({ access, files, options, place }: ContainerCheckArgs, ports, earlier) => ({
    result: await tryInContainer(earlier.get(imageStep)!, files, place, options, access, ports),
  }),
);

/** What an image is made from; the locks are added. */
export interface ImageArgs extends Pick<Facts, 'files' | 'manifest'> {
  platforms: readonly { lock: StepId<Lock>; base: BaseImage; environment: Unlocked }[];
  compression: LayerCompression;
  bytecode: boolean;
}

/** Makes the image of a package for each platform. */
export const image = verb(
  'image',
  async ({ bytecode, compression, files, manifest, platforms }: ImageArgs, ports, earlier) => {
    const orders = platforms.map(({ base, environment, lock: id }) => {
      const locked = earlier.get(id)!;
      return { base, lock: locked, environment: packagedEnvironment(environment, locked, ports) };
    });
    return { result: await makeImage(files, manifest, orders, { bytecode, compression }, ports) };
  },
);

/** Models alone, for platforms on which they are the same. */
export interface ModelsImageArgs extends Pick<Facts, 'files' | 'manifest'> {
  platforms: readonly ImagePlatform[];
  compression: LayerCompression;
}

/** Makes an image of the models alone. */
export const modelsImage = verb(
  'image',
  async ({ compression, files, manifest, platforms }: ModelsImageArgs, ports) => ({
    result: { image: await makeModelsImage(files, manifest, platforms, compression, ports), manifests: [] },
  }),
);

/** Makes a ModelPack artefact of a model. */
export const modelPack = verb(
  'image',
  async ({ files, manifest }: Pick<Facts, 'files' | 'manifest'>, ports) => ({
    result: { image: await makeModelPack(files, manifest, ports), manifests: [] },
  }),
);

/** What the lists of materials are made from; the locks are added. */
export interface ListArgs extends Omit<BillArgs, 'platforms'> {
  platforms: readonly { lock: StepId<Lock>; platform?: ImagePlatform; base?: BaseImage }[];
}

/** Lists what is in the package of each platform. */
export const listMaterials = verb('sbom', async ({ platforms, ...args }: ListArgs, ports, earlier) => {
  const made = earlier.get(imageStep);
  const folder = earlier.get(assembleStep);
  const listed = platforms.flatMap(({ lock: id, ...about }, index) => {
    const manifest = made?.manifests[index] ?? folder?.manifest;
    const built = made?.image.manifests[index];
    return manifest === undefined ? [] : [{ ...about, manifest, lock: earlier.get(id)!, built }];
  });
  return { result: await makeBills({ ...args, platforms: listed }, ports) };
});

/** Gives a good package its place. */
export const publish = verb(
  'publish',
  async ({ output, destination }: { output: OutputId; destination: Destination }, ports, earlier) => {
    const folder = earlier.get(assembleStep);
    const made = { folder, image: earlier.get(imageStep)?.image, about: earlier.get(billStep)?.about };
    const result = await outputs[output].publish(made, destination, ports);
    return { result, unchanged: result.unchanged };
  },
);

/** Attests where the image in the registry came from. */
export const attest = verb('attest', async ({ token }: { token: Secret }, ports, earlier) => {
  const { reference, digest } = earlier.get(publishStepOf('registry'))!;
  const subject = { name: reference.slice(0, reference.indexOf('@')), digest };
  return { result: await ports.attestations.provenance(subject, token) };
});

/** Uploads the folder of a package as an artifact of the workflow run. */
export const upload = verb(
  'give',
  async ({ artifact, destination }: { artifact: string; destination: string }, ports) => ({
    result: await ports.artifacts.give(artifact, destination),
  }),
);

function packagedEnvironment(
  environment: Unlocked,
  { files: [lockFile], packages }: Lock,
  { files }: Pick<Ports, 'files'>,
): PackageManifest['environment'] {
  const { content, name } = lockFile!;
  return { ...environment, lockFile: `lock/${name}`, lockSha256: files.sha256(content), packages };
}
