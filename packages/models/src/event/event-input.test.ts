import { modelEvent } from '@slipway/core/model-event';
import { expect, test } from 'vitest';

import { eventInput, namesNothing, type NamedByEvent } from './event-input.ts';

const row = eventInput();
const event = (name: string): object =>
  modelEvent(
    { kind: 'model-registered', registry: 'file', name, version: '3', occurredAt: '2026-11-21T08:00:00Z' },
    () => '0'.repeat(64),
  );
const read = (text: string): NamedByEvent => {
  const parsed = row.parse(text);
  if (!('value' in parsed)) throw new Error(parsed.said);
  return parsed.value;
};

test.each(['github.event', 'its payload'])('a version is named by %s', (what) => {
  const payload = event('iris');
  const given = what === 'github.event' ? { action: 'model-registered', client_payload: payload } : payload;
  expect(read(JSON.stringify(given)).model).toEqual({
    kind: 'registered',
    name: 'iris',
    pick: { version: '3' },
    dialect: 'plain',
  });
});

test('runs that nothing of a registry started have none: with the default as GitHub fills it in, and as it stands', () => {
  expect(row.defaultText).toBe('${{ toJSON(github.event.client_payload) }}');
  for (const text of [row.defaultText!, 'null', '{"ref":"refs/heads/main"}']) expect(read(text)).toEqual({});
  expect(namesNothing({})).toContain('names no model');
});

test('a name of another registry keeps nobody from saying the model elsewhere, and is told to who does not', () => {
  const named = read(JSON.stringify(event('acme/iris')));
  expect(named).not.toHaveProperty('model', expect.anything());
  expect(namesNothing(named)).toContain('`acme/iris:3`, which is no name of letters');
});
