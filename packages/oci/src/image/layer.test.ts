import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';

import { Failure } from '@slipway/core/trouble';
import type { LayerEntry, LayerWanted } from '@slipway/core/image';
import { requires } from '@slipway/testing/requires';
import { afterAll, describe, expect, it } from 'vitest';

import { blobBlocks, isWholeBlob } from './blob-source.ts';
import { threadProgram } from './layer-threads.ts';
import { buildLayer } from './layer.ts';

const temporary = mkdtempSync(join(tmpdir(), 'layer-'));
afterAll(() => rmSync(temporary, { recursive: true }));
const signal = new AbortController().signal;
const host = { cores: 2, threadProgram: threadProgram(''), signal };

/** Numbers that look like weights: hard to compress. The same on every machine. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 42;
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

const words = Buffer.from('the forest is made of trees, '.repeat(400_000));
const contents: Record<string, Buffer> = {
  'a/weights.bin': noise(3_000_000),
  'a/empty': Buffer.alloc(0),
  'b/text.txt': words,
  [`long/${'folder/'.repeat(40)}äöü €.txt`]: Buffer.from('far down'),
};

/** The files below a new folder, written at another time and in another order each time. */
function entriesIn(name: string, when: Date): LayerEntry[] {
  const folder = join(temporary, name);
  const paths = Object.keys(contents);
  if (when.getTime() % 2 === 0) paths.reverse();
  return paths.map((path) => {
    const from = join(folder, ...path.split('/'));
    mkdirSync(dirname(from), { recursive: true });
    writeFileSync(from, contents[path] as Buffer);
    utimesSync(from, when, when);
    chmodSync(from, when.getTime() % 2 === 0 ? 0o600 : 0o664);
    return { kind: 'file', path: `/models/${path}`, from, size: statSync(from).size };
  });
}

const others: LayerEntry[] = [
  { kind: 'text', path: '/bin/start', content: '#!/bin/sh\n', mode: 0o700 },
  { kind: 'folder', path: '/tmp', mode: 0o1777 },
  { kind: 'link', path: '/bin/run', target: '../bin/start' },
];

function wanted(compression: LayerWanted['compression'], entries: readonly LayerEntry[]): LayerWanted {
  return { title: 'the layer', compression, entries };
}

