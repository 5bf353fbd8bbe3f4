import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseModelReference } from '@slipway/core/model-reference';
import { Problems } from '@slipway/core/trouble';
import { Secret } from '@slipway/core/secret';
import { oci } from '@slipway/models/registry/oci/oci';
import { findAddressed } from '@slipway/models/registry/open';
import { nodePorts } from '@slipway/runner/ports';
import { OciRegistry, registryUser } from '@slipway/testing/oci-registry';
import { TokenService } from '@slipway/testing/oci-token-service';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';

import { file, folder } from './model-folders.ts';
import { newPlace, putForeign, storedBlob } from './oci-place.ts';
import { killed } from './registering-together.ts';

const tools = requires('docker-registry');

describe.skipIf(tools.missing)(`models in a registry of images${tools.note}`, () => {
  let server: OciRegistry;
  beforeAll(async () => {
    server = await OciRegistry.start();
  });
  afterAll(() => server.end());

  test('a version is an artefact with its record as configuration and its files as layers', async () => {
    const { add, manifest, registry } = newPlace(server);
    const { record } = await add({ name: 'iris', path: folder({ 'a.txt': 'A', 'b/c.txt': 'C' }) });
    const { artifactType, config, layers, annotations } = await manifest('iris', 'v1');
    expect(artifactType).toBe('application/vnd.slipway.model.v1');
    expect(config.mediaType).toBe('application/vnd.slipway.model.record.v1+json');
    expect(layers.map((layer) => layer.annotations?.['org.opencontainers.image.title'])).toEqual([
      'a.txt',
      'b/c.txt',
    ]);
    expect(layers.map(({ digest }) => digest)).toEqual(record.files.map(({ sha256 }) => `sha256:${sha256}`));
    expect(annotations).toMatchObject({ 'slipway.model.digest': record.digest });
    expect(registry.uri(record)).toMatch(/^oci:\/\/127\.0\.0\.1:\d+\/octo\/place-\d+\/iris:v1$/);
  });

  test('a version is found by its address, by that of an alias, by its digest, and the latest without', async () => {
    const { add, registry, connection, home, location } = newPlace(server);
    const { record } = await add({ name: 'Iris', path: file('a'), alias: 'live' });
    await add({ name: 'Iris', path: file('b') });
    const { digest } = (await nodePorts().images.describe(
      { host: server.host, repository: `${location.slice(server.host.length + 1)}/iris`, tag: 'v1' },
      { insecureHosts: [server.host] },
    ))!;
    const found = async (end: string): Promise<string | undefined> => {
      const parsed = parseModelReference(`oci://${location}/iris${end}`);
      if (!('value' in parsed) || parsed.value.kind !== 'oci') throw new Error(end);
      const answer = await findAddressed(parsed.value, `oci://${location}`, nodePorts({ home }), connection);
      return answer?.record.id;
    };
    expect(await found(registry.uri(record).slice(`oci://${location}/iris`.length))).toBe('Iris:1');
    expect(await found(':live')).toBe('Iris:1');
    expect(await found(`@${digest}`)).toBe('Iris:1');
    expect(await found('')).toBe('Iris:2');
    expect(await found(':v3')).toBeUndefined();
  });

  test('names keep their letters, and those of one repository are one model', async () => {
    const { add, registry } = newPlace(server);
    const { record } = await add({ name: 'Iris..V2_', path: file('a') });
    expect(await registry.names()).toEqual(['Iris..V2_']);
    expect(await registry.find({ name: 'Iris..V2_', pick: { latest: true } })).toEqual(record);
    expect(await registry.find({ name: 'iris-v2', pick: { latest: true } }).catch((thrown) => thrown)).toBe(
      undefined,
    );
    const twin = await add({ name: 'iris-v2', path: file('a') }).catch((thrown) => thrown);
    expect(twin).toBeInstanceOf(Problems);
    expect(twin).toMatchObject({ problems: [{ where: { input: 'name' } }] });
    expect((twin as Problems).message).toContain('`Iris..V2_`');
  });

  test.each([
    ['name', { name: 'n'.repeat(129) }],
    ['name', { name: 'Slipway-Names' }],
    ['version', { name: 'iris', version: '1'.repeat(128) }],
    ['alias', { name: 'iris', alias: `v${'a'.repeat(121)}` }],
  ])('refuses a %s that can not be kept', async (input, wish) => {
    const { add, registry } = newPlace(server);
    await expect(add({ path: file('a'), ...wish })).rejects.toMatchObject({
      problems: [{ where: { input } }],
    });
    expect(await registry.names()).toEqual([]);
  });

  test('an alias that is called like a version is not the version', async () => {
    const { add, registry, tags } = newPlace(server);
    await add({ name: 'iris', path: file('a') });
    await add({ name: 'iris', path: file('b'), alias: 'v1' });
    await registry.setAlias('iris', 'production', '1');
    expect(await registry.aliases('iris')).toEqual({ v1: '2', production: '1' });
    expect((await registry.find({ name: 'iris', pick: { version: '1' } }))?.version).toBe('1');
    expect(await tags('iris')).toContain('production');
  });

  test('what somebody else put there is neither a model nor written over', async () => {
    const { add, registry, connection, location, manifest } = newPlace(server);
    const repository = `${location.slice(location.indexOf('/') + 1)}/iris`;
    for (const tag of ['v1', 'nightly']) await putForeign({ host: server.host, repository, tag }, connection);
    expect(await registry.find({ name: 'iris', pick: { version: '1' } })).toBeUndefined();
    expect(await registry.aliases('iris')).toEqual({});
    await expect(add({ name: 'iris', path: file('a') })).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    expect((await manifest('iris', 'v1')).artifactType).toBe('application/vnd.example');
    expect((await add({ name: 'iris', path: file('a'), version: '2' })).record.id).toBe('iris:2');
  });

  test('a run that was killed after the decision is finished by whoever comes next', async () => {
    for (const left of [
      /^_bytes/,
      /^(_bytes|v)/,
      /^(_bytes|v|_log\.1\.is)/,
      /^(_bytes|v|_log\.1\.(is|1\.c))/,
    ]) {
      const { add, registry, forget } = newPlace(server);
      const [a, b] = [file('a'), file('b')];
      await add({ name: 'iris', path: a });
      forget('iris', (tag) => left.test(tag));
      expect((await registry.versions('iris')).length).toBe(left.test('v1') ? 0 : 1);
      expect((await add({ name: 'iris', path: b })).record.version).toBe('2');
      expect((await add({ name: 'iris', path: a })).record.version).toBe('1');
      expect((await registry.versions('iris')).map(({ id }) => id)).toEqual(['iris:1', 'iris:2']);
      expect(await registry.names()).toEqual(['iris']);
    }
  });

  test('runs that are killed at any moment leave nothing half-made, and the next ones finish', async () => {
    const { add, registry, location, connection } = newPlace(server);
    const paths = Array.from({ length: 6 }, (_, index) => file(`model ${index}`));
    const where = { text: `oci://${location}`, connection };
    await Promise.all(paths.map((path, index) => killed(where, 'iris', path, 60 + index * 45)));
    for (const record of await registry.versions('iris')) await registry.materialise(record, newFolder());
    for (const path of paths) await add({ name: 'iris', path });
    const versions = await registry.versions('iris');
    expect(versions.map(({ version }) => version)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(new Set(versions.map(({ digest }) => digest)).size).toBe(6);
  });

  test('more than 1500 files are one archive, the same one each time, and come back by their names', async () => {
    const { add, registry, manifest, home } = newPlace(server);
    const long = `${'deep/'.repeat(30)}${'x'.repeat(90)}.txt`;
    const contents = Object.fromEntries(
      Array.from({ length: 1500 }, (_, index) => [`part/${index}.txt`, `content ${index % 700}`]),
    );
    const { record } = await add({ name: 'big', path: folder({ ...contents, [long]: 'ä' }) });
    const other = await add({ name: 'other', path: folder({ ...contents, [long]: 'ä' }) });
    const layers = [await manifest('big', 'v1'), await manifest('other', 'v1')].map((each) => each.layers);
    expect(layers.map(({ length }) => length)).toEqual([1, 1]);
    expect(layers[0]).toEqual(layers[1]);
    expect(other.record.files).toEqual(record.files);
    const to = newFolder();
    await registry.materialise(record, to);
    for (const [path, content] of Object.entries({ ...contents, [long]: 'ä' }))
      expect(readFileSync(join(to, path), 'utf8')).toBe(content);
    expect(readdirSync(home), 'nothing needs the disk twice').toEqual([]);
    const located = await registry.locate(record);
    expect(located.files.map(({ path }) => path)).toEqual(record.files.map(({ path }) => path));
    const bytes = await Promise.all(located.files.slice(0, 50).map((each) => each.read(0, each.size)));
    expect(bytes.map((each) => Buffer.from(each).toString())).toEqual(
      located.files.slice(0, 50).map(({ path }) => ({ ...contents, [long]: 'ä' })[path]),
    );
  });

  test('an archive that was spoiled gives nothing out', async () => {
    const { add, registry, manifest } = newPlace(server);
    const contents = Object.fromEntries(
      Array.from({ length: 1501 }, (_, index) => [`${index}.txt`, `${index}`]),
    );
    const { record } = await add({ name: 'big', path: folder(contents) });
    const sha256 = (await manifest('big', 'v1')).layers[0]!.digest.replace('sha256:', '');
    const bytes = readFileSync(storedBlob(server, sha256));
    bytes.write('X', 512);
    bytes.write('x', bytes.length - 40_000);
    writeFileSync(storedBlob(server, sha256), bytes);
    await expect(registry.materialise(record, newFolder())).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining('the archive of big:1') as unknown,
    });
  });

  test('what was fetched before is not fetched again, unless it was spoiled', async () => {
    const { add, registry, home } = newPlace(server);
    const { record } = await add({ name: 'iris', path: folder({ 'a.txt': 'first', 'b.txt': 'other' }) });
    await registry.locate(record);
    const [a, b] = record.files.map(({ sha256 }) => sha256);
    const fetched = (sha256: string): string => join(home, 'fetched', 'sha256', sha256.slice(0, 2), sha256);
    writeFileSync(storedBlob(server, a!), 'spoiled in the registry');
    const to = newFolder();
    await registry.materialise(record, to);
    expect(readFileSync(join(to, 'a.txt'), 'utf8')).toBe('first');
    writeFileSync(fetched(b!), 'wrong');
    writeFileSync(storedBlob(server, a!), 'first');
    const again = newFolder();
    await registry.materialise(record, again);
    expect(readFileSync(join(again, 'b.txt'), 'utf8')).toBe('other');
    await registry.locate(record);
    expect(readFileSync(fetched(b!), 'utf8')).toBe('other');
  });

  test.each(['', '//', 'ghcr.io', '//ghcr.io/Owner/models', '//ghcr.io/owner/models:1', 'owner/models'])(
    '`oci:%s` is no place',
    (text) => {
      expect(() => oci.locationOf(text, nodePorts())).toThrow('`registry`');
    },
  );
});

