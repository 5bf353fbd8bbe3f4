import { randomFillSync } from 'node:crypto';
import { execFile, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { MlflowServer, mlflowProgram } from '@slipway/testing/mlflow-server';

import type { BenchContext, Benchmark, Figure } from './figure.ts';

const action = resolve(import.meta.dirname, '..', 'actions', 'register-model', 'dist', 'index.js');

/** What is registered, how much faster than MLflow's client it has to be, and within how much of a plain PUT. */
interface Load {
  what: string;
  files: number;
  bytes: number;
  faster: number;
  withinPut?: number;
}

const loads: readonly Load[] = [
  { what: '2,000 files of 64 KiB', files: 2000, bytes: 64 * 1024, faster: 3 },
  { what: '1,500 files of 64 KiB, each an artifact of its own', files: 1500, bytes: 64 * 1024, faster: 1 },
  { what: '1 file of 1 GiB', files: 1, bytes: 1024 ** 3, faster: 1.5, withinPut: 1.3 },
];

const execute = promisify(execFile);

/** Bound of the whole process's memory, its peak as the kernel counts it. */
const memoryLimitMb = 200;

const rounds = 5;

/** What somebody would write with MLflow's own client: upload the files as artifacts of a run, make a version of them. */
const clientProgram = `
import sys
from mlflow import MlflowClient
address, source, name = sys.argv[1:]
client = MlflowClient(address)
client.create_registered_model(name)
run = client.create_run("0")
client.log_artifacts(run.info.run_id, source, "model")
client.create_model_version(name, run.info.artifact_uri + "/model", run.info.run_id)
`;

/** A plain PUT of one file, without hashing, retries or looking whether it arrived. */
const putProgram = `
import { createReadStream, statSync } from 'node:fs';
import { request } from 'node:http';
const [address, file] = process.argv.slice(1);
const put = request(address, { method: 'PUT', headers: { 'content-length': statSync(file).size } });
put.on('response', (answer) => answer.resume().on('end', () => process.exit(answer.statusCode < 300 ? 0 : 1)));
createReadStream(file, { highWaterMark: 1 << 20 }).pipe(put);
`;

/**
 * The whole process of the built action, from its start to the registered version, against MLflow's own Python client
 * and the same server, which has a disk of its own and one worker. The sides take turns; every one of them begins with a
 * flushed disk and the source in the page cache, and registers under a name of its own. No side keeps anything that
 * would make it faster the next time.
 */
const benchmark: Benchmark = {
  name: 'mlflow',
  title: "register-model into an MLflow server, against MLflow's own Python client",
  run: async (context) => {
    const server = await MlflowServer.start();
    const python = join(dirname(await mlflowProgram()), 'python');
    const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-mlflow-'));
    try {
      await warmUp({ folder, server, python, context });
      const figures: Figure[] = [];
      for (const load of loads) figures.push(...(await measure(load, { folder, server, python, context })));
      return figures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await server[Symbol.asyncDispose]();
    }
  },
};

export default benchmark;

interface Bench {
  folder: string;
  server: MlflowServer;
  /** Absolute path of the Python that has MLflow. */
  python: string;
  context: BenchContext;
}

async function measure(load: Load, bench: Bench): Promise<Figure[]> {
  const { folder, server, context } = bench;
  const size = context.quick
    ? { files: Math.min(load.files, 1600), bytes: Math.min(load.bytes, 1024 ** 2) }
    : load;
  const source = join(folder, 'source');
  context.note(`${load.what}: writing random bytes`);
  writeRandom(source, size.files, size.bytes);
  const sides: Record<string, (name: string) => Promise<Measured>> = {
    ours: (name) => register(source, name, bench),
    client: (name) => timed(bench.python, ['-c', clientProgram, server.url, source, name]),
    ...(load.withinPut === undefined
      ? {}
      : {
          put: (name) => put(join(source, '0', '0.bin'), name, bench),
          curl: (name) => curl(join(source, '0', '0.bin'), name, bench),
        }),
  };
  const order = Object.entries(sides);
  const taken: Record<string, Measured[]> = {};
  for (let round = 0; round < (context.quick ? 1 : rounds); round += 1) {
    // Whoever comes after the writing of the source, or after a slow side, must not always be the same.
    const turn = order.map((_, index) => order[(index + round) % order.length]!);
    for (const [side, run] of turn) {
      spawnSync('sync');
      const measured = await run(`${side}-${size.files}-${size.bytes}-${round}`);
      (taken[side] ??= []).push(measured);
      context.note(`${load.what}: ${side} ${Math.round(measured.ms)} ms`);
      rmSync(server.artifacts, { recursive: true, force: true });
    }
  }
  rmSync(source, { recursive: true, force: true });
  return figuresOf(load, taken);
}

/** A server loads much of itself with its first requests: that is nobody's time. */
async function warmUp(bench: Bench): Promise<void> {
  const source = join(bench.folder, 'warm');
  writeRandom(source, 1, 1024);
  await register(source, 'warm-ours', bench);
  await timed(bench.python, ['-c', clientProgram, bench.server.url, source, 'warm-client']);
}

function figuresOf({ what, faster, withinPut }: Load, taken: Record<string, Measured[]>): Figure[] {
  const seconds = (side: string): number => median((taken[side] ?? []).map(({ ms }) => ms)) / 1000;
  const speed = seconds('client') / seconds('ours');
  const peak = Math.max(...(taken['ours'] ?? []).map(({ peakMb = 0 }) => peakMb));
  const figures: Figure[] = [
    {
      what: `${what}, whole process (times faster, at least)`,
      value: seconds('ours'),
      unit: 's',
      against: `MLflow's Python client (${seconds('client').toFixed(2)} s)`,
      ratio: speed,
      limit: faster,
      ok: speed >= faster,
    },
    { what: `${what}, peak memory`, value: peak, unit: 'MB', limit: memoryLimitMb, ok: peak < memoryLimitMb },
  ];
  if (withinPut === undefined) return figures;
  const ratio = seconds('ours') / seconds('put');
  const against = `plain PUT of the same size (${seconds('put').toFixed(2)} s)`;
  const beside = { what: `${what}, whole process`, value: seconds('ours'), unit: 's', against, ratio };
  // What the server itself takes: nobody who hands it the bytes can be faster than this beside its own client.
  const bound: Figure = {
    what: `${what}, curl alone: neither hashed nor registered (times faster)`,
    value: seconds('curl'),
    unit: 's',
    against: `MLflow's Python client (${seconds('client').toFixed(2)} s)`,
    ratio: seconds('client') / seconds('curl'),
    ok: true,
  };
  return [...figures, { ...beside, limit: withinPut, ok: ratio <= withinPut }, bound];
}

interface Measured {
  ms: number;
  /** Peak of the process's memory in megabytes (10⁶ bytes); undefined for others than ours. */
  peakMb?: number;
}

/** Runs the built action as the runner does, and reads the kernel's figure of its peak memory. */
async function register(source: string, name: string, { folder, server }: Bench): Promise<Measured> {
  const peakFile = join(folder, 'peak');
  const outputs = join(folder, 'outputs');
  writeFileSync(outputs, '');
  const { ms } = await timed(
    process.execPath,
    ['--import', join(import.meta.dirname, 'peak-memory.mjs'), action],
    {
      'INPUT_MODEL-PATH': source,
      INPUT_NAME: name,
      INPUT_REGISTRY: `mlflow:${server.url}`,
      SLIPWAY_HOME: join(folder, 'home'),
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: outputs,
      GITHUB_WORKSPACE: folder,
      SLIPWAY_BENCH_PEAK: peakFile,
    },
  );
  if (!/registered[\s\S]*?\ntrue\n/.test(readFileSync(outputs, 'utf8')))
    throw new Error('nothing was registered');
  return { ms, peakMb: Number(readFileSync(peakFile, 'utf8')) / 1e6 };
}

function put(file: string, name: string, { server }: Bench): Promise<Measured> {
  const address = `${server.url}/api/2.0/mlflow-artifacts/artifacts/plain/${name}`;
  return timed(process.execPath, ['--input-type=module', '-e', putProgram, address, file]);
}

/** The thinnest client there is: it sends what it reads, block by block. */
function curl(file: string, name: string, { server }: Bench): Promise<Measured> {
  const address = `${server.url}/api/2.0/mlflow-artifacts/artifacts/plain/${name}`;
  return timed('curl', [
    '--silent',
    '--show-error',
    '--fail',
    '--header',
    'Expect:',
    '--upload-file',
    file,
    address,
  ]);
}

/** Not synchronous: what the server prints has to be read meanwhile, or it stands still. */
async function timed(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Measured> {
  const started = performance.now();
  const env = { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true', ...environment };
  await execute(program, args, { env, maxBuffer: 1 << 26 });
  return { ms: performance.now() - started };
}

/** Writing leaves the bytes in the page cache. */
function writeRandom(folder: string, files: number, bytes: number): void {
  const block = Buffer.allocUnsafe(Math.min(bytes, 1024 ** 2));
  for (let index = 0; index < files; index += 1) {
    const path = join(folder, String(Math.floor(index / 100)), `${index}.bin`);
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    for (let written = 0; written < bytes; written += block.length) writeSync(file, randomFillSync(block));
    closeSync(file);
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
