import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { BenchContext, Benchmark, Figure } from './figure.ts';
import { harmlessFiles, maliciousFiles, type Sample } from './scan/corpus.ts';
import { isStopped, ourVerdicts, peerVerdicts, type Verdict } from './scan/scanners.ts';
import { pythonEnvironment } from './serve/python-environment.ts';

/** The most milliseconds that a scan of the forest may take, from opening the file to the verdict. */
const forestLimitMs = 100;

const peers = { picklescan: '1.0.5', modelscan: '0.8.8', fickling: '0.1.12' };
/** Left out of the requirements that fickling declares. */
const undeclared = ['typing_extensions==4.15.0'];

const makers = ['scikit-learn==1.9.1', 'pandas==3.1.1', 'joblib==1.6.0', 'numpy==2.4.6'];

/** How many names of files are said when a scanner was wrong about more. */
const NAMED = 12;

/**
 * How long a forest of 20 MB takes, and how often scanners are wrong: malicious files that they let pass, and harmless
 * ones that they stop. All see the same files in the same run; a peer's exit code counts, also when it says only that
 * the file could not be read.
 */
const benchmark: Benchmark = {
  name: 'scan',
  title: 'the scanner: 20 MB in time, and what it misses beside picklescan, modelscan and fickling',
  async run(context) {
    const temp = mkdtempSync(join(tmpdir(), 'slipway-bench-scan-'));
    try {
      context.note('making models with scikit-learn');
      const python = join(await pythonEnvironment('scan-models', makers), 'python');
      const { samples, forest } = harmlessFiles(python);
      const all = [...maliciousFiles(join(temp, 'corpus')), ...samples];
      const timed = await forestFigures(forest, temp, context);
      const ours = figuresOf('slipway', await ourVerdicts(all, temp), context, true);
      return [...timed, ...ours, ...(await peerFigures(all, context))];
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  },
};

export default benchmark;

async function forestFigures(forest: string, temp: string, { quick }: BenchContext): Promise<Figure[]> {
  // Reading it first brings it into the page cache, so that the scan is timed and not the disk.
  const { length } = readFileSync(forest);
  const times: number[] = [];
  for (let round = 0; round < (quick ? 5 : 21); round += 1) {
    const started = performance.now();
    if (await isStopped(forest, temp)) throw new Error('the forest was stopped');
    times.push(performance.now() - started);
  }
  const what = `joblib forest of ${(length / 1e6).toFixed(1)} MB`;
  const value = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!;
  return [
    { what: `${what}, scanned`, value, unit: 'ms', limit: forestLimitMs, ok: value < forestLimitMs },
    { what: `${what}, first scan of the process`, value: times[0]!, unit: 'ms', ok: true },
  ];
}

async function peerFigures(samples: readonly Sample[], context: BenchContext): Promise<Figure[]> {
  const requirements = Object.entries(peers).map(([name, version]) => `${name}==${version}`);
  const programs = await pythonEnvironment('scan-peers', [...requirements, ...undeclared]);
  return Object.entries(peers).flatMap(([tool, version]) => {
    context.note(`${tool} ${version}`);
    return figuresOf(`${tool} ${version}`, peerVerdicts(tool, programs, samples), context, false);
  });
}

function figuresOf(
  scanner: string,
  verdicts: readonly Verdict[],
  context: BenchContext,
  isOurs: boolean,
): Figure[] {
  const rows = [
    { what: 'malicious files missed', malicious: true },
    { what: 'harmless files stopped', malicious: false },
  ];
  const wrong = rows.map(({ what, malicious }): Figure => {
    const asked = verdicts.filter((verdict) => verdict.malicious === malicious);
    const mistaken = asked.filter(({ stops }) => stops !== malicious);
    const names = mistaken.slice(0, NAMED).map(({ path }) => basename(path));
    if (names.length > 0) context.note(`${scanner}, ${what}: ${names.join(', ')} …`);
    const figure = { what: `${scanner}: ${what}`, value: mistaken.length, unit: `of ${asked.length}` };
    return isOurs ? { ...figure, limit: 0, ok: mistaken.length === 0 } : { ...figure, ok: true };
  });
  const seconds = verdicts.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  return [
    ...wrong,
    { what: `${scanner}: all files, without its start`, value: seconds, unit: 's', ok: true },
  ];
}
