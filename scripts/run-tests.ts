// Brings the tools that tests need, runs vitest with the arguments of this process, then names what was skipped and
// counts. `--counts <file>` writes the three numbers to a file as well. With `REQUIRE=all` every skip is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

import { countOf, skippedLines, wantLines, type Report } from './test-report.ts';
import { bring, isBrought } from './tools.ts';

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const at = words.indexOf('--counts');
const countsFile = at < 0 ? undefined : words.splice(at, 2)[1];

// Building act takes minutes, so that is done only on request.
const { folders, reasons } = bring('uv', 'zizmor', ...(isBrought('act') ? ['act' as const] : []));
const PATH = [...folders, process.env['PATH']].join(delimiter);

const folder = mkdtempSync(join(tmpdir(), 'slipway-report-'));
const reportFile = join(folder, 'report.json');
const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...words];
const ran = spawnSync(
  process.execPath,
  [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PATH } },
);
const report: Report = existsSync(reportFile)
  ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report)
  : { testResults: [] };
rmSync(folder, { recursive: true, force: true });

const isEverythingRequired = process.env['REQUIRE'] === 'all';
const counts = countOf(report, isEverythingRequired);
// Vitest also ends with an error for what no test can be blamed for: a stray rejection, no tests at all.
if (ran.status !== 0 && counts.failed === 0) counts.failed = 1;

const skipped = skippedLines(report, root);
if (skipped.length > 0) {
  console.log(isEverythingRequired ? '\nSkipped, though REQUIRE=all was asked for:' : '\nSkipped:');
  for (const line of skipped) console.log(`  ${line}`);
  for (const line of wantLines(report, reasons)) console.log(line);
}
const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
if (countsFile !== undefined) writeFileSync(countsFile, `${line}\n`);
console.log(line);
process.exitCode = counts.failed === 0 ? 0 : 1;
