import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { preAuthenticationEncoding, readBundle, writeBundle } from './bundle.ts';
import { compareFiles } from './comparison.ts';
import { readStatement } from './read-statement.ts';
import { parseShardName, shardName, shardsOf } from './shards.ts';
import { isLeftOut, statementOf, type Resource, type Serialization, type Statement } from './statement.ts';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const resource = (name: string, content = name): Resource => ({
  name,
  algorithm: 'sha256',
  digest: sha256(content),
});
const byFiles: Serialization = { method: 'files', hash_type: 'sha256', allow_symlinks: false };
const statement = (names: readonly string[], serialization = byFiles): Statement =>
  statementOf(
    'iris',
    names.map((name) => resource(name)),
    serialization,
    sha256,
  );

describe('a statement', () => {
  test('lists resources by code points, and its root is over their raw digests in that order', () => {
    const { subject, predicate } = statement(['b', '\u{10000}', '\uE000', 'a/x', 'a-b/x', 'a.txt']);
    const names = predicate.resources.map(({ name }) => name);
    expect(names).toEqual(['a-b/x', 'a.txt', 'a/x', 'b', '\uE000', '\u{10000}']);
    const raw = Buffer.concat(names.map((name) => Buffer.from(sha256(name), 'hex')));
    expect(subject).toEqual([{ name: 'iris', digest: { sha256: sha256(raw) } }]);
  });

  test('is read as it was written', () => {
    const written = statement(['a', 'b'], { ...byFiles, ignore_paths: ['.git'] });
    expect(readStatement(JSON.stringify(written), sha256)).toEqual({ value: written });
  });

  test('of another tool may be in another order and hold more fields', () => {
    const written = statement(['a', 'b']);
    const [a, b] = written.predicate.resources;
    const root = sha256(Buffer.concat([b!, a!].map(({ digest }) => Buffer.from(digest, 'hex'))));
    const other = {
      ...written,
      subject: [{ name: 'iris', digest: { sha256: root }, annotations: {} }],
      predicate: { ...written.predicate, resources: [{ ...b, uri: 'x' }, a], more: true },
    };
    expect(readStatement(JSON.stringify(other), sha256)).toHaveProperty('value');
  });

  const broken = (change: (statement: Record<string, never> & Statement) => unknown): string =>
    JSON.stringify(change(structuredClone(statement(['a', 'b'])) as Record<string, never> & Statement));
  const withResources = (...resources: unknown[]): string =>
    broken((it) => ({ ...it, predicate: { ...it.predicate, resources } }));

  test.each([
    ['no JSON', '{', 'not JSON'],
    [
      'another statement',
      broken((it) => ({ ...it, _type: 'https://in-toto.io/Statement/v0.1' })),
      'Statement/v0.1',
    ],
    [
      'another predicate',
      broken((it) => ({ ...it, predicateType: 'https://slsa.dev/provenance/v1' })),
      'slsa.dev',
    ],
    [
      'the form before 1.0',
      broken((it) => ({ ...it, predicateType: 'https://model_signing/Digests/v0.1' })),
      'before OpenSSF Model Signing 1.0',
    ],
    ['two subjects', broken((it) => ({ ...it, subject: [it.subject[0], it.subject[0]] })), 'one model'],
    [
      'another root',
      broken((it) => ({ ...it, subject: [{ name: 'i', digest: { sha256: 'ab' } }] })),
      'whose digests make',
    ],
    ['no files', withResources(), 'lists no files'],
    ['a path that leaves the model', withResources(resource('../a')), '../a'],
    ['an absolute path', withResources(resource('/a')), '/a'],
    ['a path twice', withResources(resource('a'), resource('a')), 'twice'],
    ['a single file beside others', withResources(resource('.'), resource('a')), 'single file'],
    [
      'a digest that is none',
      withResources({ ...resource('a'), digest: 'xyz' }),
      'without a name or a digest',
    ],
    ['another hash for one file', withResources({ ...resource('a'), algorithm: 'md5' }), 'md5'],
    [
      'shards without a size',
      broken((it) => ({
        ...it,
        predicate: { ...it.predicate, serialization: { ...byFiles, method: 'shards' } },
      })),
      'size',
    ],
    [
      'an unknown hash',
      broken((it) => ({
        ...it,
        predicate: { ...it.predicate, serialization: { ...byFiles, hash_type: 'md5' } },
      })),
      'md5',
    ],
  ])('with %s is refused', (_what, payload, fault) => {
    expect(readStatement(payload, sha256)).toEqual({ fault: expect.stringContaining(fault) as string });
  });
});

describe('shards', () => {
  test.each([
    [0, 4, []],
    [3, 4, ['w:0:3']],
    [4, 4, ['w:0:4']],
    [9, 4, ['w:0:4', 'w:4:8', 'w:8:9']],
  ])('of %d bytes by %d', (size, shardSize, names) => {
    expect(shardsOf('w', size, shardSize).map(shardName)).toEqual(names);
  });

  test('of files with colons in their names', () => {
    expect(parseShardName('a:1:2:0:4')).toEqual({ path: 'a:1:2', start: 0, end: 4 });
    expect(['a', 'a:1', 'a:4:0', ':0:4', 'a:0:x'].map(parseShardName)).toEqual(Array(5).fill(undefined));
  });
});

