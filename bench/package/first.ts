import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BenchContext, Figure } from '../figure.ts';
import { build, findBuilder, pipBase, push } from './docker-build.ts';
import { flush, median, root, timed, type Place } from './place.ts';

/** The releases that made the fixture, so that both sides serve the same model. */
const tools = ['mlflow==3.17.2', 'scikit-learn==1.9.1', 'cloudpickle'];

/**
 * The first package of the scikit-learn model of the fixtures: nothing is cached, wheels come from the package index, and
 * ours ends in the registry after the server was booted and scored. Against it, `mlflow models build-docker` alone: the
 * Dockerfile that `mlflow models generate-dockerfile` writes for the same model, built by the engine, and not pushed.
 * Replaced in it is the base only: the image that ours is built on, with pip added, in the place of `python:3.11-slim`,
 * which is as large.
 */
export async function firstPackage(place: Place, bench: BenchContext): Promise<Figure[]> {
  const { quick } = bench;
  const fixture = join(place.folder, 'iris-sklearn');
  cpSync(join(root, 'test/fixtures/models/iris-sklearn'), fixture, { recursive: true });
  const builder = findBuilder(place);
  const base = pipBase(place, builder);
  const { host } = place.registry;
  bench.note('the model as MLflow saves it, and the Dockerfile that MLflow writes for it');
  const context = mlflowContext(join(place.folder, 'mlflow'), fixture, base);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    const cold = {
      UV_CACHE_DIR: mkdtempSync(join(place.folder, 'uv-')),
      npm_config_cache: mkdtempSync(join(place.folder, 'npm-')),
    };
    const inputs = {
      models: 'model.joblib',
      'sample-input': 'sample-input.json',
      'sample-output': 'sample-output.json',
      image: `${host}/bench/first-${round}:1`,
    };
    flush();
    ours.push((await place.package(fixture, mkdtempSync(join(place.folder, 'home-')), inputs, cold)).ms);
    flush();
    theirs.push(await timed(() => build(builder, context, `${host}/bench/mlflow:${round}`, ['--no-cache'])));
    bench.note(
      `round ${round + 1}: ours ${Math.round(ours.at(-1)!)} ms, mlflow ${Math.round(theirs.at(-1)!)} ms`,
    );
  }
  push(builder, `${host}/bench/mlflow:0`);
  const size = {
    ours: await place.sizeOf('bench/first-0', '1'),
    theirs: await place.sizeOf('bench/mlflow', '0'),
  };
  return figuresOf(median(ours) / 1000, median(theirs) / 1000, size, quick);
}

function figuresOf(
  ours: number,
  theirs: number,
  size: { ours: number; theirs: number },
  quick: boolean,
): Figure[] {
  const sizeRatio = size.ours / size.theirs;
  return [
    {
      what: 'first package of a scikit-learn model, nothing cached, booted, scored and pushed (how many times faster)',
      value: ours,
      unit: 's',
      against: `the Dockerfile of mlflow, built and not pushed (${theirs.toFixed(1)} s)`,
      ratio: theirs / ours,
      limit: 2,
      ok: quick || theirs / ours >= 2,
    },
    {
      what: 'its image, compressed',
      value: size.ours / 1e6,
      unit: 'MB',
      against: `the image of mlflow (${Math.round(size.theirs / 1e6)} MB)`,
      ratio: sizeRatio,
      limit: 0.5,
      ok: sizeRatio <= 0.5,
    },
  ];
}

/** A folder that can be built: MLflow's own Dockerfile on another base, and the model that it copies. */
function mlflowContext(folder: string, fixture: string, base: string): string {
  mkdirSync(folder);
  const python = join(folder, 'venv', 'bin', 'python');
  const run = (program: string, ...args: string[]): void => {
    execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  run('uv', 'venv', '--quiet', '--python', '3.11', 'venv');
  run('uv', 'pip', 'install', '--quiet', '--python', python, ...tools);
  const save = `import sys, joblib, mlflow; mlflow.sklearn.save_model(joblib.load(sys.argv[1]), 'model', serialization_format='cloudpickle')`;
  run(python, '-c', save, join(fixture, 'model.joblib'));
  const generate = [
    'models',
    'generate-dockerfile',
    '-m',
    'model',
    '-d',
    'written',
    '--env-manager',
    'local',
  ];
  run(join(folder, 'venv', 'bin', 'mlflow'), ...generate);

  const context = join(folder, 'context');
  mkdirSync(context);
  cpSync(join(folder, 'written'), context, { recursive: true });
  const dockerfile = join(context, 'Dockerfile');
  const text = readFileSync(dockerfile, 'utf8');
  if (!/^FROM python:\S+$/m.test(text)) throw new Error(`mlflow wrote another Dockerfile:\n${text}`);
  writeFileSync(dockerfile, text.replace(/^FROM python:\S+$/m, `FROM ${base}`));
  return context;
}
