import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bytesInMemory } from '@slipway/core/bytes';
import { Problems } from '@slipway/core/trouble';
import { requires } from '@slipway/testing/requires';
import { afterAll, describe, expect, it } from 'vitest';
import { fileOf, fixture } from '../../fixtures/fixture-files.ts';
import { readPickle, type PickleWatch } from '../pickle.ts';
import { scanModel } from './scan-model.ts';

const scripts = resolve(import.meta.dirname, '../../../../test/fixtures/pickles');
const python = requires('python3');
const MUTANTS = 3000;

/** A generator of the same numbers in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const opcodes = Uint8Array.from('().012BCFGIJKLMNQRSTUVX]abcdeghijlopqrstu}', (c) => c.charCodeAt(0));

/** Changes, leaves out, doubles or puts in a few bytes, or continues with the end of another pickle. */
function mutated(bytes: Uint8Array, other: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = [...bytes];
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const at = random(result.length + 1);
    const kind = random(6);
    if (kind === 0) result[at] = random(256);
    if (kind === 1) result.splice(at, 1 + random(4));
    if (kind === 2) result.splice(at, 0, opcodes[random(opcodes.length)]!);
    if (kind === 3) result.splice(at, 0, 0x80 + random(25));
    if (kind === 4) result.splice(at, 0, ...result.slice(at, at + random(12)));
    if (kind === 5) result = [...result.slice(0, at), ...other.subarray(random(other.length))];
  }
  return Uint8Array.from(result);
}

/** Everything that is seen to be imported until the walk ends, or refuses to go on. */
async function seenImports(bytes: Uint8Array): Promise<{ seen: Set<string>; refused: boolean }> {
  const seen = new Set<string>();
  const watch: PickleWatch = {
    imported: ({ module, name }) => void seen.add(`${module}.${name}`),
    called: () => undefined,
    used: () => undefined,
    built: () => undefined,
    gaveUp: () => undefined,
    changed: () => undefined,
    persistent: () => undefined,
    literal: () => undefined,
  };
  try {
    await readPickle('m.pkl', bytesInMemory(bytes), { unpickler: 'pickle', watch });
    return { seen, refused: false };
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return { seen, refused: true };
  }
}

describe.skipIf(python.missing)(`mutated pickles${python.note}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-mutants-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  if (!python.missing) execFileSync('python3', ['-B', join(scripts, 'make.py'), folder]);
  const own = [0, 1, 2, 3, 4, 5].map((protocol) => fixture(`everything-protocol-${protocol}.pkl`));
  const corpus = readdirSync(folder)
    .filter((name) => name.endsWith('.pkl'))
    .map((name) => readFileSync(join(folder, name)))
    .filter((bytes) => bytes.length > 0 && bytes.length < 4096);
  const seeds: Uint8Array[] = [...own, ...own, ...own, fixture('logistic-protocol-2.pkl'), ...corpus];

  it('hide no import that Python asks for', { timeout: 30_000 }, async () => {
    const random = numbers(20_261_121);
    const pick = () => seeds[random(seeds.length)]!;
    const mutants = [...seeds, ...Array.from({ length: MUTANTS }, () => mutated(pick(), pick(), random))];
    const input = mutants.map((bytes) => Buffer.from(bytes).toString('base64')).join('\n');
    const output = execFileSync('python3', ['-B', '-W', 'ignore', join(scripts, 'asked_imports.py')], {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
    const asked = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as string[]);
    expect(asked).toHaveLength(mutants.length);
    expect(asked.flat().length).toBeGreaterThan(500);
    let compared = 0;
    for (const [index, bytes] of mutants.entries()) {
      const { seen, refused } = await seenImports(bytes);
      const hidden = asked[index]!.filter((name) => !seen.has(name) && ![...seen].some(hasUnknownName));
      if (refused) continue;
      compared += asked[index]!.length;
      expect({ hidden, pickle: hidden.length > 0 ? Buffer.from(bytes).toString('latin1') : '' }).toEqual({
        hidden: [],
        pickle: '',
      });
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('end, and are told in findings only', { timeout: 30_000 }, async () => {
    const random = numbers(7);
    const joblib = [fixture('logistic.joblib'), fixture('objects.joblib'), fixture('logistic-zlib.joblib')];
    const archives = [fixture('state-dict.pt'), fixture('before-zip.pt'), fixture('tiny.keras')];
    const files = [...joblib, ...archives, ...corpus.slice(0, 20)];
    const started = performance.now();
    for (let count = 0; count < 400; count += 1) {
      const bytes = mutated(files[random(files.length)]!, files[random(files.length)]!, random);
      const findings = await scanModel([fileOf(count % 2 === 0 ? 'm.joblib' : 'm.bin', bytes)]);
      for (const finding of findings) expect(finding.said).not.toBe('');
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

/** A name that is not to be seen is told as `?`, which is never allowed. */
function hasUnknownName(name: string): boolean {
  return name.includes('?');
}
