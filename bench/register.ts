import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import type { BenchContext, Benchmark, Figure } from './figure.ts';

const root = resolve(import.meta.dirname, '..');
const action = join(root, 'actions', 'register-model', 'dist', 'index.js');

/** What is registered: how many files of how many bytes, all of them random, and the bound of the ratio. */
interface Load {
  what: string;
  files: number;
  bytes: number;
  limit: number;
}

const loads: readonly Load[] = [
  { what: '1 file of 1 GiB', files: 1, bytes: 1024 ** 3, limit: 1.3 },
  { what: '2,000 files of 64 KiB', files: 2000, bytes: 64 * 1024, limit: 1.5 },
];

/** Bound of the whole process's memory, its peak as the kernel counts it. */
const memoryLimitMb = 200;

/** How often each side is measured; the median counts. */
const rounds = 5;

/**
 * The whole process of the built action against what a shell script would do with the same bytes on the same disk:
 * `cp -r`, `sync` (so that both sides end with the bytes on the disk) and `sha256sum` of every file. The two sides take
 * turns. Every measurement begins with an empty target, a flushed disk, and the source in the page cache. The tools run
 * one after the other, as they would in a script; where `openssl` is there, a row shows the same with its faster
 * SHA-256, which is not held to a bound.
 */
const benchmark: Benchmark = {
  name: 'register',
  title: 'register-model into the embedded registry, against cp + sync + sha256sum of the same bytes',
  run: async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-register-'));
    try {
      return loads.flatMap((load) => measure(load, folder, context));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export default benchmark;

function measure(load: Load, folder: string, context: BenchContext): Figure[] {
  const { quick } = context;
  const size = quick
    ? { ...load, bytes: Math.min(load.bytes, 64 * 1024 ** 2), files: Math.min(load.files, 200) }
    : load;
  const source = join(folder, 'source');
  context.note(`${load.what}: writing random bytes`);
  writeRandom(source, size);
  const home = (round: number): string => join(folder, `home ${round}`);
  const copy = (round: number): string => join(folder, `copy ${round}`);
  const sides: Record<string, (round: number) => Measured> = {
    ours: (round) => register(source, home(round)),
    again: (round) => register(source, home(round)),
    tools: (round) => tools(source, copy(round), ['sha256sum']),
    openssl: (round) => tools(source, `${copy(round)} openssl`, ['openssl', 'dgst', '-sha256']),
  };
  if (spawnSync('openssl', ['version']).status !== 0) delete sides['openssl'];
  const taken: Record<string, Measured[]> = {};
  for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
    for (const [side, run] of Object.entries(sides)) {
      readAll(source);
      flush();
      const measured = run(round);
      (taken[side] ??= []).push(measured);
      context.note(`${load.what}: ${side} ${Math.round(measured.ms)} ms`);
    }
    if (load.files === 1) removeTargets(folder);
  }
  removeTargets(folder);
  rmSync(source, { recursive: true, force: true });
  return figuresOf(load, taken);
}

/** Only between rounds of few files: a file system that has just removed thousands makes new ones slowly for a while. */
function removeTargets(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => /^(home|copy) /.test(each)))
    rmSync(join(folder, name), { recursive: true, force: true });
}

function figuresOf({ what, limit }: Load, taken: Record<string, Measured[]>): Figure[] {
  const seconds = (side: string): number => median((taken[side] ?? []).map(({ ms }) => ms)) / 1000;
  const versus = (side: string, against: string): Figure => ({
    what: `${what}, whole process`,
    value: seconds('ours'),
    unit: 's',
    against: `${against} (${seconds(side).toFixed(2)} s)`,
    ratio: seconds('ours') / seconds(side),
    ok: true,
  });
  const bound = versus('tools', 'cp -r + sync + sha256sum');
  const peak = Math.max(...(taken['ours'] ?? []).map(({ peakMb }) => peakMb));
  return [
    { ...bound, limit, ok: bound.ratio! <= limit },
    ...(taken['openssl'] === undefined ? [] : [versus('openssl', 'cp -r + sync + openssl dgst -sha256')]),
    { what: `${what}, peak memory`, value: peak, unit: 'MB', limit: memoryLimitMb, ok: peak < memoryLimitMb },
    { what: `${what}, registered again`, value: seconds('again'), unit: 's', ok: true },
  ];
}

interface Measured {
  ms: number;
  /** Peak of the process's memory in megabytes (10⁶ bytes); 0 for the tools, which is not measured. */
  peakMb: number;
}

/** Runs the built action as the runner does, and reads the kernel's figure of its peak memory. */
function register(source: string, home: string): Measured {
  const watcher = join(import.meta.dirname, 'peak-memory.mjs');
  const peakFile = join(dirname(home), 'peak');
  const { ms } = timed(process.execPath, ['--import', watcher, action], {
    'INPUT_MODEL-PATH': source,
    INPUT_NAME: 'bench',
    SLIPWAY_HOME: home,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: source,
    SLIPWAY_BENCH_PEAK: peakFile,
  });
  if (!existsSync(join(home, 'registry', 'models', 'bench', '1.json')))
    throw new Error('nothing was registered');
  return { ms, peakMb: Number(readFileSync(peakFile, 'utf8')) / 1e6 };
}

function tools(source: string, copy: string, hash: readonly string[]): Measured {
  const script = `cp -r "$0" "$1" && sync && find "$0" -type f -exec ${hash.join(' ')} {} + > /dev/null`;
  return { ms: timed('sh', ['-c', script, source, copy], {}).ms, peakMb: 0 };
}

function timed(
  program: string,
  args: readonly string[],
  environment: Record<string, string>,
): { ms: number } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
  return { ms };
}

/** Random for every file: what the registry stores once must not make it look fast. */
function writeRandom(folder: string, { files, bytes }: Load): void {
  const block = Buffer.allocUnsafe(Math.min(bytes, 1024 ** 2));
  for (let index = 0; index < files; index += 1) {
    const path = join(folder, String(Math.floor(index / 100)), `${index}.bin`);
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    for (let written = 0; written < bytes; written += block.length) writeSync(file, randomFillSync(block));
    closeSync(file);
  }
}

function readAll(folder: string): void {
  spawnSync('find', [folder, '-type', 'f', '-exec', 'cat', '{}', '+'], { stdio: 'ignore' });
}

function flush(): void {
  spawnSync('sync');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
