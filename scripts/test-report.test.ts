import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { countOf, skippedLines, wantLines, type Report } from './test-report.ts';

type Test = Report['testResults'][number]['assertionResults'][number];
const one = (status: string, title: string, ...ancestorTitles: string[]): Test => ({
  status,
  title,
  ancestorTitles,
});
const report: Report = {
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

describe('what the skipped tests lack', () => {
  const skips = (...titles: string[]): Report => ({
    testResults: [
      {
        name: '/checkout/a.test.ts',
        status: 'passed',
        assertionResults: titles.map((title) => one('skipped', 'a', title)),
      },
    ],
  });

  test('is named by Debian packages; a test that lacks several is counted once', () => {
    const titles = [
      'a (needs docker-registry, skopeo)',
      'b (needs dockerd, docker)',
      'c (needs dockerd, docker)',
    ];
    expect(wantLines(skips(...titles), [])).toEqual([
      '3 tests were skipped for want of: docker.io iptables (2), docker-registry skopeo (1)',
      'Run them with: apt-get install docker-registry docker.io iptables skopeo',
    ]);
  });

  test('is collected from every title above a test', () => {
    const nested = skips();
    nested.testResults[0]!.assertionResults.push(one('skipped', 'c (needs root)', 'a (needs skopeo)', 'b'));
    expect(wantLines(nested, [])).toEqual([
      '1 test was skipped for want of: root skopeo (1)',
      'Run them with: apt-get install skopeo; npm test as root',
    ]);
  });

  test('comes with the reason where a tool could not be brought', () => {
    const reasons = [
      'uv 0.13.8 cannot be brought: no network',
      'zizmor 1.32.0 cannot be brought: no network',
    ];
    expect(wantLines(skips('a (needs uv)', 'b (needs act)'), reasons)).toEqual([
      '2 tests were skipped for want of: uv (1), act (1)',
      'uv 0.13.8 cannot be brought: no network',
      'Run them with: npm run tools -- act',
    ]);
  });

  test('is nothing where tests are skipped for another reason', () => {
    expect(wantLines(skips('only on Windows'), ['uv 0.13.8 cannot be brought: no network'])).toEqual([]);
  });
});
