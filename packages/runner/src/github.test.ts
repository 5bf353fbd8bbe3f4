import { expect, onTestFinished, test } from 'vitest';

import { modelEvent } from '@slipway/core/model-event';
import type { DispatchWanted } from '@slipway/core/ports-github';
import { Secret } from '@slipway/core/secret';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';

import { githubApi } from './github.ts';
import { httpPort } from './http.ts';
import { silentLog } from './ports.ts';

const token = new Secret('ghp_of_the_test');
const event = modelEvent(
  {
    kind: 'model-registered',
    registry: 'file:/srv/models',
    name: 'iris',
    version: '3',
    occurredAt: '2026-11-21T08:00:00.000Z',
  },
  () => '0'.repeat(64),
);
const wanted: DispatchWanted = { repository: 'acme/iris', eventType: 'model-registered', payload: event };

/** A stand-in that ends with the test. */
async function gitHub(): Promise<GitHubStandIn> {
  const standIn = await GitHubStandIn.start();
  onTestFinished(() => standIn[Symbol.asyncDispose]());
  return standIn;
}

/** The API over the real client against the stand-in, on a clock that does not wait but remembers what it should have. */
function apiOf(standIn: GitHubStandIn): { api: ReturnType<typeof githubApi>; waited: number[] } {
  const waited: number[] = [];
  const clock = { now: Date.now, sleep: async (ms: number) => void waited.push(ms) };
  standIn.tokens.set(token.reveal(), { repositories: ['acme/iris'] });
  const http = httpPort({ proxyEnvironment: {}, signal: new AbortController().signal });
  return { api: githubApi({ http, clock, log: silentLog, apiUrl: standIn.url, chance: () => 1 }), waited };
}

test('an event arrives whole', async () => {
  const standIn = await gitHub();
  await apiOf(standIn).api.dispatch(wanted, token);
  expect(standIn.dispatches).toMatchObject([
    { repository: 'acme/iris', eventType: 'model-registered', payload: event },
  ]);
});

test('what passes by is tried again, as late as GitHub asks for', async () => {
  const standIn = await gitHub();
  const { api, waited } = apiOf(standIn);
  standIn.order('reset', { status: 502 }, { status: 429, headers: { 'retry-after': '7' } });
  await api.dispatch(wanted, token);
  expect(waited).toEqual([500, 1000, 7000]);
  expect(standIn.dispatches).toHaveLength(1);
});

test('a limit that lasts longer than a step should wait is a failure at once', async () => {
  const standIn = await gitHub();
  const { api, waited } = apiOf(standIn);
  standIn.order({
    status: 403,
    headers: { 'retry-after': '600' },
    message: 'You have exceeded a rate limit',
  });
  await expect(api.dispatch(wanted, token)).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
  expect(waited).toEqual([]);
});

test('a token that is refused is not tried again, and the message says what it needs and not what it is', async () => {
  const standIn = await gitHub();
  const { api, waited } = apiOf(standIn);
  const other = { ...wanted, repository: 'acme/other' };
  await expect(api.dispatch(other, token)).rejects.toMatchObject({
    code: 'ACCESS_DENIED',
    message: expect.stringMatching(
      /^GitHub did not take the event for acme\/other: 404: (?!.*ghp_of_the_test)/,
    ),
    remedy: 'give `github-token` a token with `contents: write` for acme/other',
  });
  expect([waited, standIn.calls.length]).toEqual([[], 1]);
});

test('a service that stays ill is given up after five calls', async () => {
  const standIn = await gitHub();
  const { api } = apiOf(standIn);
  standIn.order(...Array.from({ length: 5 }, () => ({ status: 503 })));
  await expect(api.dispatch(wanted, token)).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
  expect(standIn.calls).toHaveLength(5);
});
