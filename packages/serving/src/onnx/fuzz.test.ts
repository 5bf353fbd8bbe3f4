import { afterAll, beforeAll, expect, it } from 'vitest';

import { nearlyRight, oddBody, random } from './testing/odd-bodies.ts';
import { fixture, type StartedServer, startServer } from './testing/started-server.ts';

const MODELS = ['classifier', 'classifier-zipmap', 'regression', 'every-type', 'mixed', 'external'];
const PATHS = MODELS.flatMap((name) => [
  `/models/${name}/score`,
  `/models/${name}/invocations`,
  `/v1/models/${name}:predict`,
  `/v2/models/${name}/infer`,
]);

let server: StartedServer;
let url: string;
beforeAll(async () => {
  server = await startServer({ models: MODELS.map((name) => fixture(name)) });
  url = await server.url;
});
afterAll(() => server.stop());

/** What came of some requests: how often each status, and every reply that should not have been. */
class Outcome {
  readonly statuses = new Map<number, number>();
  readonly faults: string[] = [];

  async send(path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Promise<void> {
    const response = await fetch(url + path, { method: 'POST', body, headers: { 'content-type': type } });
    const { status } = response;
    const text = await response.text();
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const fault = faultOf(path, status, text);
    if (fault !== undefined)
      this.faults.push(`${fault}: ${path} ${String(body.slice(0, 300))} → ${status} ${text.slice(0, 300)}`);
  }
}

function faultOf(path: string, status: number, text: string): string | undefined {
  let answer: { message?: unknown; error?: unknown };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    return 'no JSON';
  }
  if (status === 200) return undefined;
  if (![400, 431].includes(status)) return 'neither 200 nor the fault of who sent it';
  const said = path.startsWith('/v') ? answer.error : answer.message;
  if (typeof said !== 'string' || said === '') return 'no message in the words of the protocol';
  if (said.length > 1000) return 'a message too long to read';
  // Only an index can not be judged before the model runs; anything else the model refuses is a defect in reading.
  return said.includes('the model refuses') && !path.includes('mixed')
    ? 'not seen before the model ran'
    : undefined;
}

it('answers no odd body with 500', async () => {
  const next = random(20260729);
  const outcome = new Outcome();
  for (const path of PATHS) {
    for (let i = 0; i < 60; i++) await outcome.send(path, oddBody(next));
  }
  for (let i = 0; i < 1500; i++) {
    const { path, body } = nearlyRight(next);
    await outcome.send(path, body);
  }
  for (let i = 0; i < 200; i++)
    await outcome.send('/invocations', oddBody(next).replaceAll('{', '"\n'), 'text/csv');
  expect(outcome.faults).toEqual([]);
  expect(outcome.statuses.get(400)).toBeGreaterThan(1500);
  expect(outcome.statuses.get(200)).toBeGreaterThan(50);
});

it('answers what is deep, long or not text with 400', async () => {
  const outcome = new Outcome();
  const bodies = [
    '['.repeat(100_000),
    `{"data":${'['.repeat(100_000)}1234567890123456789${']'.repeat(100_000)}}`,
    `{"inputs":${'{"X":'.repeat(20_000)}1234567890123456789${'}'.repeat(20_000)}}`,
    `{"inputs":[${'[],'.repeat(100_000)}[1]]}`,
    `{"${'k'.repeat(100_000)}":1}`,
    `{"inputs":"${'v'.repeat(100_000)}"}`,
    new Uint8Array([0xc3, 0x28]),
    new Uint8Array([0, 0, 0]),
    '',
  ];
  for (const path of PATHS) {
    for (const body of bodies) await outcome.send(path, body);
  }
  expect(outcome.faults).toEqual([]);
  expect([...outcome.statuses.keys()]).toEqual([400]);
});

it('is as well afterwards as before', async () => {
  const outcome = new Outcome();
  await outcome.send('/score', '{"data":[[1,2,3,4]]}');
  expect([...outcome.statuses.keys()]).toEqual([200]);
  server.process.kill('SIGTERM');
  expect((await server.ended).stderr).toBe('');
});
