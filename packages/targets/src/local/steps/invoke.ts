import type { StepAnswer } from '@slipway/core/apply';
import type { Ports } from '@slipway/core/ports';

import type { Invoked } from '../../kind.ts';
import { readKeys } from '../keys.ts';
import { placesOf } from '../places.ts';

/** What the step `invoke` is told. */
export interface Invoke {
  endpoint: string;
  url: string;
  body: string;
  contentType: string;
  /** Past the traffic. */
  deployment?: string;
  timeoutMs: number;
}

/**
 * Sends one request to the endpoint, as any client would.
 * @throws Failure `NETWORK_FAILED` when nobody answers
 */
export async function invoke(args: Invoke, ports: Ports): Promise<StepAnswer> {
  const keys = await readKeys(placesOf(args.endpoint, ports), ports);
  const headers: Record<string, string> = { 'content-type': args.contentType };
  if (keys !== undefined) headers['authorization'] = `Bearer ${keys.primary}`;
  if (args.deployment !== undefined) headers['azureml-model-deployment'] = args.deployment;
  const startedMs = ports.clock.now();
  const answer = await ports.http.send({
    method: 'POST',
    url: args.url,
    headers,
    body: args.body,
    timeoutMs: args.timeoutMs,
  });
  const invoked: Invoked = {
    status: answer.status,
    body: answer.body,
    deployment: answer.headers['azureml-model-deployment'] ?? '',
    ms: ports.clock.now() - startedMs,
  };
  ports.log.foreign(answer.body.length > 2000 ? `${answer.body.slice(0, 1997)}...` : answer.body);
  return { result: invoked };
}
