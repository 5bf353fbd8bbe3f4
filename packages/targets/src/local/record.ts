import { checkedJson } from '@slipway/core/checked-json';
import { endpointRecordSchema, type EndpointRecord } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { Places } from './places.ts';

/** Azure's inference image takes bodies of 100 MB. Source: `client_max_body_size` of its nginx. */
const maxBodyBytes = 100 * 1024 * 1024;

/** An endpoint without deployments. Pure. */
export function newRecord(name: string, port: number, token: number): EndpointRecord {
  return {
    schemaVersion: 1,
    name,
    revision: 1,
    token,
    served: 0,
    host: '127.0.0.1',
    port,
    auth: 'key',
    keyHashes: [],
    maxBodyBytes,
    drainTimeoutMs: 30_000,
    deployments: [],
    traffic: {},
    mirror: {},
    retired: [],
    history: [],
  };
}

/** What an endpoint is to be; undefined when there is none. */
export async function readRecord(
  places: Places,
  { files }: Pick<Ports, 'files'>,
): Promise<EndpointRecord | undefined> {
  const text = await files.readTextIfThere(places.record);
  if (text === undefined) return undefined;
  return checkedJson(endpointRecordSchema, text, places.record);
}

/**
 * Changes what an endpoint is to be, whole or not at all. Nothing is written when nothing changes.
 * @throws Failure `LOCKED` when a run with a newer token has written since
 */
export async function changeRecord(
  places: Places,
  token: number,
  change: (record: EndpointRecord) => EndpointRecord,
  { files }: Pick<Ports, 'files'>,
): Promise<{ record: EndpointRecord; isChanged: boolean }> {
  const record = await readRecord(places, { files });
  if (record === undefined) throw new Failure('STORAGE_FAILED', `${places.record} is gone`);
  if (record.token > token)
    throw new Failure('LOCKED', 'another run took this endpoint over in the meantime', {
      remedy: 'run again',
    });
  const changed = { ...change(record), token };
  if (JSON.stringify(changed) === JSON.stringify(record)) return { record, isChanged: false };
  const next = { ...changed, revision: record.revision + 1 };
  await writeRecord(places, next, { files });
  return { record: next, isChanged: true };
}

/** Values of environment variables may be secrets, so only the owner may read it. */
export async function writeRecord(
  places: Places,
  record: EndpointRecord,
  { files }: Pick<Ports, 'files'>,
): Promise<void> {
  await files.write(places.record, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
}
