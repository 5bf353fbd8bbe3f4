import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Secret } from '@slipway/core/secret';
import { FaultyProxy } from '@slipway/testing/faulty-proxy';
import { testHost, type TestHost } from '@slipway/testing/oci-client-host';
import { OciRegistry, registryUser } from '@slipway/testing/oci-registry';
import { TokenService } from '@slipway/testing/oci-token-service';
import { requires } from '@slipway/testing/requires';

import { RegistryClient } from './client.ts';
import { digestOfBytes } from './manifests.ts';
import type { Uploaded } from './uploads.ts';

const needs = requires('docker-registry', 'openssl');
const word = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString('base64');

let round = 0;
const open: RegistryClient[] = [];

/** Sends a small blob that no registry has seen. */
function send(client: RegistryClient, host: string, repository: string, from?: string): Promise<Uploaded> {
  round += 1;
  const bytes = Buffer.from(`blob ${round}`);
  const blob = { digest: digestOfBytes(bytes), size: bytes.length };
  const options = from === undefined ? {} : { mountFrom: [from] };
  return client.uploadBlob({ host, repository }, blob, () => Readable.from([bytes]), options);
}

function clientFor(
  host: string,
  machine: TestHost,
  login?: { user: string; password: string },
): RegistryClient {
  const credentials =
    login === undefined ? [] : [{ host, user: login.user, password: new Secret(login.password) }];
  const patience = { attempts: 3, firstWaitMs: 10 };
  const client = new RegistryClient({ insecureHosts: [host], credentials }, machine, patience);
  open.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

describe.skipIf(needs.missing)(`a registry that asks for a user and a password${needs.note}`, () => {
  let registry: OciRegistry;

  beforeAll(async () => {
    registry = await OciRegistry.start({ auth: 'basic' });
  });

  afterAll(() => registry.end());

  const uploaded = { how: 'uploaded' };

  test('takes what was handed in, which is hidden from then on', async () => {
    const machine = testHost();
    expect(await send(clientFor(registry.host, machine, registryUser), registry.host, 'a/b')).toMatchObject(
      uploaded,
    );
    expect(machine.masked).toContain(registryUser.password);
    expect(machine.lines.join('\n')).not.toContain(registryUser.password);
  });

  test('takes what `docker login` has written', async () => {
    const { user, password } = registryUser;
    const machine = testHost({ auths: { [`https://${registry.host}/v2/`]: { auth: word(user, password) } } });
    expect(await send(clientFor(registry.host, machine), registry.host, 'a/b')).toMatchObject(uploaded);
  });

  test.skipIf(process.platform === 'win32')('takes what a credential helper answers', async () => {
    const machine = testHost({ credHelpers: { [registry.host]: 'of-the-test' } });
    const folder = join(machine.dockerFolder, 'bin');
    mkdirSync(folder);
    const asked = join(folder, 'asked');
    const answer = JSON.stringify({ Username: registryUser.user, Secret: registryUser.password });
    const helper = join(folder, 'docker-credential-of-the-test');
    writeFileSync(helper, `#!/bin/sh\ncat > '${asked}'\necho '${answer}'\n`);
    chmodSync(helper, 0o755);
    const processes: TestHost['processes'] = {
      ...machine.processes,
      run: (command, options) =>
        machine.processes.run({ ...command, program: join(folder, command.program) }, options),
    };
    expect(
      await send(clientFor(registry.host, { ...machine, processes }), registry.host, 'a/b'),
    ).toMatchObject(uploaded);
    expect(readFileSync(asked, 'utf8')).toBe(`${registry.host}\n`);
  });

  test('a helper that is missing is told, and the registry asked without', async () => {
    const machine = testHost({ credsStore: 'nowhere-to-be-found' });
    await expect(send(clientFor(registry.host, machine), registry.host, 'a/b')).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining(`docker login ${registry.host}`) as string,
    });
    expect(machine.lines.join('\n')).toContain('docker-credential-nowhere-to-be-found');
  });

  test('a wrong password is told without being shown, and not tried again', async () => {
    const machine = testHost();
    const wrong = { user: 'tester', password: 'the wrong one' };
    const denied = send(clientFor(registry.host, machine, wrong), registry.host, 'a/b');
    await expect(denied).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    await expect(denied).rejects.not.toThrow(/the wrong one/);
    expect(machine.lines).toEqual([]);
  });
});

