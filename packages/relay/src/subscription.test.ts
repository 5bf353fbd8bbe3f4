import type { ModelEvent } from '@slipway/core/model-event';
import { expect, test } from 'vitest';

import type { Subscription } from './config.ts';
import { matches, toldRepositories } from './subscription.ts';

const event: ModelEvent = {
  schemaVersion: 1,
  id: 'x',
  kind: 'model-registered',
  registry: 'file',
  name: 'fraud-eu',
  version: '1',
  details: { tags: { team: 'risk', stage: 'Production' } },
  occurredAt: '2026-11-21T08:00:00.000Z',
};
const subscription = (filter: Partial<Subscription>): Subscription => ({
  repository: 'acme/a',
  events: [],
  names: [],
  aliases: [],
  tags: {},
  stages: [],
  ...filter,
});

test.each<[Partial<Subscription>, Partial<ModelEvent>, boolean]>([
  [{}, {}, true],
  [{ events: ['model-registered', 'model-tag-set'] }, {}, true],
  [{ events: ['model-alias-moved'] }, {}, false],
  [{ names: ['iris', 'fraud-*'] }, {}, true],
  [{ names: ['fraud'] }, {}, false],
  [{ tags: { team: 'risk' } }, {}, true],
  [{ tags: { team: 'r*', stage: 'Production' } }, {}, true],
  [{ tags: { team: 'risk', region: '*' } }, {}, false],
  [{ tags: { ok: 'yes' } }, { kind: 'model-tag-set', tag: { key: 'ok', value: 'yes' } }, true],
  [{ tags: { ok: 'yes' } }, { kind: 'model-tag-set', tag: { key: 'ok', value: 'no' } }, false],
  [{ tags: { toString: '*' } }, {}, false],
  [{ stages: ['production'] }, {}, true],
  [{ stages: ['staging'] }, {}, false],
  [{ stages: ['staging'] }, { details: { stage: 'Staging' } }, true],
  [{ aliases: ['champion'] }, {}, true],
  [{ aliases: ['champion'] }, { kind: 'model-alias-moved', alias: 'champion' }, true],
  [{ aliases: ['champion'] }, { kind: 'model-alias-moved', alias: 'challenger' }, false],
])('%j lets %j through: %s', (filter, changes, expected) => {
  expect(matches({ ...event, ...changes }, subscription(filter))).toBe(expected);
});

test('a repository is told once, however many subscriptions say so', () => {
  const all = [
    subscription({}),
    subscription({ names: ['fraud-*'] }),
    subscription({ repository: 'acme/b' }),
  ];
  expect(toldRepositories(event, all)).toEqual(['acme/a', 'acme/b']);
});
