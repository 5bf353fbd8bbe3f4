import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { BenchContext, Figure } from '../figure.ts';
import { build, findBuilder, pipBase, push, usualDockerfile } from './docker-build.ts';
import { flush, median, root, timed, type Place } from './place.ts';

const rounds = 5;

/**
 * A new version of the weights on an environment that has not changed: from the folder of the model to the image in the
 * registry, the whole process. Beside it what can not be avoided (a bare Node that reads, hashes and sends the same
 * bytes to the same registry), and `docker build` and `docker push` of the usual Dockerfile, whose dependencies are in
 * its cache. Nothing is booted on any side.
 */
export async function newWeights(place: Place, bench: BenchContext): Promise<Figure[]> {
  const { quick } = bench;
  const size = (quick ? 30 : 300) * 1_000_000;
  const workspace = join(place.folder, 'weights');
  const home = join(place.folder, 'home of weights');
  cpSync(join(root, 'test/fixtures/models/entry-script'), workspace, { recursive: true });
  mkdirSync(home);
  const weights = join(workspace, 'model', 'weights.bin');
  const inputs = {
    models: 'model',
    'source-directory': 'src',
    'entry-script': 'score.py',
    environment: 'requirements.txt',
    check: 'false',
  };
  const ours = (version: number) =>
    place.package(workspace, home, { ...inputs, image: `${place.registry.host}/bench/weights:${version}` });
  const builder = findBuilder(place);
  bench.note(`docker builds with ${builder.name}`);
  writeFileSync(join(workspace, 'Dockerfile'), usualDockerfile(pipBase(place, builder)));
  const dockers = (version: number): string => `${place.registry.host}/bench/docker:${version}`;

  bench.note('first versions, so that dependencies are known to both sides');
  writeRandom(weights, size);
  await ours(0);
  build(builder, workspace, dockers(0));
  push(builder, dockers(0));

  const taken: Record<'ours' | 'bare' | 'build' | 'push' | 'again', number[]> = {
    ours: [],
    bare: [],
    build: [],
    push: [],
    again: [],
  };
  const surplus: number[] = [];
  for (let version = 1; version <= (quick ? 1 : rounds); version += 1) {
    writeRandom(weights, size);
    flush();
    const before = place.storedBytes();
    const result = await ours(version);
    taken.ours.push(result.ms);
    surplus.push(Math.max(place.storedBytes() - before, Number(result.outputs['uploaded-bytes'])) - size);
    flush();
    taken.again.push((await ours(version)).ms);
    taken.bare.push(await timed(() => bare(place, weights)));
    flush();
    taken.build.push(await timed(() => build(builder, workspace, dockers(version))));
    taken.push.push(await timed(() => push(builder, dockers(version))));
    flush();
    const line = Object.entries(taken).map(([side, times]) => `${side} ${Math.round(times.at(-1)!)} ms`);
    bench.note(`round ${version}: ${line.join(', ')}`);
  }
  rmSync(weights);
  return figuresOf(size, taken, surplus, builder.name, quick);
}

function figuresOf(
  size: number,
  taken: Record<'ours' | 'bare' | 'build' | 'push' | 'again', number[]>,
  surplus: readonly number[],
  builder: string,
  quick: boolean,
): Figure[] {
  const seconds = (side: keyof typeof taken): number => median(taken[side]) / 1000;
  const what = `new weights of ${size / 1_000_000} MB, environment unchanged, to the registry`;
  const docker = seconds('build') + seconds('push');
  const versus = (against: string, ratio: number, limit: number, isAtLeast = false): Figure => ({
    what: isAtLeast ? `${what} (how many times faster)` : what,
    value: seconds('ours'),
    unit: 's',
    against,
    ratio,
    limit,
    ok: quick || (isAtLeast ? ratio >= limit : ratio <= limit),
  });
  return [
    versus(
      `reading, hashing and sending them (${seconds('bare').toFixed(2)} s)`,
      seconds('ours') / seconds('bare'),
      1.5,
    ),
    versus(
      `docker build + push, ${builder} (${seconds('build').toFixed(1)} + ${seconds('push').toFixed(1)} s)`,
      docker / seconds('ours'),
      5,
      true,
    ),
    bounded('bytes sent beside the weights', Math.max(...surplus) / 1000, 'kB', 100),
    bounded('a package in which nothing has changed', seconds('again'), 's', 1.5),
  ];
}

function bounded(what: string, value: number, unit: string, limit: number): Figure {
  return { what, value, unit, limit, ok: value <= limit };
}

function bare({ registry, base }: Place, file: string): void {
  const program = join(import.meta.dirname, 'bare-push.mjs');
  const repository = base.slice(base.indexOf('/') + 1).replace(/:.*/, '');
  execFileSync(process.execPath, [program, file, `http://${registry.host}/v2/${repository}`]);
}

/** Random bytes: weights of floating point compress as little. */
function writeRandom(path: string, size: number): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(1_000_000);
  for (let written = 0; written < size; written += block.length) writeSync(file, randomFillSync(block));
  closeSync(file);
}
