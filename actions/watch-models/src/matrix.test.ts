import { modelEvent } from '@slipway/core/model-event';
import type { News } from '@slipway/models/watch/news';
import { expect, test } from 'vitest';

import { entryOf, longestMatrix, withinOutput } from './matrix.ts';

/** The longest tag that MLflow keeps everywhere, 256 times: GitHub would drop the whole output. */
const news = Array.from({ length: 256 }, (_, number): News => {
  const tag = { key: 'notes', value: 'x'.repeat(4500) };
  const facts = {
    kind: 'model-tag-set',
    registry: 'file',
    name: 'iris',
    version: String(number),
    tag,
  } as const;
  const event = modelEvent({ ...facts, occurredAt: '2026-11-21T08:00:00Z' }, () => '0'.repeat(64));
  return { event, told: {} };
});
const watched = { news, waiting: 3, models: 1, versions: 256 };

test('what an output of GitHub could not hold waits for the next run, and the oldest go first', () => {
  const cut = withinOutput(watched);
  const matrix = JSON.stringify({ include: cut.news.map(({ event }) => entryOf(event)) });
  expect(matrix.length).toBeLessThan(longestMatrix + 20);
  expect(cut.news).toEqual(news.slice(0, cut.news.length));
  expect(cut.news.length).toBeGreaterThan(40);
  expect(cut.news.length + cut.waiting).toBe(256 + 3);
});

test('one event is told, however long it is, and few are not touched', () => {
  expect(withinOutput(watched, 100).news).toHaveLength(1);
  const few = { ...watched, news: news.slice(0, 5) };
  expect(withinOutput(few)).toEqual(few);
});