describe('comparing files with what was signed', () => {
  const present = (...paths: string[]): { path: string; size: number }[] =>
    paths.map((path) => ({ path, size: path.length }));

  test('tells what was added and what is missing', () => {
    expect(compareFiles(statement(['a', 'b']), present('b', 'd', 'c'))).toMatchObject({
      added: ['c', 'd'],
      missing: ['a'],
      toHash: [{ path: 'b', signed: sha256('b') }],
    });
  });

  test('leaves out what the signature leaves out, and what is never signed', () => {
    const signed = statement(['a'], { ...byFiles, ignore_paths: ['model.sig', 'cache'] });
    const files = present('a', 'model.sig', 'cache/x', '.git/config', '.gitignore', 'cachet', 'sub/.git');
    expect(compareFiles(signed, files).added).toEqual(['cachet', 'sub/.git']);
  });

  test('compares what is usually left out where it was signed', () => {
    const signed = statement(['.gitignore', 'a'], byFiles);
    expect(compareFiles(signed, present('.gitignore', 'a', '.git/config'))).toMatchObject({
      added: [],
      missing: [],
      toHash: [{ path: '.gitignore' }, { path: 'a' }],
    });
    expect(compareFiles(signed, present('a')).missing).toEqual(['.gitignore']);
  });

  test('knows a single file by any name: the reference tool calls it a dot', () => {
    expect(compareFiles(statement(['.']), present('model.onnx'))).toMatchObject({
      added: [],
      missing: [],
      toHash: [{ path: 'model.onnx' }],
    });
    expect(compareFiles(statement(['.']), present('a', 'b'))).toMatchObject({
      missing: ['iris'],
      added: ['a', 'b'],
    });
  });

  const shards: Serialization = {
    method: 'shards',
    shard_size: 4,
    hash_type: 'sha256',
    allow_symlinks: false,
  };

  test('by shards tells files that grew or shrank, and hashes ranges', () => {
    const signed = statement(['w:0:4', 'w:4:6', 'v:0:4'], shards);
    const files = [
      { path: 'w', size: 6 },
      { path: 'v', size: 5 },
      { path: 'empty', size: 0 },
    ];
    expect(compareFiles(signed, files)).toMatchObject({ added: [], missing: [], resized: ['v'] });
    expect(compareFiles(signed, files).toHash).toContainEqual({
      path: 'w',
      range: { start: 4, end: 6 },
      signed: sha256('w:4:6'),
    });
  });

  test.each([
    ['.git', '.git', true],
    ['.git/x', '.git', true],
    ['.gitx', '.git', false],
    ['a/.git', '.git', false],
    ['a', '', false],
  ])('%s is left out by `%s`: %s', (path, entry, expected) => {
    expect(isLeftOut(path, [entry])).toBe(expected);
  });
});

describe('a bundle', () => {
  const text = writeBundle({ kind: 'key', hint: 'ab' }, 'cGF5bG9hZA==', 'c2ln');
  const changed = (change: (bundle: Record<string, Record<string, unknown>>) => void): string => {
    const bundle = JSON.parse(text) as Record<string, Record<string, unknown>>;
    change(bundle);
    return JSON.stringify(bundle);
  };

  test('is read as it was written', () => {
    expect(readBundle(text)).toMatchObject({
      value: { material: { kind: 'key', hint: 'ab' }, payload: 'cGF5bG9hZA==', signature: 'c2ln' },
    });
  });

  test.each([
    ['no JSON', 'x', 'not JSON'],
    [
      'another media type',
      changed((it) => Object.assign(it, { mediaType: 'application/json' })),
      'mediaType',
    ],
    ['no envelope', changed((it) => delete it['dsseEnvelope']), 'dsseEnvelope'],
    ['no material', changed((it) => delete it['verificationMaterial']), 'verificationMaterial'],
    ['another payload', changed((it) => (it['dsseEnvelope']!['payloadType'] = 'text/plain')), 'text/plain'],
    ['two signatures', changed((it) => (it['dsseEnvelope']!['signatures'] = [{}, {}])), 'exactly one'],
    ['no signature', changed((it) => (it['dsseEnvelope']!['signatures'] = [{}])), 'Base64'],
    [
      'nobody who signed',
      changed((it) => (it['verificationMaterial'] = {})),
      'neither a key nor a certificate',
    ],
    [
      'an empty chain',
      changed((it) => (it['verificationMaterial'] = { x509CertificateChain: { certificates: [] } })),
      'chain of certificates',
    ],
    [
      'no log entry',
      changed((it) => (it['verificationMaterial'] = { certificate: { rawBytes: 'YQ==' } })),
      'transparency log',
    ],
  ])('with %s is refused', (_what, given, fault) => {
    expect(readBundle(given)).toEqual({ fault: expect.stringContaining(fault) as string });
  });

  // Source: https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md#test-vectors
  test('signs the encoding of the DSSE protocol', () => {
    const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(Buffer.from(encoded).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });
});
