// Reads the report of vitest's JSON reporter.
import { relative } from 'node:path';

import { debianPackages } from '../packages/testing/src/requires.ts';

/** What is read of the report: every test of every file. */
export interface Report {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; title: string; ancestorTitles: string[] }[];
  }[];
}

type Test = Report['testResults'][number]['assertionResults'][number];

const skippedStates = ['pending', 'skipped', 'todo', 'disabled'];

/**
 * Counts a report. A file that could not be loaded counts as one failure; with `isEverythingRequired` a skipped test
 * does so too.
 */
export function countOf(
  report: Report,
  isEverythingRequired: boolean,
): { passed: number; failed: number; skipped: number } {
  const states = report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length + unloaded.length;
  const skipped = states.filter((state) => skippedStates.includes(state)).length;
  return isEverythingRequired
    ? { passed, failed: failed + skipped, skipped: 0 }
    : { passed, failed, skipped };
}

/** The skipped tests, one line for each group of them: where, what, and how many. What is missing is in the titles. */
export function skippedLines(report: Report, root: string): string[] {
  const groups = counted(
    skippedOf(report).map(
      ({ file, test }) => `${relative(root, file)}: ${test.ancestorTitles.join(' › ') || test.title}`,
    ),
  );
  return groups.map(([group, count]) => (count === 1 ? group : `${group} (${count} tests)`));
}

/**
 * What the skipped tests lack, and how to run them:
 *
 *     57 tests were skipped for want of: docker-registry (40), docker-registry skopeo (17)
 *     Run them with: apt-get install docker-registry skopeo
 *
 * Each test is counted once, with everything that it lacks.
 * @param reasons why tools could not be brought, a sentence each
 */
export function wantLines(report: Report, reasons: readonly string[]): string[] {
  const wants = skippedOf(report)
    .map(({ test }) => wantsOf(test))
    .filter((all) => all.length > 0);
  if (wants.length === 0) return [];
  const groups = counted(wants.map((all) => all.join(' '))).toSorted((one, other) => other[1] - one[1]);
  const lacks = groups.map(([names, count]) => `${names} (${count})`);
  const all = [...new Set(wants.flat())].toSorted();
  const packages = all.filter((want) => isPackage(want));
  const means = [
    ...(packages.length > 0 ? [`apt-get install ${packages.join(' ')}`] : []),
    ...(all.includes('act') ? ['npm run tools -- act'] : []),
    ...(all.includes('root') ? ['npm test as root'] : []),
  ];
  return [
    `${wants.length === 1 ? '1 test was' : `${wants.length} tests were`} skipped for want of: ${lacks.join(', ')}`,
    ...reasons.filter((reason) => all.some((want) => reason.startsWith(`${want} `))),
    ...(means.length > 0 ? [`Run them with: ${means.join('; ')}`] : []),
  ];
}

/** The Debian packages and other needs that the titles of a test name: `(needs docker, uv)`. */
function wantsOf(test: Test): string[] {
  const titles = [...test.ancestorTitles, test.title].join(' ');
  const needs = [...titles.matchAll(/\(needs ([^)]+)\)/g)].flatMap((match) => match[1]!.split(', '));
  const names: Readonly<Record<string, string>> = debianPackages;
  return [...new Set(needs.flatMap((need) => (names[need] ?? need).split(' ')))].toSorted();
}

function isPackage(name: string): boolean {
  return Object.values(debianPackages).some((packages) => packages.split(' ').includes(name));
}

function skippedOf(report: Report): { file: string; test: Test }[] {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => skippedStates.includes(status))
      .map((test) => ({ file: name, test })),
  );
}

/** How often each text stands in a list, in the order of their first places. */
function counted(texts: readonly string[]): [text: string, count: number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts];
}
