import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requires } from '@slipway/testing/requires';
import { afterAll, describe, expect, it } from 'vitest';
import { fileOf, fixture, folderOf, modelOf } from '../../fixtures/fixture-files.ts';
import { defaultScanPolicy, type FindingClass } from './finding.ts';
import { scanModel } from './scan-model.ts';
import { judgeFindings } from './scan-policy.ts';

const fixtures = resolve(import.meta.dirname, '../../../../test/fixtures');
const python = requires('python3');

describe.skipIf(python.missing)(`scanModel finds what is malicious${python.note}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-corpus-'));
  if (!python.missing) execFileSync('python3', ['-B', join(fixtures, 'pickles', 'make.py'), folder]);
  const corpus = python.missing
    ? []
    : (JSON.parse(readFileSync(join(folder, 'corpus.json'), 'utf8')) as {
        path: string;
        expected: FindingClass;
      }[]);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has a corpus', () => expect(corpus.length).toBeGreaterThan(230));

  it.each(corpus)('$path: $expected', async ({ path, expected }) => {
    const findings = await scanModel([fileOf(path, readFileSync(join(folder, path)))]);
    expect(findings.map((finding) => finding.class)).toContain(expected);
    const { problems, notices } = judgeFindings(findings, defaultScanPolicy);
    expect(expected === 'embedded-code' ? notices : problems).not.toEqual([]);
  });
});

describe('scanModel passes what is harmless', () => {
  const models = join(fixtures, 'models');
  const meantToFail = /^(corrupt|broken-|untrusted-|recipes)/;
  const names = readdirSync(models).filter(
    (name) => statSync(join(models, name)).isDirectory() && !meantToFail.test(name),
  );

  it.each(names)('%s', async (name) => {
    const folder = join(models, name);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(
      await scanModel(files.map((path) => fileOf(path.slice(folder.length + 1), readFileSync(path)))),
    ).toEqual([]);
  });

  it.each([
    'booster-json.model',
    'booster.ubj',
    'before-zip.pt',
    'lightgbm.txt',
    'logistic-gzip.joblib',
    'logistic-zlib.joblib',
    'logistic-protocol-0.pkl',
    'logistic-protocol-5.pkl',
    'logistic.joblib',
    'logistic.onnx',
    'module.pt',
    'objects.joblib',
    'pipeline.joblib',
    'script.pt',
    'state-dict.pt',
    'tiny.gguf',
    'tiny.h5',
    'tiny.keras',
    'tiny.safetensors',
    'tree.joblib',
  ])('%s', async (name) => expect(await scanModel(modelOf(name))).toEqual([]));

  it('a SavedModel', async () => expect(await scanModel(folderOf('saved-model'))).toEqual([]));
});

describe('scanModel tells', () => {
  it('the place and the reason of an import, and what to do', async () => {
    const bytes = new TextEncoder().encode('cos\nsystem\n(S"echo"\ntR.');
    expect(await scanModel([fileOf('m.pkl', bytes)])).toEqual([
      {
        class: 'malicious-import',
        file: 'm.pkl',
        offset: 0,
        import: 'os.system',
        said: "loading it imports `os.system`: no model needs it of Python's own library",
        expected: expect.stringContaining('imports that only make values'),
        remedy: expect.stringContaining('do not load this file'),
      },
    ]);
  });

  it('a class that is not known and weights out of the folder', async () => {
    const own = readFileSync(join(fixtures, 'models/broken-sklearn/model.joblib'));
    expect(await scanModel([fileOf('model.joblib', own)])).toMatchObject([
      { class: 'unknown-import', import: 'acme_features.PetalRatio' },
    ]);
    expect(await scanModel(modelOf('escaping.onnx'))).toMatchObject([{ class: 'escaping-path' }]);
    expect(await scanModel(modelOf('absolute.onnx'))).toMatchObject([{ class: 'escaping-path' }]);
  });

  it('what can not be read without executing it', async () => {
    expect(await scanModel(modelOf('logistic-xz.joblib'))).toMatchObject([{ class: 'unreadable' }]);
    const cut = fixture('logistic.joblib').subarray(0, 500);
    expect(await scanModel([fileOf('m.joblib', cut)])).toMatchObject([{ class: 'unreadable' }]);
  });
});

describe('scanModel comes to an end', () => {
  const scan = (text: string) =>
    scanModel([
      fileOf(
        'm.joblib',
        Uint8Array.from(text, (character) => character.charCodeAt(0)),
      ),
    ]);

  it('with objects that are nested a hundred thousand deep', async () => {
    const chain = `ccopy_reg\n_reconstructor\n0N${'\x85q\x000ccopy_reg\n_reconstructor\nh\x00R'.repeat(100_000)}`;
    expect(await scan(`\x80\x02${chain}${'}b'.repeat(100_000)}.`)).toEqual([]);
  });

  it('with a line of a million backslashes', async () => {
    expect(await scan(`V${'\\'.repeat(1_000_000)}\n.`)).toEqual([]);
  });

  it('with more of one kind than anyone reads', async () => {
    const imports = Array.from({ length: 500 }, (_, index) => `cmodule${index}\nName\n0`).join('');
    expect(await scan(`${imports}N.`)).toHaveLength(100);
  });
});