describe('a layer', () => {
  const first = entriesIn('first', new Date(1_000_000_000_000));
  const second = entriesIn('second', new Date(1_700_000_000_001));

  it.each([
    ['none', 'sha256:4d706a55450cc902ea5c2381264b637a5f0095d2d935d94c5efa48559ed2d6b3'],
    ['gzip', 'sha256:a4b58d538bcc27180934b870fd830c40e82ee502d9dd259918d69bbf2a8f87a0'],
  ] as const)('has the same digest on any machine and day: %s', async (compression, digest) => {
    const one = await buildLayer(wanted(compression, [...first, ...others]), temporary, host);
    const other = await buildLayer(wanted(compression, [...others, ...second]), temporary, {
      ...host,
      threadProgram: undefined,
    });
    expect(one.descriptor).toEqual(other.descriptor);
    expect(one.descriptor.digest).toBe(digest);
    expect(one.diffId).toBe(other.diffId);
  });

  it.each([
    ['gzip', gunzipSync],
    ['zstd', zstdDecompressSync],
  ] as const)('is kept as a file named by its digest: %s', async (compression, decompress) => {
    const folder = join(temporary, `kept-${compression}`);
    const plain = await buildLayer(wanted('none', first), folder, host);
    expect(existsSync(folder)).toBe(false);
    const { descriptor, diffId } = await buildLayer(wanted(compression, first), folder, host);
    const [name, ...more] = readdirSync(folder);
    expect({ name, more }).toEqual({ name: descriptor.digest.replace(':', '-'), more: [] });
    const kept = readFileSync(join(folder, name as string));
    expect({ digest: sha256(kept), size: kept.length }).toEqual({
      digest: descriptor.digest,
      size: descriptor.size,
    });
    expect(sha256(decompress(kept))).toBe(diffId);
    expect(diffId).toBe(plain.descriptor.digest);
  });

  it('is compressed where that pays, and not where it does not', async () => {
    const only = (name: string): LayerEntry[] => first.filter(({ path }) => path.endsWith(name));
    const weights = await buildLayer(wanted('auto', only('weights.bin')), temporary, host);
    const text = await buildLayer(wanted('auto', only('text.txt')), temporary, host);
    expect(weights.descriptor.mediaType).toBe('application/vnd.oci.image.layer.v1.tar');
    expect(text.descriptor.mediaType).toBe('application/vnd.oci.image.layer.v1.tar+gzip');
  });

  it('can be read again from any offset', async () => {
    const layer = await buildLayer(wanted('none', [...first, ...others]), temporary, host);
    const whole = Buffer.concat([...blobBlocks(layer)]);
    expect(sha256(whole)).toBe(layer.descriptor.digest);
    for (const offset of [
      0,
      1,
      511,
      512,
      700,
      1024,
      5000,
      1_048_576,
      3_000_000,
      whole.length - 1,
      whole.length,
    ]) {
      const rest = Buffer.concat([...blobBlocks(layer, { offset })]);
      expect({ offset, same: rest.equals(whole.subarray(offset)) }).toEqual({ offset, same: true });
    }
  });

  it('knows a file that is not what was recorded, and names it', async () => {
    const recorded = first.map((entry) =>
      entry.kind === 'file' && entry.path.endsWith('weights.bin')
        ? { ...entry, sha256: '00'.repeat(32) }
        : entry,
    );
    for (const compression of ['none', 'gzip', 'zstd'] as const) {
      const folder = join(temporary, `refused-${compression}`);
      const failure = await failureOf(buildLayer(wanted(compression, recorded), folder, host));
      expect(failure.code).toBe('DIGEST_MISMATCH');
      expect(failure.message).toContain(join('first', 'a', 'weights.bin'));
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    }
  });

  it('knows a file that was changed after the layer was made', async () => {
    const entries = entriesIn('changing', new Date(1_000_000_000_000));
    const layer = await buildLayer(wanted('none', entries), temporary, host);
    expect(await isWholeBlob(layer, signal)).toBe(true);
    const [changing] = entries.filter(({ path }) => path.endsWith('weights.bin'));
    const { from } = changing as Extract<LayerEntry, { kind: 'file' }>;
    writeFileSync(from, noise(3_000_000).toReversed());
    expect(await isWholeBlob(layer, signal)).toBe(false);
    expect(() => [...blobBlocks(layer)]).toThrow(`${from} changed`);
    writeFileSync(from, 'shorter');
    const failure = await failureOf(buildLayer(wanted('none', entries), temporary, host));
    expect(failure.code).toBe('CHANGED_WHILE_READ');
  });

  it('is not whole when its file has rotted', async () => {
    const folder = join(temporary, 'rotten');
    const layer = await buildLayer(wanted('gzip', first), folder, host);
    expect(await isWholeBlob(layer, signal)).toBe(true);
    const file = join(folder, readdirSync(folder)[0] as string);
    const bytes = readFileSync(file);
    bytes[1000] = (bytes[1000] as number) ^ 1;
    writeFileSync(file, bytes);
    expect(await isWholeBlob(layer, signal)).toBe(false);
    rmSync(file);
    expect(await isWholeBlob(layer, signal)).toBe(false);
  });

  it('stops when the run is cancelled, and leaves nothing', async () => {
    const folder = join(temporary, 'cancelled');
    const aborted = { ...host, signal: AbortSignal.abort() };
    const failure = await failureOf(buildLayer(wanted('gzip', first), folder, aborted));
    expect(failure.code).toBe('CANCELLED');
    expect(readdirSync(folder)).toEqual([]);
  });

  const tar = requires('tar');
  it.skipIf(tar.missing)(`is read by tar${tar.note}`, async () => {
    const layer = await buildLayer(wanted('none', [...second, ...others]), temporary, host);
    const file = join(temporary, 'layer.tar');
    writeFileSync(file, Buffer.concat([...blobBlocks(layer)]));
    const out = join(temporary, 'unpacked');
    mkdirSync(out);
    execFileSync('tar', ['-xf', file, '-C', out]);
    for (const [path, content] of Object.entries(contents))
      expect({ path, same: readFileSync(join(out, 'models', path)).equals(content) }).toEqual({
        path,
        same: true,
      });
    expect(readlinkSync(join(out, 'bin/run'))).toBe('../bin/start');
    const listed = execFileSync('tar', ['--full-time', '--numeric-owner', '--utc', '-tvf', file], {
      encoding: 'utf8',
    });
    const lines = listed.trim().split('\n');
    expect(lines.every((line) => / 0\/0 .* 1970-01-01 00:00:00 /.test(line))).toBe(true);
    const modes = lines.map((line) => line.replace(/ .* 1970-01-01 00:00:00 /, ' '));
    expect(modes.filter((line) => !line.includes('long/'))).toEqual([
      'drwxr-xr-x bin/',
      'lrwxrwxrwx bin/run -> ../bin/start',
      '-rwxr-xr-x bin/start',
      'drwxr-xr-x models/',
      'drwxr-xr-x models/a/',
      '-rw-r--r-- models/a/empty',
      '-rw-r--r-- models/a/weights.bin',
      'drwxr-xr-x models/b/',
      '-rw-r--r-- models/b/text.txt',
      'drwxrwxrwt tmp/',
    ]);
  });
});

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(Failure);
  return thrown as Failure;
}
