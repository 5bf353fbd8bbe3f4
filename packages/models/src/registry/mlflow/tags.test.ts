import { expect, test } from 'vitest';

import { archivedTag } from '../kind.ts';
import { own, sortTags, tagFor } from './tags.ts';

const odd = [
  'odd/key:*',
  '',
  '.',
  '../x',
  'a//b',
  '/a',
  'ünï',
  ' lead',
  own.digest,
  'slipway.property.x',
  'a\nb',
];
const plain = ['stage', 'a/b.c-d e', archivedTag, 'requestedCpu', 'slipway.p95'];

test('tags and properties of every key come back, apart from each other and from what Slipway keeps', () => {
  const kept: Record<string, string> = {
    [own.digest]: 'd',
    [own.record]: '{}',
    [tagFor('attachment', 'model.sig')]: 's',
  };
  for (const key of [...odd, ...plain]) {
    kept[tagFor('tag', key)] = `tag ${key}`;
    kept[tagFor('property', key)] = `property ${key}`;
  }
  const { tags, properties } = sortTags(kept);
  expect(tags).toEqual(Object.fromEntries([...odd, ...plain].map((key) => [key, `tag ${key}`])));
  expect(properties).toEqual(Object.fromEntries([...odd, ...plain].map((key) => [key, `property ${key}`])));
});

test.each(plain)('people see the tag `%s` under its own name', (key) => {
  expect(tagFor('tag', key)).toBe(key);
});

test.each(odd)('MLflow gets the tag `%s` in a form that it takes', (key) => {
  expect(tagFor('tag', key)).toMatch(/^slipway\.tag-hex\.[0-9a-f]*$/);
});
