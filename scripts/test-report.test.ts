import { join } from 'node:path';

import { expect, test } from 'vitest';

// @ts-expect-error plain JavaScript without types
import { countOf, skippedLines } from './test-report.mjs';

const one = (status: string, title: string, ...ancestorTitles: string[]): object => ({
  status,
  title,
  ancestorTitles,
});
const report = {
  testResults: [
    {
      name: join('/checkout', 'a.test.ts'),
      status: 'failed',
      assertionResults: [
        one('passed', 'p'),
        one('failed', 'f'),
        one('pending', 'x', 'servers (needs uv)'),
        one('skipped', 'y', 'servers (needs uv)'),
        one('todo', 'z'),
      ],
    },
    { name: join('/checkout', 'b.test.ts'), status: 'failed', assertionResults: [] },
    { name: join('/checkout', 'c.test.ts'), status: 'failed', assertionResults: [one('passed', 'p')] },
    { name: join('/checkout', 'd.test.ts'), status: 'passed', assertionResults: [one('passed', 'p')] },
  ],
};

test('counts tests, and files that could not be loaded or that broke outside of a test', () => {
  expect(countOf(report, false)).toEqual({ passed: 3, failed: 3, skipped: 3 });
});

test('a skip is a failure where everything is required', () => {
  expect(countOf(report, true)).toEqual({ passed: 3, failed: 6, skipped: 0 });
});

test('names what was skipped, with what it needs', () => {
  expect(skippedLines(report, '/checkout')).toEqual([
    'a.test.ts: servers (needs uv) (2 tests)',
    'a.test.ts: z',
  ]);
});
