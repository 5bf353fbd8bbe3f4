import type { Figures, RequestFigures } from '@slipway/core/endpoint';
import type { HttpAnswer, HttpRequest } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { instanceStatus } from './server.ts';
import { nextOf, noFigures, type SimulatedEndpoint, type SimulatedWorld } from './world.ts';

/**
 * Answers the request of a client, as the gateway of its endpoint would.
 * @throws Failure `NETWORK_FAILED` when nobody listens
 */
export function answerOf(world: SimulatedWorld, { url, headers = {} }: HttpRequest): HttpAnswer {
  const port = Number(new URL(url).port);
  const endpoint = Object.values(world.endpoints).find((one) => one.port === port);
  if (endpoint?.state === undefined || endpoint.gateway === undefined)
    throw new Failure('NETWORK_FAILED', `nobody listens on port ${port}`);
  const { state, gateway, keys } = endpoint;
  const isKnown = Object.values(keys).some((key) => headers['authorization'] === `Bearer ${key}`);
  if (state.auth === 'key' && !isKnown) return answer(401, { message: 'this key is not known' });
  const wanted = headers['azureml-model-deployment'];
  const id =
    wanted === undefined
      ? nextOf(state.traffic, gateway.claims)
      : state.deployments.find(({ name }) => name === wanted)?.id;
  if (id === undefined) return answer(404, { message: 'no deployment has traffic' });
  const copied = nextOf({ ...state.mirror, '': 100 - sum(Object.values(state.mirror)) }, gateway.claims);
  if (copied !== undefined && copied !== '') served(copied, 'mirrored', endpoint, world);
  return served(id, 'answered', endpoint, world);
}

function served(
  id: string,
  as: 'answered' | 'mirrored',
  { servers, gateway, state }: SimulatedEndpoint,
  world: SimulatedWorld,
): HttpAnswer {
  const server = servers[id];
  const name = state!.deployments.find((deployment) => deployment.id === id)?.name ?? id;
  const figures: Figures['deployments'] = gateway!.figures;
  const counted = (figures[id] ??= { name, answered: noFigures(), mirrored: noFigures() })[as];
  const isReady = server !== undefined && instanceStatus(server, world.nowMs).phase === 'ready';
  const status = isReady ? (server.behaviour.scoresBadly === true ? 500 : 200) : 503;
  const slowMs = server?.behaviour.slowMs ?? 0;
  count(counted, status, slowMs / 1000);
  if (as === 'answered') world.nowMs += slowMs;
  const body = status === 200 ? { version: server?.behaviour.version } : { message: 'not answered' };
  return answer(status, body, name);
}

function count(figures: RequestFigures, status: number, seconds: number): void {
  figures.requests += 1;
  if (status === 503) {
    figures.errors.refused += 1;
    return;
  }
  if (status === 500) figures.errors.server += 1;
  figures.latency.count += 1;
  figures.latency.sum += seconds;
}

function answer(status: number, body: object, deployment = ''): HttpAnswer {
  return { status, headers: { 'azureml-model-deployment': deployment }, body: JSON.stringify(body) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
