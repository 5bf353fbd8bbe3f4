import { request as httpRequest, type IncomingMessage } from 'node:http';

import type { Deployment } from './deployment.ts';
import { requestHeaders } from './headers.ts';
import type { Asked } from './exchange.ts';
import { endingOf, type Ending } from './tally.ts';

/**
 * Sends a copy of a request to a deployment whose answers nobody sees; they are only counted. A copy never waits for a
 * slot and never delays the original. Bodies that are passed on as they come are not copied.
 */
export function sendCopy(deployment: Deployment, request: IncomingMessage, asked: Asked): void {
  if (asked.body === undefined) return;
  const { slots, tallies, record } = deployment;
  const instance = slots.take();
  if (instance === undefined) return tallies.mirrored.add('refused', slots.isOpen ? 429 : 503, 0);
  const started = performance.now();
  let ending: Ending = 'cutOff';
  let status = 502;
  const copy = httpRequest({
    agent: instance.agent,
    host: '127.0.0.1',
    port: instance.port,
    method: request.method,
    path: asked.path,
    headers: requestHeaders(request, asked.id, asked.hidesKey, asked.body.length || undefined),
    // Of silence: an answer that goes on for longer is as good as it is for a caller, who may wait for its end.
    timeout: record.request_settings.request_timeout_ms,
  });
  copy.on('response', (answer) => {
    status = answer.statusCode ?? 502;
    answer.on('end', () => (ending = endingOf(status)));
    answer.resume();
  });
  copy.on('timeout', () => {
    [ending, status] = ['timedOut', 408];
    copy.destroy();
  });
  copy.on('error', () => undefined);
  copy.on('close', () => {
    slots.release(instance);
    tallies.mirrored.add(ending, status, (performance.now() - started) / 1000);
  });
  copy.end(asked.body);
}
