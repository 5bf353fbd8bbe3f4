import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { newFolder, root, runAction } from '@slipway/testing/run-action';

import type { Benchmark, BenchContext, Figure } from './figure.ts';

const actions = ['register-model', 'package-model', 'profile-model', 'deploy-model'];

/** Longest time that a run in which nothing changed may take beyond start-up, in milliseconds. */
const unchangedLimitMs = 1000;

/** An action that only reports an error, bundled like ours: what `@actions/core` alone costs. */
function bareBundle(): string {
  const folder = join(root, 'node_modules', '.slipway-bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  writeFileSync(
    join(folder, 'bare.js'),
    "import * as core from '@actions/core';\ncore.setFailed('bad input');\n",
  );
  const ncc = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js');
  const args = [
    ncc,
    'build',
    join(folder, 'bare.js'),
    '--out',
    join(folder, 'dist'),
    '--quiet',
    '--no-cache',
  ];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
  return join(folder, 'dist', 'index.js');
}

/** Milliseconds from start to end of a process that is given one wrong input. */
function timed(entry: string): Promise<number> {
  const folder = newFolder('slipway-bench-');
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  const env = {
    ...process.env,
    ...files,
    GITHUB_ACTIONS: 'true',
    SLIPWAY_HOME: folder,
    'INPUT_DRY-RUN': 'perhaps',
  };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [entry], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.resume();
    child.stderr.resume();
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 1) resolve(performance.now() - started);
      else reject(new Error(`${entry} took a wrong input and ended with ${code}`));
    });
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

/** Start-up with a bad input, rounds interleaved, against the bare bundle in the same rounds. */
async function badInputs(rounds: number): Promise<{ figures: Figure[]; bareMs: number }> {
  const entries = [bareBundle(), ...actions.map((name) => join(root, 'actions', name, 'dist', 'index.js'))];
  const times = entries.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, entry] of entries.entries()) {
      const ms = await timed(entry);
      // The first round only fills the page cache.
      if (round >= 0) times[index]!.push(ms);
    }
  }
  const [bareMs = 0, ...ours] = times.map(median);
  const figures = actions.map((name, index): Figure => {
    const ratio = ours[index]! / bareMs;
    const against = `a bare @actions/core bundle, ${Math.round(bareMs)} ms`;
    return {
      what: `${name}: start and report a bad input`,
      value: ours[index]!,
      unit: 'ms',
      against,
      ratio,
      limit: 1.5,
      ok: ratio <= 1.5,
    };
  });
  return { figures, bareMs };
}

/** Each action twice with the same inputs: the second run finds everything done. */
async function unchangedRuns(bareMs: number, context: BenchContext): Promise<Figure[]> {
  const home = newFolder('slipway-home-');
  const workspace = newFolder('slipway-workspace-');
  const models = join(root, 'test', 'fixtures', 'models', 'iris-onnx');
  const inputs: Record<string, Record<string, string>> = {
    'register-model': {
      name: 'iris',
      'model-path': join(models, 'model.onnx'),
      'sample-input': join(models, 'sample-input.json'),
    },
    'package-model': { models: 'iris:1' },
    'profile-model': { package: 'package', concurrency: '1', duration: '1', 'warm-up': '0.2' },
    'deploy-model': { package: 'package', endpoint: 'bench-start' },
  };
  const figures: Figure[] = [];
  try {
    for (const name of actions) {
      context.note(`${name}, twice with the same inputs`);
      const runs = [];
      for (let turn = 0; turn < 2; turn += 1)
        runs.push(await runAction(name, { inputs: inputs[name]!, home, workspace }));
      const failed = runs.find(({ exitCode }) => exitCode !== 0);
      if (failed !== undefined) throw new Error(`${name} failed:\n${failed.stdout}${failed.stderr}`);
      const value = runs[1]!.ms - bareMs;
      const saysSo = /Nothing to do|nothing|unchanged|already|kept/i.test(runs[1]!.summary);
      const what = `${name}: nothing changed, beyond start-up (first run ${Math.round(runs[0]!.ms)} ms)`;
      figures.push({
        what,
        value,
        unit: 'ms',
        limit: unchangedLimitMs,
        ok: value <= unchangedLimitMs && saysSo,
      });
    }
  } finally {
    await runAction('deploy-model', {
      inputs: { command: 'delete', endpoint: 'bench-start' },
      home,
      workspace,
    });
  }
  return figures;
}

const benchmark: Benchmark = {
  name: 'start',
  title:
    'start-up and bad input of each action against a bare @actions/core bundle, and runs in which nothing changed',
  async run(context) {
    const { figures, bareMs } = await badInputs(context.quick ? 5 : 21);
    return [...figures, ...(await unchangedRuns(bareMs, context))];
  },
};

export default benchmark;
