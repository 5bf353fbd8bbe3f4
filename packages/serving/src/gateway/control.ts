import { metricsType } from '@slipway/core/prometheus';
import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';

import type { Figures, GatewayStatus } from '@slipway/core/endpoint';
import { messageOf } from '@slipway/core/trouble';

import { answerMessage } from './answers.ts';
import { keyHash } from './keys.ts';

/** What the control channel can be asked for. */
export interface Controlled {
  /** What runs. */
  status(): GatewayStatus;
  /**
   * Follows `endpoint.json` as it is now.
   * @returns false when it is older than what is followed
   * @throws Error when it cannot be read
   */
  reload(): boolean;
  /** Ends in order: no new requests, those in flight finished, servers ended. */
  stop(): void;
  /** The text of `GET /metrics`. */
  metrics(): string;
  /** What `GET /figures` says. */
  figures(): Figures;
}

/**
 * The channel for deploy-model, on the loopback interface, not yet listening. Every request needs the token of
 * `control.json`; only `GET /metrics`, which says nothing secret, is open to whoever collects figures.
 */
export function createControl(token: string, controlled: Controlled): Server {
  const known = keyHash(`Bearer ${token}`);
  return createServer((request, response) => {
    const asked = `${request.method} ${request.url}`;
    if (asked === 'GET /metrics') {
      response.setHeader('content-type', metricsType);
      return void response.end(controlled.metrics());
    }
    if (!timingSafeEqual(keyHash(request.headers.authorization ?? ''), known))
      return answerMessage(response, 401, 'the token is missing or wrong');
    if (asked === 'POST /reload') {
      const refused = refusalOf(controlled);
      if (refused !== undefined) return answerMessage(response, ...refused);
    }
    if (asked === 'POST /stop') controlled.stop();
    if (!['GET /status', 'GET /figures', 'POST /reload', 'POST /stop'].includes(asked))
      return answerMessage(
        response,
        404,
        'GET /status, GET /figures, GET /metrics, POST /reload or POST /stop',
      );
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(asked === 'GET /figures' ? controlled.figures() : controlled.status()));
  });
}

/** Reloads; answers with what is wrong when `endpoint.json` cannot be followed: what was served goes on. */
function refusalOf(controlled: Controlled): [status: number, message: string] | undefined {
  try {
    return controlled.reload() ? undefined : [409, 'endpoint.json is older than what is served'];
  } catch (thrown) {
    return [422, messageOf(thrown)];
  }
}
