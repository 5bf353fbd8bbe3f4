import type { DeploymentStatus, Figures, TrafficById } from '@slipway/core/endpoint';
import type { Clock } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import {
  withOnly,
  withoutStarted,
  withStarted,
  withTraffic,
  type Deployed,
  type EndpointState,
} from '@slipway/targets/endpoint-state';
import type { Journal } from '@slipway/targets/journal';
import type { Hands, KeyType, Printed, Shift } from '@slipway/targets/kind';
import { overtaken } from '@slipway/targets/who';

import { deploymentStatus, instanceStatus } from './server.ts';
import { newState, nextNumber, type SimulatedEndpoint, type SimulatedWorld } from './world.ts';

/** How long the gateway takes to follow a change, and a server that is let go to end. */
const followMs = 10;

/** What a hand answers: what its effect gave, and how long it waits afterwards, as one of a real target would. */
interface Effect<Answer> {
  answer: Answer;
  waitMs?: number;
}

/** A held endpoint of a simulated world. Each effect is whole or not at all, and refused when a newer run holds it. */
export class SimulatedHands implements Hands {
  readonly #world: SimulatedWorld;
  readonly #name: string;
  readonly #token: number;
  readonly #clock: Clock;

  constructor(world: SimulatedWorld, name: string, token: number, clock: Clock) {
    this.#world = world;
    this.#name = name;
    this.#token = token;
    this.#clock = clock;
  }

  async state(): Promise<EndpointState | undefined> {
    await turn();
    return this.#world.endpoints[this.#name]?.state;
  }

  writeJournal(journal: Journal): Promise<void> {
    return this.#effect((endpoint) => ({ answer: void (endpoint.journal = journal) }));
  }

  removeJournal(): Promise<void> {
    return this.#effect((endpoint) => ({ answer: void delete endpoint.journal }));
  }

