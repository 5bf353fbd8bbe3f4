import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { LayerWanted } from '@slipway/core/image';
import { afterAll, describe, expect, it } from 'vitest';

import { ForeseenLayers } from './foreseen-layers.ts';
import { threadProgram } from './layer-threads.ts';
import { buildLayer } from './layer.ts';

const temporary = mkdtempSync(join(tmpdir(), 'foreseen-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const abort = new AbortController();
const host = { cores: 2, threadProgram: threadProgram(''), signal: abort.signal };

/** A layer of one file, whose time is known from hashing it. */
function layerOf(name: string, content: Buffer): LayerWanted {
  const from = join(temporary, name);
  writeFileSync(from, content);
  const entry = { kind: 'file', path: `/models/${name}`, from, size: content.length } as const;
  const known = { hashedMs: statSync(from).mtimeMs, sha256: 'f'.repeat(64) };
  return { title: name, entries: [{ ...entry, ...known }], compression: 'auto' };
}

describe('foreseen layers', () => {
  it('are what they would be when they are asked for', async () => {
    const wanted = [layerOf('a.bin', randomBytes(3_000_000)), layerOf('b.bin', randomBytes(100_000))];
    const foreseen = new ForeseenLayers(host);
    foreseen.foresee([]);
    foreseen.foresee(wanted);
    for (const each of wanted)
      expect(await foreseen.take(each)).toEqual(await buildLayer(each, temporary, host));
    expect(await foreseen.take(wanted[0]!)).toBeUndefined();
  });

  it('tell how to compress what is worth it', async () => {
    const wanted = layerOf('text', Buffer.from('the forest is made of trees, '.repeat(10_000)));
    const foreseen = new ForeseenLayers(host);
    foreseen.foresee([wanted]);
    expect(await foreseen.take(wanted)).toEqual({ compression: 'gzip' });
  });

  it('are not known when the file is gone or has changed, and then making them says so', async () => {
    const gone = layerOf('gone', randomBytes(1000));
    rmSync(join(temporary, 'gone'));
    const changed = layerOf('changed', randomBytes(1000));
    utimesSync(join(temporary, 'changed'), 1, 1);
    const foreseen = new ForeseenLayers(host);
    foreseen.foresee([gone, changed]);
    expect([await foreseen.take(gone), await foreseen.take(changed)]).toEqual([undefined, undefined]);
    await expect(buildLayer(changed, temporary, host)).rejects.toMatchObject({ code: 'CHANGED_WHILE_READ' });
  });

  it('are not waited for when their thread has died', async () => {
    const wanted = layerOf('lonely', randomBytes(1000));
    const foreseen = new ForeseenLayers({ ...host, threadProgram: join(temporary, 'no-program.js') });
    foreseen.foresee([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    foreseen.foresee([wanted]);
    expect(await foreseen.take(wanted)).toBeUndefined();
  });

  it('are not waited for when the run is cancelled', async () => {
    const wanted = layerOf('large.bin', randomBytes(30_000_000));
    const foreseen = new ForeseenLayers(host);
    foreseen.foresee([wanted]);
    const taking = foreseen.take(wanted);
    abort.abort();
    await expect(taking).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
