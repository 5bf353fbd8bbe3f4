import { expect, onTestFinished } from 'vitest';

import type { EndpointRecord } from '@slipway/core/endpoint';

import { GatewayProcess, tinyDeployment } from './gateway-process.ts';

/** What a tiny package answers to a request that it scored. */
export interface Scored {
  version: string;
  pid: number;
  bytes: number;
  path: string;
  headers: Record<string, string>;
}

/** Starts a gateway, as `GatewayProcess.start`, that ends with the test. */
export async function gateway(changes: Partial<EndpointRecord>): Promise<GatewayProcess> {
  const started = await GatewayProcess.start(changes);
  onTestFinished(async () => void (await started.stop()));
  return started;
}

/** The settings of a gateway with one tiny deployment, `blue.1`, which has all the traffic. */
export const oneDeployment = (): Partial<EndpointRecord> => ({
  deployments: [tinyDeployment('blue.1', { version: '1' })],
  traffic: { 'blue.1': 100 },
});

/** The answer of a server that scored; fails the test when it is another. */
export async function scored(answer: Response): Promise<Scored> {
  expect(answer.status).toBe(200);
  return (await answer.json()) as Scored;
}

/** The message of an answer that is an error. */
export async function message(answer: Response): Promise<string> {
  return ((await answer.json()) as { message: string }).message;
}
