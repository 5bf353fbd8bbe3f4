import { counted, durationText } from '@slipway/core/markdown';
import type { Plan } from '@slipway/core/plan';
import type { ProfileOrder } from '@slipway/core/profile';
import { step, type Step } from '@slipway/core/step';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';
import type { MeasureArgs } from './measure.ts';
import { resultOfProfile, resultText } from './result.ts';
import {
  artifactStep,
  install,
  installStep,
  measureStep,
  measuring,
  tagsStep,
  upload,
  write,
  writeStep,
  writeTags,
} from './steps.ts';
import { sizeTags } from './tags.ts';
import { judge } from './verdict.ts';

/** Decides what to do: nothing is measured that was measured before, nothing is written that is there. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  const todo = [...measurement(spec, facts), ...writing(facts), ...tagging(facts), ...giving(spec, facts)];
  if (todo.length > 0 || facts.kept === undefined) return { steps: todo };
  return {
    steps: [],
    unchanged: `the same package was profiled with the same requests at ${facts.kept.measuredAt} on this machine (\`fresh: true\` measures again)`,
  };
}

function measurement(spec: Spec, { subject, order, requests, machine, kept, keptFile }: Facts): Step[] {
  if (kept !== undefined) return [];
  const args: MeasureArgs = {
    subject,
    order,
    requests: { file: requests.file, shown: requests.shown, isSample: spec.requests === undefined },
    machine,
    readyTimeoutMs: spec.readyTimeout * 1000,
    keptFile,
  };
  const what =
    subject.kind === 'package' ? `the package ${subject.reference}` : `the endpoint ${subject.reference}`;
  const measureTitle = `profile ${what}: ${orderText(order)}, ${bodiesText(requests.bodies.length)}`;
  const measure = step(measuring, measureStep, measureTitle, args);
  if (subject.kind === 'endpoint' || subject.isInstalled) return [measure];
  const { folder, manifest } = subject;
  const { environment } = manifest;
  const title = `install ${counted(environment.packages, 'locked package')} (${environment.provider})`;
  return [step(install, installStep, title, { manifest, folder }), measure];
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
  const title = `write ${output.file}`;
  return [step(write, writeStep, title, { objective, kept, file: output.file })];
}

function tagging({ kept, objective, tagged: { registry, records } }: Facts): Step[] {
  const recommendation = kept === undefined ? undefined : judge(kept, objective).recommendation;
  const wanted = recommendation === undefined ? undefined : sizeTags(recommendation);
  const stale = records.filter(
    ({ tags }) =>
      wanted === undefined || Object.entries(wanted).some(([name, value]) => tags[name] !== value),
  );
  if (registry === undefined || stale.length === 0 || (kept !== undefined && wanted === undefined)) return [];
  const title = `write the recommended size to the tags of ${stale.map(({ id }) => id).join(', ')}`;
  const models = stale.map(({ name, version }) => ({ name, version }));
  return [step(writeTags, tagsStep, title, { objective, kept, registry, models })];
}

function giving({ artifact }: Spec, { kept, objective }: Facts): Step[] {
  if (artifact === undefined) return [];
  const title = `give the profile on as the artifact ${artifact}`;
  return [step(upload, artifactStep, title, { objective, kept, artifact })];
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
