import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { MlflowServer } from '../packages/testing/src/mlflow-server.ts';
import type { BenchContext, Benchmark, Figure } from './figure.ts';
import {
  addToFolder,
  Counter,
  fillFolder,
  fillMlflow,
  modelName,
  modelSource,
  type Size,
} from './watch/registries.ts';

const root = resolve(import.meta.dirname, '..');
const action = join(root, 'actions', 'watch-models', 'dist', 'index.js');

const whole: Size = { models: 500, versions: 20 };
const fifth: Size = { models: 100, versions: 20 };

/** Bound of a run over everything, in seconds. */
const timeLimit = 10;
/** How much more memory five times as many versions may take, as a ratio. */
const growthLimit = 1.25;
/** Calls of an MLflow server in a run that finds nothing new: the cursor, its text when it is long, and the models. */
const callsLimit = 3;

/**
 * The whole process of the built action over 10,000 versions of 500 models, and over a fifth of that to see whether its
 * memory depends on the number. For MLflow all calls go through a proxy that counts them, which takes part of the time;
 * the server has answered each of them once before, because the first answers of a new one take seconds.
 */
const benchmark: Benchmark = {
  name: 'watch',
  title: 'watch-models over 10,000 versions of 500 models, in a folder and on a real MLflow server',
  run: async (context) => [...(await folderFigures(context)), ...(await mlflowFigures(context))],
};

export default benchmark;

async function folderFigures(context: BenchContext): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-watch-'));
  try {
    const [small, large] = [join(folder, 'small'), join(folder, 'large')];
    context.note('folder: writing the records');
    fillFolder(small, fifth);
    fillFolder(large, sizeOf(context));
    const little = await runs(small, folder);
    const much = await runs(large, folder, () => {
      const name = modelName(7);
      addToFolder(join(large, 'models', name), name, sizeOf(context).versions + 1);
    });
    return figuresOf('folder', little, much, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mlflowFigures(context: BenchContext): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-watch-'));
  try {
    context.note('MLflow: a small server');
    const little = await onServer(fifth, folder);
    context.note('MLflow: a large server');
    const much = await onServer(sizeOf(context), folder);
    return figuresOf('MLflow', little.taken, much.taken, much.calls);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer(size: Size, folder: string): Promise<{ taken: Runs; calls: string[] }> {
  const server = await MlflowServer.start();
  const counter = await Counter.start(server.url);
  try {
    await fillMlflow(server, size);
    for (const path of [
      'registered-models/search',
      'model-versions/search',
      'experiments/search?max_results=1',
    ])
      await server.call('GET', path);
    let calls: string[] = [];
    const addVersion = async (): Promise<void> => {
      calls = counter.take();
      await server.call('POST', 'model-versions/create', { name: modelName(7), source: modelSource });
    };
    const taken = await runs(`mlflow:${counter.url}`, folder, addVersion, () => void counter.take());
    return { taken, calls };
  } finally {
    await counter[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  }
}

interface Run {
  seconds: number;
  /** Peak of the process's memory in megabytes (10⁶ bytes). */
  peakMb: number;
  outputs: Readonly<Record<string, string>>;
}

interface Runs {
  first: Run;
  begin: Run;
  second: Run;
  third: Run;
}

/** A subscriber that is told all, one that begins now, the latter once more, and after one version was added. */
async function runs(
  registry: string,
  folder: string,
  add: () => void | Promise<void> = () => undefined,
  beforeSecond: () => void = () => undefined,
): Promise<Runs> {
  const first = await run({ registry, subscriber: 'all' }, folder);
  const begin = await run({ registry, subscriber: 'new', since: 'now' }, folder);
  beforeSecond();
  const second = await run({ registry, subscriber: 'new' }, folder);
  await add();
  const third = await run({ registry, subscriber: 'new' }, folder);
  if (first.outputs['count'] !== '256' || second.outputs['count'] !== '0')
    throw new Error(
      `a watch told ${first.outputs['count']} first, and ${second.outputs['count']} of nothing new`,
    );
  return { first, begin, second, third };
}

function figuresOf(where: string, small: Runs, large: Runs, calls: readonly string[]): Figure[] {
  if (large.third.outputs['count'] !== '1') throw new Error('the version that was added was not told');
  const time = (what: string, { seconds }: Run): Figure => ({
    what: `${where}: ${what}, whole process`,
    value: seconds,
    unit: 's',
    limit: timeLimit,
    ok: seconds < timeLimit,
  });
  const growth = (what: string, one: Run, other: Run): Figure => ({
    what: `${where}: ${what}, peak memory`,
    value: other.peakMb,
    unit: 'MB',
    against: `a fifth of the versions (${one.peakMb.toFixed(0)} MB)`,
    ratio: other.peakMb / one.peakMb,
    limit: growthLimit,
    ok: other.peakMb / one.peakMb <= growthLimit,
  });
  return [
    time('all is new, 256 are told', large.first),
    time('a subscriber begins: all counts as told', large.begin),
    time('nothing is new', large.second),
    time('one version is new', large.third),
    growth('all is new', small.first, large.first),
    growth('nothing is new', small.second, large.second),
    ...(calls.length === 0
      ? []
      : [
          {
            what: `${where}: nothing is new, calls`,
            value: calls.length,
            unit: 'calls',
            limit: callsLimit,
            ok: calls.length <= callsLimit,
          },
        ]),
  ];
}

/** Runs the built action as the runner does. Not synchronously: the counting proxy is in this process. */
async function run(inputs: Readonly<Record<string, string>>, folder: string): Promise<Run> {
  const [peak, output] = [join(folder, 'peak'), join(folder, 'output')];
  writeFileSync(output, '');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'peak-memory.mjs'), action], {
    cwd: folder,
    env: {
      ...process.env,
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: output,
      GITHUB_WORKSPACE: folder,
      SLIPWAY_HOME: join(folder, 'home'),
      SLIPWAY_BENCH_PEAK: peak,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((done) => child.once('close', done));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`watch-models ended with ${String(code)}:\n${said}`);
  const outputs = [
    ...readFileSync(output, 'utf8').matchAll(/^([^\n]+?)<<(ghadelimiter_[^\n]+)\n([\s\S]*?)\n\2$/gm),
  ];
  return {
    seconds,
    peakMb: Number(readFileSync(peak, 'utf8')) / 1e6,
    outputs: Object.fromEntries(outputs.map(([, name, , value]) => [name, value])) as Record<string, string>,
  };
}

/** A registry that is only tried out still has more than are told at a time. */
function sizeOf({ quick }: BenchContext): Size {
  return quick ? { ...fifth, models: 150 } : whole;
}