  make(port: number | undefined): Promise<void> {
    return this.#effect((endpoint) => {
      if (endpoint.state === undefined) {
        endpoint.state = newState;
        endpoint.port = port ?? endpoint.port;
      }
      return { answer: undefined };
    });
  }

  stage(digest: string, from: string | undefined): Promise<boolean> {
    return this.#effect(() => {
      const { staged } = this.#world;
      if (staged.includes(digest)) return { answer: false };
      if (from === undefined) throw new Failure('STORAGE_FAILED', `the package ${digest} is gone`);
      staged.push(digest);
      return { answer: true };
    });
  }

  install(digest: string): Promise<boolean> {
    return this.#effect(() => {
      const { staged, installed } = this.#world;
      if (!staged.includes(digest)) throw new Failure('STORAGE_FAILED', `${digest} is not staged`);
      if (installed.includes(digest)) return { answer: false };
      installed.push(digest);
      return { answer: true };
    });
  }

  answer(): Promise<boolean> {
    return this.#effect((endpoint) => {
      if (endpoint.gateway !== undefined) return { answer: false };
      endpoint.gateway = { epoch: `epoch-${nextNumber(this.#world)}`, claims: {}, figures: {} };
      return { answer: true, waitMs: followMs };
    });
  }

  start(starts: readonly Deployed[]): Promise<boolean> {
    return this.#effect((endpoint) => {
      for (const { id, name, packageDigest } of starts) {
        const behaviour = this.#world.packages[packageDigest];
        if (behaviour === undefined || !this.#world.installed.includes(packageDigest))
          throw new Failure('STORAGE_FAILED', `${packageDigest} is not installed`);
        endpoint.servers[id] ??= { name, behaviour, startedMs: this.#world.nowMs };
      }
      return { answer: change(endpoint, (state) => withStarted(state, starts)), waitMs: followMs };
    });
  }

  async running(): Promise<readonly DeploymentStatus[] | undefined> {
    await turn();
    const { servers } = this.#gateway();
    return Object.entries(servers).map(([id, server]) => deploymentStatus(id, server, this.#world.nowMs));
  }

  async printed({ id }: Deployed): Promise<Printed> {
    await turn();
    const log = this.#world.endpoints[this.#name]?.servers[id]?.behaviour.failsWith?.lines ?? [];
    return { log, exitCodes: { 3: 'the model could not be loaded' } };
  }

  async score({ id }: Deployed): ReturnType<Hands['score']> {
    await turn();
    const server = this.#gateway().servers[id];
    if (server === undefined || instanceStatus(server, this.#world.nowMs).phase !== 'ready')
      throw new Failure('SCORING_FAILED', 'the server ended before it could score the sample request');
    server.scoredMs = this.#world.nowMs;
    const { scoresBadly, slowMs = 0, version } = server.behaviour;
    if (scoresBadly === true) throw new Failure('SCORING_FAILED', 'the sample request was answered with 500');
    return { ms: slowMs, answer: JSON.stringify({ version }), compared: false };
  }

  shift(shift: Shift): Promise<void> {
    return this.#effect((endpoint) => {
      change(endpoint, (state) => withTraffic(state, this.#token, shift));
      return { answer: undefined, waitMs: followMs };
    });
  }

  mirror(mirror: TrafficById): Promise<void> {
    return this.#effect((endpoint) => {
      change(endpoint, (state) => ({ ...state, mirror }));
      return { answer: undefined, waitMs: followMs };
    });
  }

  async figures(): Promise<Figures> {
    await turn();
    const { epoch, figures } = this.#gateway().gateway;
    return structuredClone({ epoch, deployments: figures });
  }

  stop(kept: readonly string[]): Promise<void> {
    return this.#effect((endpoint) => {
      const isChanged = change(endpoint, (state) => withOnly(state, kept));
      for (const id of Object.keys(endpoint.servers)) if (!kept.includes(id)) delete endpoint.servers[id];
      return { answer: undefined, waitMs: isChanged ? followMs : undefined };
    });
  }

  takeAway(ids: readonly string[]): Promise<void> {
    return this.#effect((endpoint) => {
      change(endpoint, (state) => withoutStarted(state, ids));
      for (const id of ids) delete endpoint.servers[id];
      return { answer: undefined };
    });
  }

  renewKey(keyType: KeyType): Promise<void> {
    return this.#effect(({ keys }) => ({ answer: void (keys[keyType] = `key-${nextNumber(this.#world)}`) }));
  }

  remove(): Promise<void> {
    return this.#effect(() => ({ answer: void delete this.#world.endpoints[this.#name] }));
  }

  async release(): Promise<void> {
    await turn();
    const lock = this.#world.endpoints[this.#name]?.lock;
    if (lock?.token === this.#token) delete lock.holder;
  }

  /** In one moment: nobody comes between the look at the lock and the effect. */
  async #effect<Answer>(work: (endpoint: SimulatedEndpoint) => Effect<Answer>): Promise<Answer> {
    await turn();
    const endpoint = this.#world.endpoints[this.#name];
    if (endpoint?.lock.token !== this.#token) throw overtaken(this.#name);
    const { answer, waitMs } = work(endpoint);
    if (waitMs !== undefined) await this.#clock.sleep(waitMs);
    return answer;
  }

  #gateway(): SimulatedEndpoint & Required<Pick<SimulatedEndpoint, 'gateway'>> {
    const endpoint = this.#world.endpoints[this.#name];
    const gateway = endpoint?.gateway;
    if (endpoint === undefined || gateway === undefined)
      throw new Failure('PROCESS_FAILED', 'the gateway of the endpoint ended');
    return { ...endpoint, gateway };
  }
}

/** Changes what an endpoint is to be. @returns false when nothing changes */
function change(endpoint: SimulatedEndpoint, made: (state: EndpointState) => EndpointState): boolean {
  const { state } = endpoint;
  if (state === undefined) throw new Failure('STORAGE_FAILED', 'the endpoint is gone');
  const changed = made(state);
  if (JSON.stringify(changed) === JSON.stringify(state)) return false;
  endpoint.state = { ...changed, revision: state.revision + 1 };
  return true;
}

/** A moment in which other runs may come first. */
export async function turn(): Promise<void> {
  await Promise.resolve();
}
