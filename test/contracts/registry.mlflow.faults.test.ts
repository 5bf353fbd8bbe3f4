import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Ports } from '@slipway/core/ports';
import { Secret } from '@slipway/core/secret';
import { chooseRegistry } from '@slipway/models/registry/open';
import type { Registry, RegistryConnection } from '@slipway/models/registry/kind';
import { nodePorts } from '@slipway/runner/ports';
import { lazyTransfers } from '@slipway/runner/transfers';
import { FaultyProxy } from '@slipway/testing/faulty-proxy';
import { MlflowServer } from '@slipway/testing/mlflow-server';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';

import { folder } from './model-folders.ts';
import { register, type Came, type Wish } from './registering.ts';

const tools = requires('uv');
const artifact = /mlflow-artifacts\/artifacts\//;
/** The names that the server answers to: without `localhost`. */
const hosts = { MLFLOW_SERVER_ALLOWED_HOSTS: '127.0.0.1:*' };
let counter = 0;

describe.skipIf(tools.missing)(`an MLflow server that is in trouble${tools.note}`, () => {
  let server: MlflowServer;
  let proxy: FaultyProxy;
  beforeAll(async () => {
    server = await MlflowServer.start(hosts);
    proxy = await FaultyProxy.start(new URL(server.url).host);
  }, 180_000);
  afterAll(async () => {
    proxy.stop();
    await server[Symbol.asyncDispose]();
  });
  beforeEach(() => proxy.faults());

  /** A model of a name of its own, a registry behind the proxy, and the same without faults. */
  const make = (
    connection?: RegistryConnection,
    ports: Ports = hastyPorts(),
  ): {
    name: string;
    registry: Registry;
    add: (wish: Omit<Wish, 'name'>) => Promise<Came>;
    seen: () => Promise<string[]>;
  } => {
    counter += 1;
    const name = `iris-${counter}`;
    const text = `mlflow:http://${proxy.host}`;
    const { provider, location } = chooseRegistry(text, ports);
    const told = connection === undefined ? {} : { connection };
    return {
      name,
      registry: provider.open(location, ports, connection),
      add: (wish) => register(provider, location, { ...wish, ...told, name }, ports),
      seen: async () => {
        const direct = provider.open(server.url, nodePorts());
        const isNamed = (await direct.names()).includes(name);
        return [...(isNamed ? [name] : []), ...(await direct.versions(name)).map(({ id }) => id)];
      },
    };
  };

  test('killed in the middle of an upload: a failure, nothing to see, and the next run finishes', async () => {
    const { add, name, seen } = make();
    const path = folder({ 'a.txt': 'A', 'weights.bin': 'w'.repeat(3_000_000) });
    proxy.faults({
      path: /weights\.bin$/,
      times: 9,
      trouble: { kind: 'read no further', afterBytes: 1_000_000 },
    });
    const failing = add({ path }).catch((thrown: unknown) => thrown);
    while (proxy.count('PUT', /weights\.bin$/) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await server[Symbol.asyncDispose]();
    expect(await failing).toMatchObject({ code: 'NETWORK_FAILED' });
    server = await MlflowServer.start(hosts, server);
    proxy.faults();
    expect(await seen()).toEqual([]);
    expect(await add({ path })).toMatchObject({ registered: true, record: { id: `${name}:1` } });
    expect(await seen()).toEqual([name, `${name}:1`]);
  }, 120_000);

  test('this run killed in the middle of an upload: nothing to see, and the next run finishes', async () => {
    const { add, name, seen } = make();
    const path = folder({ 'a.txt': 'A', 'weights.bin': 'w'.repeat(3_000_000) });
    proxy.faults({
      path: /weights\.bin$/,
      times: 9,
      trouble: { kind: 'read no further', afterBytes: 1_000_000 },
    });
    const program = join(import.meta.dirname, 'registering-process.ts');
    const where = JSON.stringify({ text: `mlflow:http://${proxy.host}` });
    const child = spawn(process.execPath, ['--conditions=source', program, where, name, path], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin?.write('go\n');
    while (proxy.count('PUT', /weights\.bin$/) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await once(child, 'exit');
    proxy.faults();
    expect(await seen()).toEqual([]);
    expect(await add({ path })).toMatchObject({ registered: true, record: { version: '1' } });
    expect(await seen()).toEqual([name, `${name}:1`]);
  });

  test('what was uploaded before a failure is not uploaded again, unless the bytes are others', async () => {
    const { add } = make();
    const given = { 'a.txt': 'first', 'b.txt': 'other', 'weights.bin': 'w'.repeat(1000) };
    proxy.faults({
      path: /weights\.bin$/,
      times: 9,
      trouble: { kind: 'answer', status: 403, body: '{"error_code":"PERMISSION_DENIED","message":"no"}' },
    });
    await expect(add({ path: folder(given) })).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    proxy.faults();
    const { record } = await add({ path: folder({ ...given, 'b.txt': 'OTHER' }) });
    expect(proxy.count('PUT', /\/a\.txt$/)).toBe(0);
    expect(proxy.count('PUT', /\/b\.txt$/)).toBe(1);
    expect(proxy.count('POST', /logged-models$/)).toBe(0);
    expect(record.version).toBe('1');
  });

  test('of two runs that fill the same place the one that stood still makes no version', async () => {
    const late = { ...hastyPorts(), clock: { ...nodePorts().clock, now: () => Date.now() + 100_000 } };
    const { add, name, seen } = make();
    const content = 'w'.repeat(3_000_000);
    proxy.faults({ path: /weights\.bin$/, trouble: { kind: 'read no further', afterBytes: 1_000_000 } });
    const still = add({ path: folder({ 'weights.bin': content }) }).catch((thrown: unknown) => thrown);
    while (proxy.count('PUT', /weights\.bin$/) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const { provider, location } = chooseRegistry(`mlflow:${server.url}`, late);
    const other = folder({ 'weights.bin': content.toUpperCase() });
    const { record } = await register(provider, location, { path: other, name }, late);
    expect(record.version).toBe('1');
    expect(await still).toMatchObject({ code: 'LOCKED' });
    expect(await seen()).toEqual([name, `${name}:1`]);
  });

  test('the answer to the call that makes the version is lost: there is one version', async () => {
    const { add, seen, name } = make();
    const path = folder({ 'a.txt': 'A' });
    proxy.faults({ path: /model-versions\/create/, trouble: { kind: 'lose answer' } });
    expect(await add({ path })).toMatchObject({ registered: true, record: { version: '1' } });
    expect(await seen()).toEqual([name, `${name}:1`]);
    expect(proxy.count('POST', /model-versions\/create/)).toBe(1);
  });

  test('a server that fails for a moment or asks to wait is asked again', async () => {
    const { add } = make();
    proxy.faults(
      { path: artifact, method: 'PUT', trouble: { kind: 'answer', status: 500 } },
      {
        path: /experiments\/get-by-name/,
        trouble: { kind: 'answer', status: 429, headers: { 'retry-after': '0' } },
      },
      { path: /model-versions\/create/, trouble: { kind: 'answer', status: 503 } },
    );
    expect(await add({ path: folder({ 'a.txt': 'A' }) })).toMatchObject({ record: { version: '1' } });
  });

  test.each([
    [
      401,
      '{"error_code":"UNAUTHENTICATED","message":"who?"}',
      'ACCESS_DENIED',
      /give a user and a password, or a token/,
    ],
    [403, '{"error_code":"PERMISSION_DENIED","message":"no"}', 'ACCESS_DENIED', /permission EDIT/],
    [429, 'slow down', 'NETWORK_FAILED', /later/],
    [
      500,
      '{"error_code":"INTERNAL_ERROR","message":"disk full\\nTraceback"}',
      'NETWORK_FAILED',
      /log of the MLflow server/,
    ],
    [302, '', 'NETWORK_FAILED', /redirects/],
    [404, '<html>nothing</html>', 'NETWORK_FAILED', /3\.3 or newer/],
  ])('%i all the time: %s', async (status, body, code, remedy) => {
    const { add, seen } = make();
    proxy.faults({
      path: /logged-models/,
      times: 99,
      trouble: { kind: 'answer', status, body, headers: { location: 'https://sso.example.org/?secret=1' } },
    });
    const failure = (await add({ path: folder({ 'a.txt': 'A' }) }).catch(
      (thrown: unknown) => thrown,
    )) as Error & { remedy: string };
    expect(failure).toMatchObject({ code, remedy: expect.stringMatching(remedy) as unknown });
    expect(failure.message).toContain(String(status));
    expect(failure.message).not.toMatch(/Traceback|secret/);
    expect(await seen()).toEqual([]);
  });

  test('a page for signing in is no answer', async () => {
    const { registry } = make();
    proxy.faults({
      path: /registered-models/,
      trouble: { kind: 'answer', status: 200, body: '<html>Sign in</html>' },
    });
    await expect(registry.names()).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: expect.stringContaining('JSON') as unknown,
    });
  });

  test('a server that does not answer to the name it is called by', async () => {
    const location = server.url.replace('127.0.0.1', 'localhost');
    const { provider } = chooseRegistry(`mlflow:${location}`, nodePorts());
    const asking = provider.open(location, hastyPorts()).names();
    const { host } = new URL(location);
    await expect(asking).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining(`--allowed-hosts ${host}`) as unknown,
    });
  });

  test('who may only read models keeps what was told all the same, where the experiment is theirs', async () => {
    const { add, registry } = make();
    await add({ path: folder({ 'a.txt': 'A' }) });
    const trouble = { kind: 'answer', status: 403, body: 'Permission denied' } as const;
    proxy.faults({ path: /registered-models\/set-tag$/, times: 99, trouble });
    await registry.subscriptions!.change('reader', () => '{"told":1}');
    expect(await registry.subscriptions!.read('reader')).toBe('{"told":1}');
    proxy.faults({ path: /experiments\/set-experiment-tag$/, times: 99, trouble });
    const refused = registry.subscriptions!.change('reader', () => '{"told":2}');
    await expect(refused).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining('experiment `slipway`') as unknown,
    });
  });

  test('one that trickles is given up, and the run after it finishes', async () => {
    const { add, name, seen } = make();
    const path = folder({ 'a.txt': 'A' });
    proxy.faults({ path: /logged-models$/, times: 9, trouble: { kind: 'slow', bytesPerSecond: 50 } });
    await expect(add({ path })).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    proxy.faults();
    expect(await seen()).toEqual([]);
    expect(await add({ path })).toMatchObject({ record: { id: `${name}:1` } });
  });

  test('a download that breaks off goes on, one that is cut short or changed is refused by name', async () => {
    const { add, registry } = make();
    const content = 'w'.repeat(2_000_000);
    const { record } = await add({ path: folder({ 'a.txt': 'A', 'weights.bin': content }) });
    proxy.faults({ path: /weights\.bin$/, trouble: { kind: 'reset answer', afterBytes: 500_000 } });
    const to = newFolder();
    await registry.materialise(record, to);
    expect(readFileSync(join(to, 'weights.bin'), 'utf8')).toBe(content);
    expect(proxy.requests.filter(({ headers }) => headers.range !== undefined)).toHaveLength(1);
    proxy.faults({ path: /weights\.bin$/, trouble: { kind: 'flip', atByte: 1_000_000 } });
    await expect(registry.materialise(record, newFolder())).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining('weights.bin') as unknown,
    });
    proxy.faults({ path: /weights\.bin$/, times: 9, trouble: { kind: 'answer', status: 200, body: 'cut' } });
    await expect(registry.locate(record)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });

  test('who asks is told with every call, and never in a message', async () => {
    const password = new Secret('s3cr3t-token');
    const known = make({ user: 'ann', password });
    await known.add({ path: folder({ 'a.txt': 'A' }) });
    const basic = `Basic ${Buffer.from('ann:s3cr3t-token').toString('base64')}`;
    expect(new Set(proxy.requests.map(({ headers }) => headers.authorization))).toEqual(new Set([basic]));
    const token = make({ password });
    proxy.faults({ path: /./, times: 99, trouble: { kind: 'answer', status: 401 } });
    const failure = (await token.registry.names().catch((thrown: unknown) => thrown)) as Error & {
      remedy: string;
    };
    expect(proxy.requests[0]?.headers.authorization).toBe('Bearer s3cr3t-token');
    expect(failure).toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining('check the user') as unknown,
    });
    expect(`${failure.message} ${failure.remedy}`).not.toContain('s3cr3t');
  });
});

/** Ports that lose patience soon, with a home of their own. */
function hastyPorts(): Ports {
  const ports = nodePorts({ home: newFolder() });
  const host = { dockerFolder: '', proxyEnvironment: {}, ...ports };
  return {
    ...ports,
    transfers: lazyTransfers(host, ports.host, {
      attempts: 3,
      firstWaitMs: 10,
      longestWaitMs: 20,
      silenceMs: 1500,
    }),
  };
}
