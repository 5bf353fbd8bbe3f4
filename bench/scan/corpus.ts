import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import { root } from '@slipway/testing/run-action';

import { CACHE } from '../serve/python-environment.ts';

/** A file that is scanned, and whether it is malicious. */
export interface Sample {
  path: string;
  malicious: boolean;
}

const models = join(root, 'test', 'fixtures', 'models');

/** Folders of the fixtures that are broken or foreign on purpose. */
const meantToFail = /^(corrupt|broken-|untrusted-|recipes)/;

/** What all of the scanners claim to read. */
const pickleFile = /\.(pkl|joblib)$/;

/** The malicious corpus of the tests, made anew. */
export function maliciousFiles(folder: string): Sample[] {
  execFileSync('python3', ['-B', join(root, 'test', 'fixtures', 'pickles', 'make.py'), folder]);
  const corpus = JSON.parse(readFileSync(join(folder, 'corpus.json'), 'utf8')) as {
    path: string;
    expected: string;
  }[];
  return corpus
    .filter(({ expected }) => expected !== 'embedded-code')
    .map(({ path }) => ({ path: join(folder, path), malicious: true }));
}

/** Harmless models: those that scikit-learn makes, kept between runs, and the fixtures. Also the forest of 20 MB. */
export function harmlessFiles(python: string): { samples: Sample[]; forest: string } {
  const script = join(import.meta.dirname, 'harmless.py');
  const folder = join(CACHE, 'scan-harmless-1');
  const forest = join(folder, 'forest-20-mb.joblib');
  if (!existsSync(forest)) execFileSync(python, ['-B', script, folder], { stdio: 'inherit' });
  const fixtures = filesBelow(models).filter((path) => !meantToFail.test(relative(models, path)));
  const pickles = [...filesBelow(folder), ...fixtures].filter((path) => pickleFile.test(path));
  const samples = pickles.map((path) => ({ path, malicious: false }));
  return { samples, forest };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .toSorted();
}
