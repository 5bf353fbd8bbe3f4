import type { Figures, TrafficById } from '@slipway/core/endpoint';
import type { EndpointState } from '@slipway/targets/endpoint-state';
import type { Journal } from '@slipway/targets/journal';
import type { Holder } from '@slipway/targets/kind';

import type { SimulatedBehaviour, SimulatedServer } from './server.ts';

// The whole world of the simulated target, as plain data: it can be printed, compared, copied and kept as JSON.

/** Who passes requests on. */
export interface SimulatedGateway {
  /** Another one for each start. */
  epoch: string;
  /** What each deployment has a claim to: the next request goes to whoever has the most. */
  claims: Record<string, number>;
  figures: Figures['deployments'];
}

/** An endpoint, with what the target keeps of it and what runs for it. */
export interface SimulatedEndpoint {
  port: number;
  keys: { primary: string; secondary: string };
  /** The newest token, and the run that got it, as long as it has not given it back. */
  lock: { token: number; holder?: Holder & { run: string } };
  state?: EndpointState;
  journal?: Journal;
  /** Missing while nobody answers. */
  gateway?: SimulatedGateway;
  /** By the ids of their deployments. */
  servers: Record<string, SimulatedServer>;
}

/** Everything there is. */
export interface SimulatedWorld {
  nowMs: number;
  endpoints: Record<string, SimulatedEndpoint>;
  /** How the servers of packages behave, by digest. */
  packages: Record<string, SimulatedBehaviour>;
  /** Digests of the packages that are where they are served from, and of those whose needs are installed. */
  staged: string[];
  installed: string[];
  /** The runs that are alive: a lock whose holder is not may be taken. */
  runs: string[];
  /** Numbers that were given out, so that no key, epoch or run comes twice. */
  numbers: number;
}

/** A world in which nothing was deployed. */
export function newWorld(): SimulatedWorld {
  const nowMs = Date.UTC(2026, 0, 1);
  return { nowMs, endpoints: {}, packages: {}, staged: [], installed: [], runs: [], numbers: 0 };
}

/** A number that nobody has had yet. */
export function nextNumber(world: SimulatedWorld): number {
  world.numbers += 1;
  return world.numbers;
}

/** An endpoint that somebody takes hold of for the first time. */
export function newEndpoint(world: SimulatedWorld): SimulatedEndpoint {
  const keys = { primary: `key-${nextNumber(world)}`, secondary: `key-${nextNumber(world)}` };
  return { port: 20_000 + nextNumber(world), keys, lock: { token: 0 }, servers: {} };
}

/** What an endpoint is that has no deployments. */
export const newState: EndpointState = {
  revision: 1,
  served: 0,
  auth: 'key',
  drainTimeoutMs: 30_000,
  deployments: [],
  traffic: {},
  mirror: {},
  retired: [],
  history: [],
};

/** What no request has told yet. */
export function noFigures(): Figures['deployments'][string]['answered'] {
  return {
    requests: 0,
    errors: { client: 0, server: 0, timedOut: 0, cutOff: 0, refused: 0 },
    abandoned: 0,
    latency: { buckets: [], sum: 0, count: 0 },
  };
}

/** Who has the most of a share after one more request; the shares decide how often each comes. */
export function nextOf(shares: TrafficById, claims: Record<string, number>): string | undefined {
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  if (total === 0) return undefined;
  for (const [id, share] of Object.entries(shares)) claims[id] = (claims[id] ?? 0) + share;
  const [chosen] = Object.entries(shares)
    .map(([id]) => [id, claims[id] ?? 0] as const)
    .toSorted(([, left], [, right]) => right - left)[0]!;
  claims[chosen] = (claims[chosen] ?? 0) - total;
  return chosen;
}
