import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';

import { freePort, until } from '@slipway/testing/gateway-process';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { RelayProcess } from '@slipway/testing/relay-process';
import { afterEach, beforeEach, expect, test } from 'vitest';

const variables = { HOOK: 's3cret-of-the-hook', TOKEN: 't0ken-of-github', ADMIN: 'adm1n-of-the-relay' };

let github: GitHubStandIn;
let relay: RelayProcess;

const configuration = (): object => ({
  admin_token: { env: 'ADMIN' },
  github: { api_url: github.url, token: { env: 'TOKEN' }, allow_private: true },
  sources: [{ path: '/hook', kind: 'plain', secret: { env: 'HOOK' } }],
  subscriptions: [{ repository: 'acme/iris' }],
  limits: { spacing_seconds: 0.001, first_pause_seconds: 0.05, attempts: 3 },
});

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.tokens.set(variables.TOKEN, { repositories: ['acme/iris'] });
  relay = await RelayProcess.start(configuration(), variables);
});
afterEach(async () => {
  await relay[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
  for (const secret of Object.values(variables)) expect(relay.printed).not.toContain(secret);
});

/** Sends the version of a model as any script may, and answers the status. */
async function tell(version: number): Promise<number> {
  const body = JSON.stringify({
    kind: 'model-registered',
    registry: 'file',
    name: 'iris',
    version: `${version}`,
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = createHmac('sha256', variables.HOOK).update(`v${version}.${timestamp}.${body}`);
  const headers = {
    'webhook-id': `v${version}`,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signed.digest('base64')}`,
  };
  return (await fetch(`${relay.url}/hook`, { method: 'POST', headers, body })).status;
}

/** Sends until it is taken, as senders do. */
async function insist(version: number): Promise<void> {
  for (;;) {
    const status = await tell(version).catch(() => 0);
    if (status === 200 || status === 202) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const versions = (): unknown[] => github.dispatches.map(({ payload }) => payload['version']);
const stored = (folder: string): number => readdirSync(join(relay.folder, 'store', folder)).length;

test('killed between receipt and dispatch: the next start tells it, and the same delivery again tells nothing', async () => {
  github.order('silence');
  expect(await tell(1)).toBe(202);
  await until(() => github.calls.length === 1);
  expect(await relay.stop('SIGKILL')).toBe(null);
  expect(versions()).toEqual([]);
  await relay.launch();
  await until(() => versions().length === 1);
  expect(await tell(1)).toBe(200);
  await until(() => stored('done') === 1);
  await relay.stop('SIGKILL');
  await relay.launch();
  expect(await tell(1)).toBe(200);
  expect(await tell(2)).toBe(202);
  await until(() => versions().length === 2);
  expect(versions()).toEqual(['1', '2']);
});

test('killed again and again at any moment: nothing that was accepted is lost, and what came twice has one id', async () => {
  const count = 40;
  const sending = Promise.all(Array.from({ length: count }, (_, version) => insist(version)));
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 15 + 40 * round));
    await relay.stop('SIGKILL');
    await relay.launch();
  }
  await sending;
  await until(() => stored('waiting') === 0);
  const ids = new Map(github.dispatches.map(({ payload }) => [payload['version'], new Set<unknown>()]));
  for (const { payload } of github.dispatches) ids.get(payload['version'])?.add(payload['id']);
  expect(ids.size).toBe(count);
  expect([...ids.values()].every((told) => told.size === 1)).toBe(true);
  // Only a call whose answer was lost with the process is made twice: one a kill at most.
  expect(github.dispatches.length).toBeLessThanOrEqual(count + 4);
});

test('stopped in order: what is being told is told, what waits waits, and nobody is left hanging', async () => {
  github.order({ status: 500 }, { status: 500 });
  await tell(1);
  await until(() => github.calls.length >= 1);
  const { port } = new URL(relay.url);
  const idle = createConnection(Number(port), '127.0.0.1');
  idle.on('error', () => undefined);
  const started = performance.now();
  expect(await relay.stop('SIGTERM')).toBe(0);
  expect(performance.now() - started).toBeLessThan(5000);
  idle.destroy();
  expect(stored('waiting')).toBe(1);
  await relay.launch();
  await until(() => versions().length === 1);
});

test('two relays on one store: the second one is told who has it', async () => {
  const { code, stderr } = relay.command('serve');
  expect(code).toBe(3);
  expect(stderr).toMatch(/^process \d+ uses the store/);
});

test('replay: of a store at rest, and through the relay that runs', async () => {
  await relay.stop();
  relay = await RelayProcess.start({ ...configuration(), listen: { port: await freePort() } }, variables);
  github.tokens.clear();
  await tell(1);
  await until(() => stored('undelivered') === 1);
  const listed = relay.command('undelivered');
  expect(listed.code).toBe(0);
  const [key = '', kind, model, repository, why] = listed.stdout.trimEnd().split('\t');
  expect([kind, model, repository]).toEqual(['model-registered', 'iris:1', 'acme/iris']);
  expect(why).toMatch(/^401: Bad credentials/);
  await relay.stop();
  expect(relay.command('replay', 'no-such-key')).toMatchObject({ code: 4 });
  expect(relay.command('replay', key)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^1 wait/) as string,
  });
  expect([stored('undelivered'), stored('waiting')]).toEqual([0, 1]);
  await relay.launch();
  await until(() => stored('undelivered') === 1);
  github.tokens.set(variables.TOKEN, { repositories: ['acme/iris'] });
  expect(relay.command('replay', 'no-such-key')).toMatchObject({ code: 4 });
  expect(relay.command('replay')).toMatchObject({ code: 0, stdout: '1 wait again\n' });
  await until(() => stored('done') === 1);
  expect(versions()).toEqual(['1']);
});

test('what is wrong with flags and files ends it with what to do, before anything listens', async () => {
  expect(relay.command('check')).toMatchObject({ code: 0 });
  expect(relay.command('polish')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('serve') as string,
  });
  expect(relay.command('serve', '--help')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Exit codes') as string,
  });
  const other = RelayProcess.start(
    { ...configuration(), listen: { port: Number(new URL(relay.url).port) } },
    variables,
  );
  await expect(other).rejects.toThrow(/EADDRINUSE/);
  const missing = RelayProcess.start(configuration(), { HOOK: 'a', ADMIN: 'b' });
  await expect(missing).rejects.toThrow(/relay\.json:1:\d+: the variable TOKEN is not set/);
});
