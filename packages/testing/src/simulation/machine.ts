import { createHash } from 'node:crypto';

import type { Ports } from '@slipway/core/ports';
import { Secret } from '@slipway/core/secret';
import { Failure } from '@slipway/core/trouble';
import type { OpenedPackage } from '@slipway/packaging/package/read';
import type { Target } from '@slipway/targets/kind';
import { locked, overtaken, whoText } from '@slipway/targets/who';

import { tinyManifest } from '../tiny-package.ts';
import { answerOf } from './clients.ts';
import { SimulatedHands, turn } from './hands.ts';
import { deploymentStatus, type SimulatedBehaviour } from './server.ts';
import { newEndpoint, newWorld, nextNumber, type SimulatedEndpoint, type SimulatedWorld } from './world.ts';

/** The ports that changes of a simulated target need. */
type SimulatedPorts = Pick<Ports, 'clock' | 'log' | 'http' | 'signal' | 'provenance'>;

/** One run on a simulated machine: a process with its own ports, which may end at any time. */
export interface SimulatedRun {
  ports: Ports;
  /** Asks the run to end, as GitHub does with a run that is cancelled. */
  cancel: () => void;
  /** From now on the run is dead for everybody else. */
  end: () => void;
}

/** A machine with a simulated target, of which everything is in its world. Time passes only where somebody waits. */
export class SimulatedMachine {
  readonly world: SimulatedWorld;
  readonly target: Target;

  constructor(world = newWorld()) {
    this.world = world;
    this.target = simulatedTarget(world);
  }

  /** Makes a package whose servers behave in a way. */
  package(behaviour: SimulatedBehaviour): OpenedPackage {
    const text = JSON.stringify(behaviour);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const manifest = tinyManifest([{ path: 'server/behaviour.json', size: text.length, sha256 }], behaviour);
    this.world.packages[manifest.digest] = behaviour;
    return { folder: sha256, manifest };
  }

  /** Begins a run. */
  run(): SimulatedRun {
    const run = String(nextNumber(this.world));
    const cancelling = new AbortController();
    this.world.runs.push(run);
    return {
      // Nothing else is asked of ports by targets that have no files and no processes.
      ports: simulatedPorts(this.world, run, cancelling.signal) as Ports,
      cancel: () => cancelling.abort(),
      end: () => void (this.world.runs = this.world.runs.filter((one) => one !== run)),
    };
  }

  /** What is of an endpoint; undefined when there is nothing. */
  endpoint(name: string): SimulatedEndpoint | undefined {
    return this.world.endpoints[name];
  }
}

function simulatedPorts(world: SimulatedWorld, runId: string, signal: AbortSignal): SimulatedPorts {
  return {
    clock: {
      now: () => world.nowMs,
      sleep: async (ms) => {
        await turn();
        if (signal.aborted) throw new Failure('CANCELLED', 'the run was cancelled');
        world.nowMs += ms;
      },
    },
    log: {
      info: () => undefined,
      debug: () => undefined,
      foreign: () => undefined,
      mask: () => undefined,
      progress: () => undefined,
      group: (_title, work) => work(),
    },
    http: {
      send: async (request) => {
        await turn();
        return answerOf(world, request);
      },
    },
    signal,
    provenance: { runId, repository: 'octo/models', createdAt: new Date(world.nowMs).toISOString() },
  };
}

function simulatedTarget(world: SimulatedWorld): Target {
  const holderOf = ({ lock: { holder } }: SimulatedEndpoint): typeof holder =>
    holder !== undefined && world.runs.includes(holder.run) ? holder : undefined;

  return {
    id: 'simulated',
    title: 'a world of plain data',
    supports: { weights: true, logs: true, rollback: true, auth: ['key', 'none'] },

    async look(name) {
      await turn();
      const endpoint = world.endpoints[name];
      if (endpoint === undefined) return { nextToken: 1 };
      const { state, journal, lock, gateway, servers, port } = endpoint;
      const running = Object.entries(servers).map(([id, server]) =>
        deploymentStatus(id, server, world.nowMs),
      );
      return {
        state,
        journal,
        running: gateway && running,
        holder: holderOf(endpoint),
        nextToken: lock.token + 1,
        scoringUri: state && `http://127.0.0.1:${port}/score`,
        swaggerUri: state && `http://127.0.0.1:${port}/swagger.json`,
      };
    },

    async endpoints() {
      await turn();
      const names = Object.keys(world.endpoints).filter((name) => world.endpoints[name]?.state !== undefined);
      return { names, where: 'this world' };
    },

    check: turn,

    async hold(name, { token, revision }, ports) {
      await turn();
      const endpoint = (world.endpoints[name] ??= newEndpoint(world));
      const holder = holderOf(endpoint);
      if (holder !== undefined) throw locked(name, holder);
      if (endpoint.lock.token + 1 !== token || (endpoint.state?.revision ?? 0) !== revision)
        throw overtaken(name);
      const run = ports.provenance.runId ?? '';
      const since = new Date(world.nowMs).toISOString();
      endpoint.lock = { token, holder: { run, who: whoText(ports), since } };
      return new SimulatedHands(world, name, token, ports.clock);
    },

    async key(name) {
      await turn();
      const endpoint = world.endpoints[name];
      return endpoint && new Secret(endpoint.keys.primary);
    },

    async logs(name, { id }) {
      await turn();
      const server = world.endpoints[name]?.servers[id];
      return server === undefined
        ? []
        : [{ title: 'instance 0', lines: server.behaviour.failsWith?.lines ?? [] }];
    },
  };
}
