import { request as httpRequest, type IncomingMessage } from 'node:http';

import type { Deployment } from './deployment.ts';
import { requestHeaders } from './headers.ts';
import type { Asked } from './exchange.ts';

/**
 * Sends a copy of a request to a deployment whose answers nobody sees. A copy never waits for a slot and never delays
 * the original. Bodies that are passed on as they come are not copied.
 */
export function sendCopy(deployment: Deployment, request: IncomingMessage, asked: Asked): void {
  if (asked.body === undefined) return;
  const instance = deployment.slots.take();
  if (instance === undefined) return;
  const copy = httpRequest({
    agent: instance.agent,
    host: '127.0.0.1',
    port: instance.port,
    method: request.method,
    path: asked.path,
    headers: requestHeaders(request, asked.id, asked.hidesKey, asked.body.length || undefined),
    signal: AbortSignal.timeout(deployment.record.request_settings.request_timeout_ms),
  });
  copy.on('response', (answer) => answer.resume());
  copy.on('error', () => undefined);
  copy.on('close', () => deployment.slots.release(instance));
  copy.end(asked.body);
}
