// Reads the report of vitest's JSON reporter. Plain JavaScript, because `npm test` starts on any Node.
import { relative } from 'node:path';

const skippedStates = ['pending', 'skipped', 'todo', 'disabled'];

/**
 * Counts a report. A file that could not be loaded counts as one failure; with `isEverythingRequired` a skipped test
 * does so too.
 */
export function countOf(report, isEverythingRequired) {
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
export function skippedLines(report, root) {
  const groups = new Map();
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (!skippedStates.includes(test.status)) continue;
      const group = `${relative(root, file.name)}: ${test.ancestorTitles.join(' › ') || test.title}`;
      groups.set(group, (groups.get(group) ?? 0) + 1);
    }
  }
  return [...groups].map(([group, count]) => (count === 1 ? group : `${group} (${count} tests)`));
}
