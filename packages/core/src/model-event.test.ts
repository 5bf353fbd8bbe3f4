import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { decodeModelEvent, readModelEvent } from './model-event-reading.ts';
import {
  modelEvent,
  payloadLimitBytes,
  repositoryDispatch,
  type ModelEvent,
  type ModelEventFacts,
} from './model-event.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const facts: ModelEventFacts = {
  kind: 'model-registered',
  registry: 'file',
  name: 'iris',
  version: '3',
  details: { digest: `sha256:${'0'.repeat(64)}`, tags: { team: 'plants' } },
  occurredAt: '2026-11-21T08:00:00Z',
};
const registered = modelEvent(facts, sha256);
const moved = modelEvent({ ...facts, kind: 'model-alias-moved', alias: 'champion' }, sha256, 'delivery-1');
const tagged = modelEvent({ ...facts, kind: 'model-tag-set', tag: { key: 'ok', value: '' } }, sha256, '7');

/** What `toJSON(github.event)` gives where a dispatch started the run. */
const asReceived = (event: ModelEvent): string => {
  const { dispatch } = repositoryDispatch(event);
  return JSON.stringify({ action: dispatch.event_type, branch: 'main', ...dispatch });
};

test.each([registered, moved, tagged])('$kind: what is sent is what is read', (event) => {
  expect(readModelEvent(asReceived(event))).toEqual({ value: event });
  expect(readModelEvent(JSON.stringify(event))).toEqual({ value: event });
});

test('GitHub takes ten top-level properties: no kind of event has more', () => {
  for (const event of [registered, moved, tagged]) expect(Object.keys(event).length).toBeLessThanOrEqual(10);
});

test('the id tells events apart, and does not depend on who tells of them or when', () => {
  expect(modelEvent({ ...facts, occurredAt: '2030-01-01T00:00:00Z', details: {} }, sha256, 'x').id).toBe(
    registered.id,
  );
  const ids = [
    registered,
    moved,
    tagged,
    modelEvent({ ...facts, version: '4' }, sha256),
    modelEvent({ ...facts, name: 'iris3', version: '' }, sha256),
    modelEvent({ ...facts, registry: 'mlflow' }, sha256),
    modelEvent({ ...facts, kind: 'model-alias-moved', alias: 'champion' }, sha256, 'delivery-2'),
  ].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a payload that is too large loses details, never what identifies the version', () => {
  const details = { ...facts.details, description: 'ä'.repeat(40_000), properties: { p: 'x'.repeat(9_000) } };
  const { dispatch, leftOut } = repositoryDispatch(modelEvent({ ...facts, details }, sha256));
  expect(leftOut).toEqual(['description']);
  expect(dispatch.client_payload).toMatchObject({
    name: 'iris',
    details: { properties: details.properties },
  });
  expect(Buffer.byteLength(JSON.stringify(dispatch.client_payload))).toBeLessThanOrEqual(payloadLimitBytes);
});

test.each([
  ['nothing', ''],
  ['the payload of what has none', 'null'],
  ['a push', JSON.stringify({ ref: 'refs/heads/main', commits: [] })],
  ['a dispatch of somebody else', JSON.stringify({ action: 'deploy', client_payload: { name: 'iris' } })],
  ['a dispatch without a payload', JSON.stringify({ action: 'opened', client_payload: null })],
])('%s is no event of a registry', (_what, text) => {
  expect(readModelEvent(text)).toEqual({ value: undefined });
});

test('everything that is wrong is told at once', () => {
  const text = JSON.stringify({
    action: 'model-tag-set',
    client_payload: {
      kind: 'model-tag-set',
      id: 'x',
      registry: 'file',
      name: 'a\nb',
      version: 3,
      tag: { key: '' },
      details: { tags: { a: 1 } },
      occurredAt: 'yesterday',
    },
  });
  const read = readModelEvent(text);
  for (const field of ['schemaVersion', 'id', 'name', 'version', 'tag.key', 'tag.value', 'details.tags'])
    expect(read).toMatchObject({ said: expect.stringContaining(`client_payload.${field}\``) as string });
  expect(read).toMatchObject({ expected: expect.stringContaining('occurredAt') as string });
});

test('what is no JSON object is refused, and says what belongs there', () => {
  for (const text of ['[]', '7', '{', 'iris:3'])
    expect(readModelEvent(text)).toMatchObject({ expected: expect.stringContaining('toJSON') as string });
});

test('a field of a later version is left out, an unknown kind is refused', () => {
  expect(decodeModelEvent({ ...registered, later: 1 })).toEqual({ event: registered });
  expect(decodeModelEvent({ ...registered, kind: 'model-lost' })).toEqual({
    faults: [expect.objectContaining({ field: 'kind', said: '"model-lost"' })],
  });
  expect(decodeModelEvent(null)).toMatchObject({ faults: [{ field: 'event' }] });
});
