// `npm test [-- vitest's arguments]`: sets up, runs the tests, then names what was skipped and counts.
// `--counts <file>` writes the three numbers to a file as well. With `REQUIRE=all` every skip is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build, environment, install, node, root } from './setup.mjs';
import { countOf, skippedLines } from './test-report.mjs';

const words = process.argv.slice(2);
const at = words.indexOf('--counts');
const countsFile = at < 0 ? undefined : words.splice(at, 2)[1];

install();
build();

const folder = mkdtempSync(join(tmpdir(), 'slipway-report-'));
const reportFile = join(folder, 'report.json');
const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...words];
const ran = spawnSync(
  node,
  [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment() },
);
const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : { testResults: [] };
rmSync(folder, { recursive: true, force: true });

const isEverythingRequired = process.env.REQUIRE === 'all';
const counts = countOf(report, isEverythingRequired);
// Vitest also ends with an error for what no test can be blamed for: a stray rejection, no tests at all.
if (ran.status !== 0 && counts.failed === 0) counts.failed = 1;

const skipped = skippedLines(report, root);
if (skipped.length > 0) {
  console.log(isEverythingRequired ? '\nSkipped, though REQUIRE=all was asked for:' : '\nSkipped:');
  for (const line of skipped) console.log(`  ${line}`);
}
const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
if (countsFile !== undefined) writeFileSync(countsFile, `${line}\n`);
console.log(line);
process.exitCode = counts.failed === 0 ? 0 : 1;
