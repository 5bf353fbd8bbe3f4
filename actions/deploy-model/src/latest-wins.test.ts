import { expect, test } from 'vitest';

import { standingOf } from './latest-wins.ts';

const serving = [
  { models: ['iris:3', 'rose:5'], traffic: 90 },
  { models: ['iris:4'], traffic: 10 },
  { models: ['iris:9'], traffic: 0 },
];

test('one model that is older than what has traffic is enough', () => {
  expect(standingOf([{ name: 'iris', version: '3' }], serving).superseded).toBe(
    'iris:3 is older than iris:4, which serves',
  );
  const both = [
    { name: 'iris', version: '8' },
    { name: 'rose', version: '4' },
  ];
  expect(standingOf(both, serving).superseded).toBe('rose:4 is older than rose:5, which serves');
});

test('the same, a newer one, and a model that nobody serves are deployed', () => {
  const models = ['iris:4', 'iris:5', 'rosemary:1'].map((id) => id.split(':'));
  for (const [name, version] of models)
    expect(standingOf([{ name: name!, version: version! }], serving)).toEqual({ unclear: [] });
});

test('versions that can not be compared are named, and deployed', () => {
  expect(standingOf([{ name: 'iris', version: 'rc-1' }], serving)).toEqual({
    unclear: ['iris:rc-1 and iris:3', 'iris:rc-1 and iris:4'],
  });
});
