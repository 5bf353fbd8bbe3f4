import type { StepAnswer, StepPerformer } from '@slipway/core/apply';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import type { Profile } from '@slipway/core/profile';
import { Failure } from '@slipway/core/trouble';
import { openRegistry } from '@slipway/models/registry/open';
import { installEnvironment } from '@slipway/packaging/package/install';

import { measure } from './measure.ts';
import { steps, type AfterArgs, type MeasureArgs } from './plan.ts';
import { resultOfProfile, resultText } from './result.ts';
import type { PackageSubject } from './subject.ts';
import { sizeTags } from './tags.ts';
import { judge } from './verdict.ts';

/** Carries out the steps of profile-model. */
export const perform: StepPerformer = async (step, ports, earlier) => {
  const verb = verbs[step.verb as keyof typeof verbs];
  return verb(step, ports, earlier);
};

const verbs: Record<keyof typeof steps, StepPerformer> = {
  install: async ({ args }, ports) => {
    const { manifest, folder } = (args as unknown as { subject: PackageSubject }).subject;
    return { result: await installEnvironment(manifest, folder, ports) };
  },
  measure: async ({ args }, ports) => ({ result: await measure(args as unknown as MeasureArgs, ports) }),
  write: async (step, ports, earlier) => {
    const { file } = argsOf(step);
    await ports.files.write(file, textOf(step, earlier));
    return { result: file };
  },
  tags,
  artifact: async (step, ports, earlier) => {
    const folder = await ports.files.temporaryFolder('slipway-profile-');
    try {
      await ports.files.write(ports.files.join(folder, 'profile.json'), textOf(step, earlier));
      return { result: await ports.artifacts.give(argsOf(step).artifact!, folder) };
    } finally {
      await ports.files.remove(folder);
    }
  },
};

async function tags(step: Step, ports: Ports, earlier: Results): Promise<StepAnswer> {
  const { objective, models = [], registry: place, connection } = argsOf(step);
  const { recommendation, noRecommendation } = judge(profileIn(step, earlier), objective);
  if (recommendation === undefined) {
    ports.log.info(noRecommendation ?? 'no size is recommended');
    return { unchanged: true };
  }
  const registry = openRegistry(place, ports, connection);
  for (const { name, version } of models) {
    const record = await registry.find({ name, pick: { version } });
    if (record === undefined)
      throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
    await registry.setTags(record, sizeTags(recommendation));
  }
  return { result: sizeTags(recommendation) };
}

function argsOf(step: Step): AfterArgs {
  return step.args as unknown as AfterArgs;
}

function profileIn(step: Step, earlier: Results): Profile {
  return argsOf(step).kept ?? earlier.get<Profile>(steps.measure)!;
}

function textOf(step: Step, earlier: Results): string {
  const profile = profileIn(step, earlier);
  const { objective } = argsOf(step);
  return resultText(resultOfProfile(profile, objective, judge(profile, objective)));
}
