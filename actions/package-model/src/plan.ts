import type { ServerStart } from '@slipway/core/package-manifest';
import type { Plan } from '@slipway/core/plan';
import { step, type Step } from '@slipway/core/step';
import type { BootOptions } from '@slipway/packaging/boot/boot';

import type { Facts, PlannedOutput, PlatformEnvironment } from './facts.ts';
import { makesImage } from './image-rules.ts';
import type { Spec } from './inputs.ts';
import * as steps from './steps.ts';

/** Decides what has to be done. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  const give = spec.artifact === undefined ? [] : [giveStep(spec.artifact, facts)];
  const missing = facts.outputs.filter(({ isCurrent }) => !isCurrent);
  if (missing.length === 0) {
    const places = facts.outputs.map(({ found }) => found.place).join(' and ');
    return {
      steps: give,
      unchanged: `${places} ${facts.outputs.length === 1 ? 'holds' : 'hold'} this package already: nothing it is made from has changed`,
    };
  }
  const tidy = step(steps.tidy, steps.tidyStep, 'remove what was only needed on the way', {});
  const isFolderMade = needsFolder(facts, missing);
  const isImageMade = makesImage({ output: missing.map(({ id }) => id) });
  const isFolderMoved = missing.some(({ id }) => id === 'directory');
  return {
    steps: [
      ...facts.environments.map((environment, index) => lock(facts, environment, index)),
      ...(isFolderMade ? [assemble(facts, missing)] : []),
      ...(facts.check?.in === 'process' ? processCheck(spec, facts) : []),
      ...(isImageMade ? [image(spec, facts)] : []),
      ...(isImageMade && facts.check?.in === 'container' ? [containerCheck(spec, facts, facts.check)] : []),
      ...(facts.bill === undefined || !(isFolderMade || isImageMade) ? [] : [bill(facts, facts.bill)]),
      ...inOrder(missing).map(publish),
      ...(missing.some(({ id }) => id === 'registry') ? attest(spec) : []),
      ...(isFolderMade && !isFolderMoved ? [tidy] : []),
      ...give,
    ],
    putBack: isFolderMade ? [tidy] : undefined,
  };
}

/** A folder is needed where one goes out, and where a process is started in it. */
function needsFolder({ check }: Facts, missing: readonly PlannedOutput[]): boolean {
  return check?.in === 'process' || missing.some(({ id }) => id === 'directory' || id === 'build-context');
}

/** The folder itself goes last: it is moved, and what others copy from it has to be there. */
function inOrder(outputs: readonly PlannedOutput[]): PlannedOutput[] {
  return [
    ...outputs.filter(({ id }) => id !== 'directory'),
    ...outputs.filter(({ id }) => id === 'directory'),
  ];
}

function lock(facts: Facts, environment: PlatformEnvironment, index: number): Step {
  const { provider, wanted, facts: found } = environment;
  const runtime = runtimeText(facts.manifest.start.runtime, found.runtimeVersion);
  const platform = environment.platform === undefined ? '' : `${environment.platform}, `;
  const title = `lock the dependencies (${platform}${runtime}, ${found.tool})`;
  return step(steps.lock, steps.lockStepOf(index, environment), title, { provider, wanted, facts: found });
}

function runtimeText(runtime: ServerStart['runtime'], version: string): string {
  const names = { python: `Python ${version}`, node: `Node ${version}`, image: 'what the base image holds' };
  return names[runtime];
}

function assemble({ environments, files, manifest, title }: Facts, missing: readonly PlannedOutput[]): Step {
  return step(steps.assembling, steps.assembleStep, `assemble the package of ${title}`, {
    files,
    manifest,
    environment: unlocked(environments[0]!),
    destination: missing.find(({ id }) => id === 'directory')?.destination.path,
  });
}

function unlocked({ provider, facts: { platform, runtimeVersion } }: PlatformEnvironment): steps.Unlocked {
  return { provider, runtimeVersion, platform };
}

function processCheck(spec: Spec, facts: Facts): Step[] {
  return [
    step(steps.install, steps.installStep, 'install the environment', {}),
    step(steps.checkInProcess, steps.checkStep, checkTitle(facts), bootOptions(spec)),
  ];
}

function containerCheck(spec: Spec, facts: Facts, place: steps.ContainerCheckArgs['place']): Step {
  return step(steps.checkInContainer, steps.checkStep, `in a container: ${checkTitle(facts)}`, {
    options: bootOptions(spec),
    place,
    access: facts.outputs[0]!.destination.access,
    files: facts.files,
  });
}

function bootOptions({ timeout, tolerance }: Spec): BootOptions {
  return { timeoutMs: timeout * 1000, tolerance };
}

function checkTitle({ manifest }: Facts): string {
  if (manifest.sampleInput === undefined) return 'boot it';
  const compared = manifest.sampleOutput === undefined ? '' : ' and compare the answer';
  return compared === '' ? 'boot it and score the sample' : `boot it, score the sample${compared}`;
}

function image(spec: Spec, { environments, files, manifest }: Facts): Step {
  const { bytecode, compression, imageContents, platforms } = spec;
  const bases = environments.map(({ base }) => base?.reference.repository ?? '');
  const what = imageContents === 'server' ? `on ${[...new Set(bases)].join(', ')}` : 'of the models alone';
  const title = `make the image ${what} for ${platforms.join(', ')}`;
  if (imageContents === 'modelpack')
    return step(steps.modelPack, steps.imageStep, title, { files, manifest });
  if (imageContents === 'models')
    return step(steps.modelsImage, steps.imageStep, title, { files, manifest, platforms, compression });
  const based = environments.map((environment, index) => ({
    lock: steps.lockStepOf(index, environment),
    base: environment.base!,
    environment: unlocked(environment),
  }));
  return step(steps.image, steps.imageStep, title, {
    files,
    manifest,
    platforms: based,
    compression,
    bytecode,
  });
}

function bill({ environments }: Facts, { path, models }: NonNullable<Facts['bill']>): Step {
  const platforms = environments.map((environment, index) => {
    const { base, platform } = environment;
    return { lock: steps.lockStepOf(index, environment), platform, base };
  });
  const title = `list what is in the package: ${path}`;
  return step(steps.listMaterials, steps.billStep, title, { path, models, platforms });
}

/** What giving a package its place means to people. */
const placing: Readonly<Record<PlannedOutput['id'], string>> = {
  directory: 'put the package in place:',
  'build-context': 'put the build context in place:',
  'oci-layout': 'write the image to',
  registry: 'push the image to',
  docker: 'load the image into the engine as',
};

function publish({ id, destination, found }: PlannedOutput): Step {
  const title = `${placing[id]} ${found.place}`;
  return step(steps.publish, steps.publishStepOf(id), title, { output: id, destination });
}

function attest({ attest: isWanted, githubToken: token }: Spec): Step[] {
  if (!isWanted || token === undefined) return [];
  return [step(steps.attest, steps.attestStep, 'attest where the image came from', { token })];
}

function giveStep(artifact: string, { outputs }: Facts): Step {
  const folder =
    outputs.find(({ id }) => id === 'directory') ?? outputs.find(({ id }) => id === 'build-context');
  const destination = folder?.destination.path ?? '';
  const title = `give it on as the artifact \`${artifact}\``;
  return step(steps.upload, steps.artifactStep, title, { artifact, destination });
}
