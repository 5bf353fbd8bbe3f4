import type { Json, Plan, Step } from '@slipway/core/plan';
import type { Profile, ProfileOrder } from '@slipway/core/profile';
import { counted, durationText } from '@slipway/core/markdown';
import type { RegistryConnection } from '@slipway/models/registry/kind';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';
import { resultOfProfile, resultText } from './result.ts';
import type { Subject } from './subject.ts';
import { sizeTags } from './tags.ts';
import { judge, type Objective } from './verdict.ts';

/** The ids of the steps; later steps and the report find results by them. */
export const steps = {
  install: 'install',
  measure: 'measure',
  write: 'write',
  tags: 'tags',
  artifact: 'artifact',
} as const;

/** Arguments of the step that measures. A key in `subject` prints as `***`. */
export interface MeasureArgs {
  subject: Subject;
  order: ProfileOrder;
  requests: { file: string; shown: string; isSample: boolean };
  machine: Profile['machine'];
  readyTimeoutMs: number;
  /** Where the measurement is kept for later runs. */
  keptFile?: string;
}

/** Arguments of the steps that follow: what was measured earlier is in `kept`, else it is the result of `measure`. */
export interface AfterArgs {
  objective: Objective;
  kept?: Profile;
  file: string;
  artifact?: string;
  registry?: string;
  connection?: RegistryConnection;
  models?: readonly { name: string; version: string }[];
}

/** Decides what to do: nothing is measured that was measured before, nothing is written that is there. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  const todo = [
    ...measuring(spec, facts),
    ...writing(facts),
    ...tagging(spec, facts),
    ...giving(spec, facts),
  ];
  if (todo.length > 0 || facts.kept === undefined) return { steps: todo };
  return {
    steps: [],
    unchanged: `the same package was profiled with the same requests at ${facts.kept.measuredAt} on this machine (\`fresh: true\` measures again)`,
  };
}

function measuring(spec: Spec, { subject, order, requests, machine, kept, keptFile }: Facts): Step[] {
  if (kept !== undefined) return [];
  const args: MeasureArgs = {
    subject,
    order,
    requests: { file: requests.file, shown: requests.shown, isSample: spec.requests === undefined },
    machine,
    readyTimeoutMs: spec.readyTimeout * 1000,
    ...(keptFile === undefined ? {} : { keptFile }),
  };
  const what =
    subject.kind === 'package' ? `the package ${subject.reference}` : `the endpoint ${subject.reference}`;
  const measure = step(
    'measure',
    `profile ${what}: ${orderText(order)}, ${bodiesText(requests.bodies.length)}`,
    args,
  );
  if (subject.kind === 'endpoint' || subject.isInstalled) return [measure];
  const { environment } = subject.manifest;
  const title = `install ${counted(environment.packages, 'locked package')} (${environment.provider})`;
  return [step('install', title, { subject }), measure];
}

function bodiesText(bodies: number): string {
  return `${bodies} request ${bodies === 1 ? 'body' : 'bodies'}`;
}

function writing({ kept, objective, output }: Facts): Step[] {
  if (
    kept !== undefined &&
    output.text === resultText(resultOfProfile(kept, objective, judge(kept, objective)))
  )
    return [];
  return [step('write', `write ${output.file}`, after(objective, kept, output.file))];
}

function tagging(spec: Spec, { kept, objective, output, tagged, connection }: Facts): Step[] {
  const recommendation = kept === undefined ? undefined : judge(kept, objective).recommendation;
  const wanted = recommendation === undefined ? undefined : sizeTags(recommendation);
  const stale = tagged.filter(
    ({ tags }) =>
      wanted === undefined || Object.entries(wanted).some(([name, value]) => tags[name] !== value),
  );
  if (stale.length === 0 || (kept !== undefined && wanted === undefined)) return [];
  const title = `write the recommended size to the tags of ${stale.map(({ id }) => id).join(', ')}`;
  const models = stale.map(({ name, version }) => ({ name, version }));
  const { registry } = spec;
  const args = {
    ...after(objective, kept, output.file),
    models,
    ...(registry === undefined ? {} : { registry }),
    ...(connection === undefined ? {} : { connection }),
  };
  return [step('tags', title, args)];
}

function giving({ artifact }: Spec, { kept, objective, output }: Facts): Step[] {
  if (artifact === undefined) return [];
  const args = { ...after(objective, kept, output.file), artifact };
  return [step('artifact', `give the profile on as the artifact ${artifact}`, args)];
}

function after(objective: Objective, kept: Profile | undefined, file: string): AfterArgs {
  return { objective, file, ...(kept === undefined ? {} : { kept }) };
}

function step(id: keyof typeof steps, title: string, args: object): Step {
  return { id, title, provider: 'profile-model', verb: id, args: args as unknown as Json };
}

/** An order for people: `1, 4 and 8 at a time, 10 s each`. */
export function orderText({ concurrency, rates, arrivals, seconds, requestsPerLevel }: ProfileOrder): string {
  const levels = listText((concurrency ?? rates ?? []).map(String));
  const kind = rates === undefined ? 'at a time' : `a second${arrivals === 'poisson' ? ' (Poisson)' : ''}`;
  const most = requestsPerLevel === undefined ? '' : `, at most ${requestsPerLevel} requests`;
  return `${levels} ${kind}, ${durationText(seconds * 1000)} each${most}`;
}

function listText(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
