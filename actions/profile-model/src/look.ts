import type { Ports } from '@slipway/core/ports';
import type { Profile, ProfileOrder } from '@slipway/core/profile';
import { Problems, type Problem } from '@slipway/core/trouble';

import type { Spec } from './inputs.ts';
import { findKept, machineOf } from './kept-profile.ts';
import { readRequests, type Requests } from './requests.ts';
import { findSubject, type Subject } from './subject.ts';
import { findTagged, type Tagged } from './tags.ts';
import { judge, type Objective } from './verdict.ts';

/** What profile-model sees before it decides. */
export interface Facts {
  subject: Subject;
  requests: Requests;
  order: ProfileOrder;
  objective: Objective;
  machine: Profile['machine'];
  /** Where this measurement is, or will be, kept; missing for endpoints. */
  keptFile?: string;
  /** The same measurement, when it was made before. */
  kept?: Profile;
  /** Absolute path of `profile.json`, and what stands there now. */
  output: { file: string; text: string | undefined };
  tagged: Tagged;
}

/** Reads the package or endpoint, the requests, the registry, and what was measured before. Changes nothing. */
export async function look(spec: Spec, ports: Ports): Promise<Facts> {
  const finding = findSubject(spec, ports);
  const [subject, requests, tagged] = await allOrProblems([
    finding,
    readRequests(spec, finding, ports),
    findTagged(spec, finding, ports),
  ]);
  const order = orderOf(spec);
  const kept =
    subject.kind === 'package' ? await findKept(subject, requests.bodies, order, ports) : undefined;
  const objective = objectiveOf(spec);
  const output = ports.files.resolve(spec.output);
  return {
    subject,
    requests,
    order,
    objective,
    machine: machineOf(ports.host),
    keptFile: kept?.file,
    kept:
      kept?.profile === undefined || spec.fresh || isMiss(kept.profile, objective) ? undefined : kept.profile,
    output: { file: output, text: await ports.files.readTextIfThere(output) },
    tagged,
  };
}

/** A measurement of the past lets a job pass, but never fails one: a job that is run again is meant to try again. */
function isMiss(profile: Profile, objective: Objective): boolean {
  return judge(profile, objective).verdict === 'failed';
}

/** Waits for all; the problems of all are thrown together, each once: what waits for another one fails with it. */
async function allOrProblems<Work extends readonly Promise<unknown>[]>(
  work: readonly [...Work],
): Promise<{ [Index in keyof Work]: Awaited<Work[Index]> }> {
  const settled = await Promise.allSettled(work);
  const reasons = new Set(
    settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : [])),
  );
  const problems = [...reasons].flatMap((reason): readonly Problem[] =>
    reason instanceof Problems ? reason.problems : [],
  );
  if (problems.length > 0) throw new Problems(problems);
  return Promise.all(work);
}

function orderOf(spec: Spec): ProfileOrder {
  const { requestsPerLevel, rate, concurrency } = spec;
  return {
    ...(rate === undefined ? { concurrency: ascending(concurrency) } : { rates: ascending(rate) }),
    arrivals: spec.arrivals,
    seconds: spec.duration,
    requestsPerLevel,
    warmUpSeconds: spec.warmUp,
    timeoutMs: spec.timeoutMs,
    minSuccessRate: spec.minSuccessRate,
  };
}

/** From light to heavy, each once: the first level that the server does not bear is the last. */
function ascending(levels: readonly number[]): number[] {
  return [...new Set(levels)].toSorted((one, other) => one - other);
}

function objectiveOf({ percentile, maxLatencyMs, minSuccessRate }: Spec): Objective {
  return { percentile, maxLatencyMs, minSuccessRate };
}
