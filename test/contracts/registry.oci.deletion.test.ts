import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Failure } from '@slipway/core/trouble';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';

import { file } from './model-folders.ts';
import { newPlace, type TriedPlace } from './oci-place.ts';

const tools = requires('docker-registry');

describe.skipIf(tools.missing)(`deleting in a registry of images${tools.note}`, () => {
  let server: OciRegistry;
  let strict: OciRegistry;
  beforeAll(async () => {
    [server, strict] = await Promise.all([OciRegistry.start(), OciRegistry.start({ deletes: false })]);
  });
  afterAll(async () => {
    await server.end();
    await strict.end();
  });

  /** The digests of what tags point to, by their tags. */
  const pointers = async ({ location, tags }: TriedPlace): Promise<Record<string, string | null>> => {
    const [host, ...path] = location.split('/');
    const entries = (await tags('iris')).map(async (tag) => {
      const url = `http://${host}/v2/${path.join('/')}/iris/manifests/${tag}`;
      const headers = { accept: 'application/vnd.oci.image.manifest.v1+json' };
      const answer = await fetch(url, { method: 'HEAD', headers });
      return [tag, answer.headers.get('docker-content-digest')] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  test('the manifest goes, so that the registry frees the bytes, and no other tag goes with it', async () => {
    const place = newPlace(server);
    await place.add({ name: 'iris', path: file('a'), alias: 'staging' });
    const { record } = await place.add({ name: 'iris', path: file('b') });
    await place.registry.setAlias('iris', 'canary', '2');
    const before = await pointers(place);
    await place.registry.delete(record, { withAliases: true });
    const after = await pointers(place);
    expect(Object.values(after)).not.toContain(before['v2']);
    expect(Object.keys(after).map((tag) => tag.replace(/^(_gone)\.[0-9a-f]{16}/, '$1'))).toEqual(
      [
        ...Object.keys(before).filter((tag) => tag !== 'canary'),
        `_gone.${before['v2']?.slice(7)}`,
      ].toSorted(),
    );
    expect(after['v1']).toBe(before['v1']);
    expect((await place.manifest('iris', 'v2')).artifactType).toBe(
      'application/vnd.slipway.model.deleted.v1',
    );
    expect((await place.manifest('iris', before['v2']!)).artifactType).toBeUndefined();
  });

  test('a run that stood still while it made the version visible does not bring it back', async () => {
    const place = newPlace(server);
    const { record } = await place.add({ name: 'iris', path: file('a') });
    const manifest = await place.manifest('iris', 'v1');
    await place.registry.delete(record);
    const [host, ...path] = place.location.split('/');
    await fetch(`http://${host}/v2/${path.join('/')}/iris/manifests/v1`, {
      method: 'PUT',
      headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
      body: JSON.stringify(manifest),
    });
    expect(await place.registry.find({ name: 'iris', pick: { version: '1' } })).toBeUndefined();
    expect(await place.registry.versions('iris')).toEqual([]);
    expect((await place.add({ name: 'iris', path: file('a') })).record.version).toBe('2');
  });

  test('where nobody may delete, nothing is changed, and the failure says what else there is', async () => {
    const place = newPlace(strict);
    const { record } = await place.add({ name: 'iris', path: file('a'), alias: 'production' });
    const before = await pointers(place);
    const refused: unknown = await place.registry
      .delete(record, { withAliases: true })
      .catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: 'STORAGE_FAILED' });
    const { message, remedy } = refused as Failure;
    expect(message).toMatch(/deletes nothing, and nothing was changed.*UNSUPPORTED/);
    expect(remedy).toContain('command: archive');
    expect(await pointers(place)).toEqual(before);
    expect(await place.registry.versions('iris')).toEqual([record]);
    expect(await place.registry.aliases('iris')).toEqual({ production: '1' });
  });
});