describe.skipIf(needs.missing)(`a registry with a token service${needs.note}`, () => {
  let tokens: TokenService;
  let registry: OciRegistry;
  let proxy: FaultyProxy;
  const login = { user: 'someone', password: 'secret of the test' };

  beforeAll(async () => {
    tokens = await TokenService.start({ ...login, identityToken: 'refresh', forbidden: ['not/yours'] });
    registry = await OciRegistry.start({ auth: tokens });
    proxy = await FaultyProxy.start(registry.host);
  });

  afterAll(async () => {
    proxy.stop();
    await registry.end();
    tokens.stop();
  });

  afterEach(() => {
    proxy.faults();
    tokens.requests.length = 0;
  });

  test('tokens are fetched for what is done and used again', async () => {
    const client = clientFor(proxy.host, testHost(), login);
    await send(client, proxy.host, 'a/b');
    await send(client, proxy.host, 'a/b');
    expect(tokens.requests).toEqual([
      { method: 'GET', scopes: ['repository:a/b:pull'], as: login.user },
      { method: 'GET', scopes: ['repository:a/b:pull,push'], as: login.user },
    ]);
  });

  test('a mount asks for both repositories', async () => {
    const client = clientFor(proxy.host, testHost(), login);
    await send(client, proxy.host, 'a/c', 'a/b');
    expect(tokens.requests.map(({ scopes }) => scopes)).toContainEqual([
      'repository:a/c:pull,push',
      'repository:a/b:pull',
    ]);
  });

  test('a repository that may not be read is not mounted from: the blob is sent', async () => {
    const machine = testHost();
    const client = clientFor(proxy.host, machine, login);
    expect(await send(client, proxy.host, 'a/d', 'not/yours')).toMatchObject({ how: 'uploaded' });
    expect(machine.lines.join('\n')).toContain('not/yours can not be mounted from');
  });

  test('an identity token is exchanged over OAuth2', async () => {
    const machine = testHost({ auths: { [proxy.host]: { identitytoken: 'refresh' } } });
    await send(clientFor(proxy.host, machine), proxy.host, 'a/b');
    expect(tokens.requests.map(({ method, as }) => [method, as])).toEqual([
      ['POST', 'identity'],
      ['POST', 'identity'],
    ]);
    expect(machine.masked).toContain('refresh');
  });

  test('nobody may read, but not write', async () => {
    const client = clientFor(proxy.host, testHost());
    expect(
      await client.headBlob({ host: proxy.host, repository: 'a/b' }, digestOfBytes('x')),
    ).toBeUndefined();
    await expect(send(client, proxy.host, 'a/b')).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringContaining('UNAUTHORIZED') as string,
    });
  });

  test('what is not granted is told once, with what to do', async () => {
    const client = clientFor(proxy.host, testHost(), login);
    await expect(send(client, proxy.host, 'not/yours')).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining('check that the user may') as string,
    });
    expect(tokens.requests).toHaveLength(1);
  });

  test('a wrong password is told, though it is the token service that says so', async () => {
    const client = clientFor(proxy.host, testHost(), { ...login, password: 'another' });
    await expect(send(client, proxy.host, 'a/b')).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringContaining('get a token') as string,
    });
  });

  test('a token that is refused before its time is renewed, in the middle of an upload, too', async () => {
    const client = clientFor(proxy.host, testHost(), login);
    await send(client, proxy.host, 'a/b');
    const challenge = `Bearer realm="${tokens.realm}",service="${tokens.service}",scope="repository:a/b:pull,push"`;
    const trouble = { kind: 'answer', status: 401, headers: { 'www-authenticate': challenge } } as const;
    proxy.faults({ method: 'PUT', path: /uploads/, trouble });
    expect(await send(client, proxy.host, 'a/b')).toMatchObject({ how: 'uploaded' });
    expect(tokens.requests).toHaveLength(3);
  });

  test('a token is renewed when its life is over', async () => {
    const machine = testHost();
    let ahead = 0;
    const clock = { ...machine.clock, now: () => machine.clock.now() + ahead };
    const client = clientFor(proxy.host, { ...machine, clock }, login);
    await send(client, proxy.host, 'a/b');
    ahead = 296_000;
    await send(client, proxy.host, 'a/b');
    expect(tokens.requests).toHaveLength(4);
  });
});
