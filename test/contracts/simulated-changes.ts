import { follow } from '@slipway/core/follow';
import { defaultProbe, defaultRequestSettings, type TrafficById } from '@slipway/core/endpoint';
import type { Outcome } from '@slipway/core/plan';
import { Failure, Problems } from '@slipway/core/trouble';
import { answerOf } from '@slipway/testing/simulation/clients';
import { SimulatedMachine, type SimulatedRun } from '@slipway/testing/simulation/machine';
import type { SimulatedBehaviour } from '@slipway/testing/simulation/server';
import type { SimulatedEndpoint, SimulatedWorld } from '@slipway/testing/simulation/world';
import type { Change, Deploy } from '@slipway/targets/kind';
import { lookAt } from '@slipway/targets/look';
import { planChange } from '@slipway/targets/plan';
import { expect } from 'vitest';

import { interfered, Killed, type Call, type Interference } from './interfered-target.ts';

/** The only endpoint of these worlds. */
export const endpointName = 'tiny';

/** How a run came to its end. */
export interface Came {
  /** `refused`: nothing was begun. `unchanged`: nothing had to be done. */
  end: 'done' | 'unchanged' | 'went back' | 'given up' | 'killed' | 'refused';
  /** What was reported: the code of a failure, or `PROBLEM`. */
  code?: string;
  outcome?: Outcome;
  /** What the run asked of its target. */
  calls: readonly Call[];
  /** True when the run did not give its hold back. */
  isHolding: boolean;
}

/** A deploy of a package whose deployment is named by its version. */
export function deployOf(
  machine: SimulatedMachine,
  behaviour: SimulatedBehaviour,
  traffic?: Record<string, number>,
  name = `v${behaviour.version}`,
): Deploy {
  return { ...trafficOf(traffic), package: machine.package(behaviour), deployment: name };
}

/** A change of the traffic only. */
export function trafficOf(traffic: Record<string, number> | undefined): Deploy {
  const settings = {
    instances: 1,
    liveness_probe: defaultProbe,
    readiness_probe: defaultProbe,
    request_settings: defaultRequestSettings,
    environment_variables: {},
  };
  return { command: 'deploy', settings, traffic };
}

/** Makes a change in a run of its own, which is over afterwards. @param between comes between the run and its target */
export async function made(
  machine: SimulatedMachine,
  change: Change,
  between: (run: SimulatedRun) => Interference = () => ({}),
  timeoutMs = 20_000,
): Promise<Came> {
  const run = machine.run();
  try {
    const came = await carriedOut(machine, change, run, between(run), timeoutMs);
    const holder = machine.endpoint(endpointName)?.lock.holder;
    return { ...came, isHolding: holder !== undefined && holder.run === run.ports.provenance.runId };
  } finally {
    run.end();
  }
}

async function carriedOut(
  machine: SimulatedMachine,
  change: Change,
  run: SimulatedRun,
  { before, after }: Interference,
  timeoutMs: number,
): Promise<Omit<Came, 'isHolding'>> {
  const calls: Call[] = [];
  const wanted = { endpoint: endpointName, change, timeoutMs, drainTimeoutMs: 5000 };
  const target = interfered(machine.target, {
    before: (call) => {
      calls.push(call);
      return before?.(call);
    },
    after,
  });
  try {
    const facts = await lookAt(machine.target, wanted, run.ports);
    const { course } = planChange(target, wanted, facts);
    if (course === undefined) return { end: 'unchanged', calls };
    const outcome = await follow(course, run.ports);
    const { end } = outcome.ended!;
    if (end === 'held') throw new Error('nobody holds here');
    return { end, code: outcome.failure?.code, outcome, calls };
  } catch (thrown) {
    if ((thrown as Error).cause instanceof Killed) return { end: 'killed', calls };
    if (thrown instanceof Problems) return { end: 'refused', code: 'PROBLEM', calls };
    if (thrown instanceof Failure) return { end: 'refused', code: thrown.code, calls };
    throw thrown;
  }
}

/** The same world once more, through JSON. */
export function copyOf({ world }: SimulatedMachine): SimulatedMachine {
  return new SimulatedMachine(JSON.parse(JSON.stringify(world)) as SimulatedWorld);
}

/** The endpoint; undefined when it is not made, or not any more. */
export function endpointOf(machine: SimulatedMachine): SimulatedEndpoint | undefined {
  const endpoint = machine.endpoint(endpointName);
  return endpoint?.state === undefined ? undefined : endpoint;
}

/**
 * The percentage of requests that each version answers. Fails when the shares add up to anything else than 0 or 100, or
 * a request is not answered.
 */
export function served(machine: SimulatedMachine): Record<string, number> {
  const endpoint = structuredClone(endpointOf(machine));
  const shares = Object.values(endpoint?.state?.traffic ?? {});
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (endpoint === undefined || total === 0) return {};
  expect(total).toBe(100);
  endpoint.gateway!.claims = {};
  const world = { ...machine.world, endpoints: { [endpointName]: endpoint } };
  const headers = { authorization: `Bearer ${endpoint.keys.primary}` };
  const url = `http://127.0.0.1:${endpoint.port}/score`;
  const answers: Record<string, number> = {};
  for (let percent = 0; percent < 100; percent += 5) {
    const { status, body } = answerOf(world, { method: 'POST', url, headers });
    if (status !== 200) throw new Error(`not answered: ${status} ${body}`);
    const { version } = JSON.parse(body) as { version: string };
    answers[version] = (answers[version] ?? 0) + 5;
  }
  return answers;
}

/** The versions behind the shares of a split. */
export function versionsOf(machine: SimulatedMachine, traffic: TrafficById): Record<string, number> {
  const { deployments = [], retired = [] } = endpointOf(machine)?.state ?? {};
  const all = [...deployments, ...retired];
  return Object.fromEntries(
    Object.entries(traffic).map(([id, share]) => [
      all.find((deployment) => deployment.id === id)!.models[0]!.split(':')[1]!,
      share,
    ]),
  );
}

/** What nobody works on: no journal, the lock is free, and a server for each deployment and for nothing else. */
export function expectSettled(machine: SimulatedMachine): void {
  expect(isLocked(machine)).toBe(false);
  const { state, journal, servers = {} } = endpointOf(machine) ?? {};
  expect(journal).toBe(undefined);
  const ids = state?.deployments.map(({ id }) => id) ?? [];
  expect(Object.keys(servers).toSorted()).toEqual(ids.toSorted());
}

/** True when a run that is alive holds the endpoint. */
export function isLocked(machine: SimulatedMachine): boolean {
  const holder = machine.endpoint(endpointName)?.lock.holder;
  return holder !== undefined && machine.world.runs.includes(holder.run);
}
