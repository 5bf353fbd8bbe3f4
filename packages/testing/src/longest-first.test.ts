import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { longest } from './longest-first.ts';
import { root } from './run-action.ts';

test('the files that begin first are there, and named once: one that was moved would begin last', () => {
  expect(longest.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});
