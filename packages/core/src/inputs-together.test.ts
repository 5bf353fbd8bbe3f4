import { expect, test } from 'vitest';

import { boolean, oneOf, text } from './input-kinds.ts';
import { together } from './inputs-together.ts';

const rows = {
  metric: text(),
  by: oneOf('any', 'name').byDefault('any'),
  sign: boolean().byDefault('false'),
};
const rule = together(
  [
    { input: 'metric', needs: 'experiment' },
    { input: 'sign', is: true, needs: 'the-key' },
    { input: 'by', needs: 'command', as: ['list', 'find'] },
    { input: 'output', is: 'image', needs: 'image-name' },
  ],
  rows,
);
const nothing = { by: 'any', sign: false, command: 'make', output: ['folder'] };

test.each([
  [{}, []],
  [{ metric: 'auc', experiment: 'iris' }, []],
  [{ metric: 'auc' }, ['experiment: `metric` was given and `experiment` was not']],
  [{ sign: true, theKey: 'k' }, []],
  [{ sign: true }, ['the-key: nothing, and `sign` is `true`']],
  [{ by: 'name', command: 'find' }, []],
  [{ by: 'name' }, ['by: it was given, and `command` is `make`']],
  [{ output: ['folder', 'image'] }, ['image-name: nothing, and `output` is `image`']],
])('%j', (given, expected) => {
  const problems = rule({ ...nothing, ...given });
  expect(problems.map(({ where, said }) => `${'input' in where ? where.input : '?'}: ${said}`)).toEqual(
    expected,
  );
});
