import type { Json, Plan, Step } from '@slipway/core/plan';

import type { Facts } from './facts.ts';
import type { Spec } from './inputs.ts';

/** The ids of the steps; performers and the report find results by them. */
export const steps = {
  lock: 'lock',
  assemble: 'assemble',
  install: 'install',
  check: 'check',
  publish: 'publish',
  give: 'give',
} as const;

/** Decides what has to be done. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  const give = spec.artifact === undefined ? [] : [giveStep(spec.artifact, facts)];
  if (facts.unchanged !== undefined) {
    return {
      steps: give,
      unchanged: `${facts.destination} holds this package already: nothing it is made from has changed`,
    };
  }
  return { steps: [...making(spec, facts), ...give] };
}

function making(spec: Spec, facts: Facts): Step[] {
  const { environment, destination } = facts;
  const { runtimeVersion, tool } = environment.facts;
  const runtime = `${facts.manifest.start.runtime === 'python' ? 'Python' : 'Node'} ${runtimeVersion}`;
  const check: Step[] = [
    step(steps.install, 'install the environment', environment.provider, {}),
    step(steps.check, checkTitle(facts), 'package-model', {
      timeoutMs: spec.timeout * 1000,
      tolerance: spec.tolerance,
    }),
  ];
  return [
    step(steps.lock, `lock the dependencies (${runtime}, ${tool})`, environment.provider, json(environment)),
    step(steps.assemble, `assemble the package of ${facts.title}`, spec.output, {
      files: json(facts.files),
      manifest: json(facts.manifest),
      environment: { provider: environment.provider, runtimeVersion, platform: environment.facts.platform },
      destination,
    }),
    ...(spec.check ? check : []),
    step(steps.publish, `put the package in place: ${destination}`, spec.output, { destination }),
  ];
}

function checkTitle({ manifest }: Facts): string {
  if (manifest.sampleInput === undefined) return 'boot it';
  const compared = manifest.sampleOutput === undefined ? '' : ' and compare the answer';
  return compared === '' ? 'boot it and score the sample' : `boot it, score the sample${compared}`;
}

function giveStep(artifact: string, { destination }: Facts): Step {
  return step(steps.give, `give it on as the artifact \`${artifact}\``, 'package-model', {
    artifact,
    destination,
  });
}

function step(id: string, title: string, provider: string, args: Json): Step {
  return { id, title, provider, verb: id, args };
}

/** Plain data with optional fields, as JSON sees it. */
function json(value: object): Json {
  return value as unknown as Json;
}
