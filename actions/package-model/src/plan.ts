import type { ServerStart } from '@slipway/core/package-manifest';
import type { Json, Plan, Step } from '@slipway/core/plan';

import { billArgs } from './bill.ts';
import type { CheckPlace } from './container-check.ts';
import type { Facts, PlannedOutput, PlatformEnvironment } from './facts.ts';
import { makesImage } from './image-rules.ts';
import type { Spec } from './inputs.ts';

/** The ids of the steps; performers and the report find results by them. Those of lists have more behind a colon. */
export const steps = {
  lock: 'lock',
  assemble: 'assemble',
  install: 'install',
  check: 'check',
  image: 'image',
  bill: 'sbom',
  publish: 'publish',
  attest: 'attest',
  tidy: 'tidy',
  give: 'give',
} as const;

/** The id of the step that locks for a platform: the first one is that of the package as a whole. */
export function lockStep(index: number, { platform }: PlatformEnvironment): string {
  return index === 0 ? steps.lock : `${steps.lock}:${platform ?? ''}`;
}

/** The id of the step that gives an output its place. */
export function publishStep(output: Pick<PlannedOutput, 'id'>): string {
  return `${steps.publish}:${output.id}`;
}

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
  const tidy = step(steps.tidy, 'remove what was only needed on the way', 'package-model', {});
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
      ...(spec.attest && missing.some(({ id }) => id === 'registry') ? [attest(spec)] : []),
      ...(isFolderMade && !isFolderMoved ? [tidy] : []),
      ...give,
    ],
    ...(isFolderMade ? { putBack: [tidy] } : {}),
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
  const { runtimeVersion, tool } = environment.facts;
  const runtime = runtimeText(facts.manifest.start.runtime, runtimeVersion);
  const platform = environment.platform === undefined ? '' : `${environment.platform}, `;
  const { provider, wanted, facts: found } = environment;
  return {
    ...step(
      lockStep(index, environment),
      `lock the dependencies (${platform}${runtime}, ${tool})`,
      provider,
      {
        provider,
        wanted: json(wanted),
        facts: json(found),
      },
    ),
    verb: steps.lock,
  };
}

function runtimeText(runtime: ServerStart['runtime'], version: string): string {
  const names = { python: `Python ${version}`, node: `Node ${version}`, image: 'what the base image holds' };
  return names[runtime];
}

function assemble(facts: Facts, missing: readonly PlannedOutput[]): Step {
  const directory = missing.find(({ id }) => id === 'directory');
  return step(steps.assemble, `assemble the package of ${facts.title}`, 'package-model', {
    files: json(facts.files),
    manifest: json(facts.manifest),
    environment: environmentArgs(facts.environments[0]!),
    ...(directory === undefined ? {} : { destination: directory.destination.path }),
  });
}

function environmentArgs({ provider, facts }: PlatformEnvironment): Json {
  return { provider, runtimeVersion: facts.runtimeVersion, platform: facts.platform };
}

function processCheck(spec: Spec, facts: Facts): Step[] {
  return [
    step(steps.install, 'install the environment', facts.environments[0]!.provider, {}),
    step(steps.check, checkTitle(facts), 'package-model', { options: bootOptions(spec) }),
  ];
}

function containerCheck(spec: Spec, facts: Facts, place: CheckPlace): Step {
  const { access } = facts.outputs[0]!.destination;
  return step(steps.check, `in a container: ${checkTitle(facts)}`, 'package-model', {
    options: bootOptions(spec),
    place: json(place),
    access: json(access),
    files: json(facts.files),
  });
}

function bootOptions({ timeout, tolerance }: Spec): Json {
  return { timeoutMs: timeout * 1000, tolerance };
}

function checkTitle({ manifest }: Facts): string {
  if (manifest.sampleInput === undefined) return 'boot it';
  const compared = manifest.sampleOutput === undefined ? '' : ' and compare the answer';
  return compared === '' ? 'boot it and score the sample' : `boot it, score the sample${compared}`;
}

function image(spec: Spec, facts: Facts): Step {
  const bases = facts.environments.map(({ base }) => base?.reference.repository ?? '');
  const what =
    spec.imageContents === 'server' ? `on ${[...new Set(bases)].join(', ')}` : 'of the models alone';
  return step(steps.image, `make the image ${what} for ${spec.platforms.join(', ')}`, 'package-model', {
    contents: spec.imageContents,
    files: json(facts.files),
    manifest: json(facts.manifest),
    platforms: facts.environments.map((environment, index) => ({
      lock: lockStep(index, environment),
      base: json(environment.base ?? {}),
      environment: environmentArgs(environment),
    })),
    wanted: spec.platforms,
    compression: spec.compression,
    bytecode: spec.bytecode,
  });
}

function bill(facts: Facts, { path, models }: NonNullable<Facts['bill']>): Step {
  const platforms = facts.environments.map((environment, index) => ({
    lock: lockStep(index, environment),
    ...(environment.platform === undefined ? {} : { platform: environment.platform }),
    ...(environment.base === undefined ? {} : { base: environment.base }),
  }));
  const args = billArgs({ path, models, platforms });
  return step(steps.bill, `list what is in the package: ${path}`, 'package-model', args);
}

/** What giving a package its place means to people. */
const verbs: Readonly<Record<PlannedOutput['id'], string>> = {
  directory: 'put the package in place:',
  'build-context': 'put the build context in place:',
  'oci-layout': 'write the image to',
  registry: 'push the image to',
  docker: 'load the image into the engine as',
};

function publish({ id, destination, found }: PlannedOutput): Step {
  return {
    ...step(publishStep({ id }), `${verbs[id]} ${found.place}`, id, json(destination)),
    verb: steps.publish,
  };
}

function attest({ githubToken }: Spec): Step {
  return step(steps.attest, 'attest where the image came from', 'package-model', {
    token: githubToken as unknown as Json,
  });
}

function giveStep(artifact: string, { outputs }: Facts): Step {
  const folder =
    outputs.find(({ id }) => id === 'directory') ?? outputs.find(({ id }) => id === 'build-context');
  return step(steps.give, `give it on as the artifact \`${artifact}\``, 'package-model', {
    artifact,
    destination: folder?.destination.path ?? '',
  });
}

function step(id: string, title: string, provider: string, args: Json): Step {
  return { id, title, provider, verb: id, args };
}

/** Plain data with optional fields, as JSON sees it. */
function json(value: object): Json {
  return value as unknown as Json;
}
