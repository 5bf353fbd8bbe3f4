import type { ModelRecord } from '@slipway/core/model-record';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Profile } from '@slipway/core/profile';
import { verb, type Results, type StepId } from '@slipway/core/step';
import { Failure } from '@slipway/core/trouble';
import type { Registry } from '@slipway/models/registry/kind';
import { installEnvironment } from '@slipway/packaging/environment/install';

import { measure, type MeasureArgs } from './measure.ts';
import { resultOfProfile, resultText } from './result.ts';
import { sizeTags } from './tags.ts';
import { judge, type Objective } from './verdict.ts';

/** Answers the absolute folder of the environment. */
export const installStep: StepId<string> = 'install';
/** Answers what was measured. */
export const measureStep: StepId<Profile> = 'measure';
/** Answers the absolute path of `profile.json`. */
export const writeStep: StepId<string> = 'write';
/** Answers the tags that were written. */
export const tagsStep: StepId<Record<string, string>> = 'tags';
/** Answers the artifact as GitHub has it. */
export const artifactStep: StepId<Awaited<ReturnType<Ports['artifacts']['give']>>> = 'artifact';

/** What follows the measurement: what was measured earlier is in `kept`, else it is the answer of `measureStep`. */
export interface AfterArgs {
  objective: Objective;
  kept?: Profile;
}

/** Installs what the server of a package needs. */
export const install = verb(
  'install',
  async ({ manifest, folder }: { manifest: PackageManifest; folder: string }, ports) => ({
    result: await installEnvironment(manifest, folder, ports),
  }),
);

/** Measures a package or an endpoint. */
export const measuring = verb('measure', async (args: MeasureArgs, ports) => ({
  result: await measure(args, ports),
}));

/** Writes `profile.json`. */
export const write = verb('write', async (args: AfterArgs & { file: string }, ports, earlier) => {
  await ports.files.write(args.file, textOf(args, earlier));
  return { result: args.file };
});

/** What the tags of models are written with. */
export interface TagArgs extends AfterArgs {
  registry: Registry;
  models: readonly Pick<ModelRecord, 'name' | 'version'>[];
}

/** Writes the recommended size to the tags of models. */
export const writeTags = verb('tags', async (args: TagArgs, ports, earlier) => {
  const { models, objective, registry } = args;
  const { recommendation, noRecommendation } = judge(profileIn(args, earlier), objective);
  if (recommendation === undefined) {
    ports.log.info(noRecommendation ?? 'no size is recommended');
    return { unchanged: true };
  }
  for (const { name, version } of models) {
    const record = await registry.find({ name, pick: { version } });
    if (record === undefined)
      throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
    await registry.setTags(record, sizeTags(recommendation));
  }
  return { result: sizeTags(recommendation) };
});

/** Uploads `profile.json` as an artifact of the workflow run. */
export const upload = verb('artifact', async (args: AfterArgs & { artifact: string }, ports, earlier) => {
  const folder = await ports.files.temporaryFolder('slipway-profile-');
  try {
    await ports.files.write(ports.files.join(folder, 'profile.json'), textOf(args, earlier));
    return { result: await ports.artifacts.give(args.artifact, folder) };
  } finally {
    await ports.files.remove(folder);
  }
});

function profileIn({ kept }: AfterArgs, earlier: Results): Profile {
  return kept ?? earlier.get(measureStep)!;
}

function textOf(args: AfterArgs, earlier: Results): string {
  const profile = profileIn(args, earlier);
  return resultText(resultOfProfile(profile, args.objective, judge(profile, args.objective)));
}