describe.skipIf(tools.missing)(`a registry that asks who is there${tools.note}`, () => {
  test('takes the password that was given, and says no without one', async () => {
    const server = await OciRegistry.start({ auth: 'basic' });
    try {
      const password = new Secret(registryUser.password);
      const { add, registry } = newPlace(server, { user: registryUser.user, password });
      expect((await add({ name: 'iris', path: file('a') })).record.id).toBe('iris:1');
      expect(await registry.names()).toEqual(['iris']);
      const denied = newPlace(server).add({ name: 'iris', path: file('a') });
      await expect(denied).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    } finally {
      await server.end();
    }
  });

  test('is asked for leave to write from the first call on, so that it tells what does not exist yet', async () => {
    const { user, password } = registryUser;
    const tokens = await TokenService.start({ user, password, identityToken: 'none' });
    const server = await OciRegistry.start({ auth: tokens });
    try {
      const { add, registry } = newPlace(server, { user, password: new Secret(password) });
      await add({ name: 'iris', path: file('a') });
      const scopes = tokens.requests.flatMap((request) => request.scopes);
      expect(scopes.filter((scope) => !scope.endsWith(':pull,push'))).toEqual([]);
      tokens.requests.length = 0;
      await registry.find({ name: 'iris', pick: { latest: true } });
      expect(tokens.requests.map((request) => request.scopes)).toEqual([
        [expect.stringMatching(/\/iris:pull$/)],
      ]);
    } finally {
      await server.end();
      tokens.stop();
    }
  });
});
