import { Failure } from '@slipway/core/trouble';
import { SimulatedMachine, type SimulatedRun } from '@slipway/testing/simulation/machine';
import type { SimulatedBehaviour } from '@slipway/testing/simulation/server';
import type { Change } from '@slipway/targets/kind';
import { expect, it } from 'vitest';

import { killedAt, type Interference } from './interfered-target.ts';
import { deployOf, endpointOf, expectSettled, made, trafficOf, type Came } from './simulated-changes.ts';

/** Numbers from 0 to below 1, the same for the same seed. Source: `mulberry32` of Tommy Ettinger, public domain. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Servers that may get traffic. */
const good: readonly Omit<SimulatedBehaviour, 'version'>[] = [
  {},
  { readyAfterMs: 70 },
  { readyAfterMs: 900 },
];
/** Servers that must not get traffic. */
const bad: readonly Omit<SimulatedBehaviour, 'version'>[] = [
  { failsWith: { exitCode: 3, lines: ['no model'] } },
  { neverReady: true },
  { scoresBadly: true },
  { isLostOnceScored: true },
  { readyAfterMs: 100, forgetsAfterMs: 0 },
];

/** One world, and what random runs do to it. */
class Sequence {
  readonly machine = new SimulatedMachine();
  readonly #random: () => number;
  readonly ends = new Map<string, number>();

  constructor(seed: number) {
    this.#random = numbersOf(seed);
  }

  one<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)]!;
  }

  behaviour(): SimulatedBehaviour {
    const version = String(1 + Math.floor(this.#random() * 6));
    return { version, ...this.one(this.#random() < 0.6 ? good : bad) };
  }

  change(): Change {
    const { machine } = this;
    const { deployments = [], traffic = {} } = endpointOf(machine)?.state ?? {};
    const serving = deployments.filter(({ id }) => (traffic[id] ?? 0) > 0).map(({ name }) => name);
    const behaviour = this.behaviour();
    const name = this.one(['v1', 'v2', 'v3', `v${behaviour.version}`]);
    const [kept] = serving.filter((one) => one !== name);
    switch (this.one(['deploy', 'deploy', 'split', 'traffic', 'rollback', 'named', 'keys', 'delete'])) {
      case 'split':
        return deployOf(
          machine,
          behaviour,
          kept === undefined ? undefined : { [kept]: 60, [name]: 40 },
          name,
        );
      case 'traffic':
        return trafficOf({ [serving.length === 0 ? 'v1' : this.one(serving)]: 100 });
      case 'rollback':
        return { command: 'rollback' };
      case 'named':
        return { command: 'rollback', deployment: name };
      case 'keys':
        return { command: 'regenerate-keys', keyType: this.one(['primary', 'secondary']) };
      case 'delete':
        return this.#random() < 0.3 ? { command: 'delete' } : deployOf(machine, behaviour, undefined, name);
      default:
        return deployOf(machine, behaviour, undefined, name);
    }
  }

  /** What comes between a run and its target. */
  trouble(): (run: SimulatedRun) => Interference {
    const index = Math.floor(this.#random() * 26);
    const side = this.one(['before', 'after'] as const);
    const at = (work: () => void | Promise<void>): Interference => ({
      [side]: (call: { index: number }) => (call.index === index ? work() : undefined),
    });
    switch (this.one(['none', 'none', 'killed', 'cancelled', 'failed', 'two', 'thought dead'] as const)) {
      case 'none':
        return () => ({});
      case 'killed':
        return ({ end }) => killedAt(index, side, end);
      case 'cancelled':
        return ({ cancel }) => at(cancel);
      case 'failed':
        return () => ({
          before: (call) => {
            if (call.index === index) throw new Failure('PROCESS_FAILED', 'broken');
          },
        });
      case 'two':
        return ({ ports }) =>
          at(async () => {
            const isHeld = this.machine.endpoint('tiny')?.lock.holder?.run === ports.provenance.runId;
            const second = await made(this.machine, this.change(), undefined, 2000);
            if (isHeld) expect([second.end, second.code]).toEqual(['refused', 'LOCKED']);
          });
      case 'thought dead':
        return ({ end }) =>
          at(async () => {
            end();
            await made(this.machine, this.change(), undefined, 2000);
          });
    }
  }

  async step(): Promise<Came> {
    const { world } = this.machine;
    const endpoint = endpointOf(this.machine);
    if (endpoint !== undefined && this.#random() < 0.05) delete endpoint.gateway;
    world.nowMs += Math.floor(this.#random() * 2000);
    const came = await made(this.machine, this.change(), this.trouble(), 2000);
    this.ends.set(came.end, (this.ends.get(came.end) ?? 0) + 1);
    return came;
  }

  /** What has to be true after every run, however it ended. */
  check({ end, isHolding }: Came): void {
    const { state, journal, servers = {} } = endpointOf(this.machine) ?? {};
    if (state === undefined) return;
    const shares = Object.entries(state.traffic);
    const total = shares.reduce((sum, [, share]) => sum + share, 0);
    if (total !== 0 && total !== 100) throw new Error(`the shares add up to ${total}`);
    for (const [id] of shares) {
      if (state.deployments.every((deployment) => deployment.id !== id))
        throw new Error(`${id} is not there`);
      const { behaviour } = servers[id]!;
      if (!good.some((one) => JSON.stringify(one) === JSON.stringify({ ...behaviour, version: undefined })))
        throw new Error(`${id} serves: ${JSON.stringify(behaviour)}`);
    }
    if (isHolding && ['done', 'went back', 'unchanged', 'refused'].includes(end))
      throw new Error(`${end}, and the lock is held`);
    const others = state.deployments.filter(({ id }) => (state.traffic[id] ?? 0) === 0);
    if (others.length > 0 && total === 100 && journal === undefined && end === 'done')
      throw new Error(`${others.map(({ id }) => id).join(', ')} was left over`);
  }
}

it('ten thousand random changes: shares are whole, only good servers serve, and the world comes to rest', async () => {
  const ends: Record<string, number> = {};
  for (let seed = 1; seed <= 100; seed += 1) {
    const sequence = new Sequence(seed);
    for (let time = 1; time <= 100; time += 1) {
      const came = await sequence.step();
      try {
        sequence.check(came);
      } catch (thrown) {
        throw new Error(`seed ${seed}, change ${time}, ${came.end}`, { cause: thrown });
      }
    }
    expect((await made(sequence.machine, deployOf(sequence.machine, { version: '100' }))).end).toBe('done');
    expectSettled(sequence.machine);
    for (const [end, times] of sequence.ends) ends[end] = (ends[end] ?? 0) + times;
  }
  // Every way to end is met often, or this would show little.
  for (const end of ['done', 'unchanged', 'went back', 'given up', 'killed', 'refused'])
    expect([end, (ends[end] ?? 0) > 100]).toEqual([end, true]);
  console.log(JSON.stringify(ends));
});
