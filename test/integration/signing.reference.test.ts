import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import type { SignatureTrust } from '@slipway/core/ports-signing';
import { Secret } from '@slipway/core/secret';
import {
  verifyModelSignature,
  type CheckedSignature,
} from '@slipway/models/signature/verify-model-signature';
import { nodePorts } from '@slipway/runner/ports';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';

import { extensions, joined, newCertificate, newRoot, type Issued } from './openssl-certificates.ts';
import { referenceTool, type ReferenceJob } from './reference-tool.ts';
import { modelAt, modelFolder, newKey, signFolder } from './signed-models.ts';

const needs = requires('uv', 'openssl');
const ports = nodePorts();
const place = newFolder('slipway-reference-');

/** Names that sort differently by code point and by path, that are not ASCII, that hold colons, and an empty file. */
const contents = {
  'config.json': '{}',
  'a/x': '1',
  'a-b/x': '2',
  'a.txt': '3',
  'größe/模型.bin': '4'.repeat(10),
  '\u{1F600}.bin': '5',
  'c:1:2': '6',
  empty: '',
  'weights.bin': Buffer.alloc(3_000_000, 7),
};

/** A key as two files. */
function keyFiles(curve: string): { key: string; publicKey: string } {
  const made = newKey(curve);
  const [key, publicKey] = [join(place, `${curve}.pem`), join(place, `${curve}.pub.pem`)];
  writeFileSync(key, made.key.reveal());
  writeFileSync(publicKey, made.publicKey);
  return { key, publicKey };
}

describe.skipIf(needs.missing)(`beside the reference tool${needs.note}`, () => {
  const keys = { a: keyFiles('prime256v1'), b: keyFiles('secp384r1'), c: keyFiles('secp521r1') };
  const model = modelFolder(contents);
  const at = (name: string): string => join(place, name);
  let root: Issued, between: Issued, leaf: Issued;

  beforeAll(() => {
    root = newRoot('Reference Root');
    between = newCertificate('Reference Between', root, extensions.authority);
    leaf = newCertificate('Reference Models', between, extensions.signing);
  });

  describe('what it signs is checked here', () => {
    beforeAll(() => {
      const sign = { do: 'sign', model } as const;
      const { 'c:1:2': _colons, ...plain } = contents;
      writeFileSync(at('single.onnx'), 'one file');
      const ends = referenceTool([
        { ...sign, way: 'key', key: keys.a.key, signature: at('files') },
        { ...sign, way: 'key', key: keys.c.key, hash: 'blake2', signature: at('blake2') },
        {
          ...sign,
          way: 'key',
          key: keys.b.key,
          shardSize: 1_000_000,
          model: modelFolder(plain),
          signature: at('shards'),
        },
        { ...sign, way: 'key', key: keys.a.key, model: at('single.onnx'), signature: at('single') },
        {
          ...sign,
          way: 'certificate',
          key: leaf.key,
          certificate: leaf.certificate,
          chain: [between.certificate],
          signature: at('certificate'),
        },
      ]);
      expect(ends).toEqual(Array(5).fill('good'));
    });

    const check = (signature: string, folder: string, trust: SignatureTrust): Promise<CheckedSignature> =>
      verifyModelSignature(modelAt(folder), readFileSync(at(signature), 'utf8'), trust, ports);
    const keyed = ({ publicKey }: { publicKey: string }): SignatureTrust => ({
      kind: 'key',
      publicKey: readFileSync(publicKey, 'utf8'),
    });

    test.each([
      ['files', 'a'],
      ['blake2', 'c'],
    ] as const)('%s, with a key', async (signature, key) => {
      expect(await check(signature, model, keyed(keys[key]))).toMatchObject({ files: 9 });
    });

    test('shards, with a key, down to the shard that was altered', async () => {
      const { 'c:1:2': _colons, ...plain } = contents;
      const folder = modelFolder(plain);
      expect(await check('shards', folder, keyed(keys.b))).toMatchObject({ files: 7 });
      writeFileSync(join(folder, 'weights.bin'), Buffer.alloc(3_000_000, 7).fill(8, 2_999_999));
      await expect(check('shards', folder, keyed(keys.b))).rejects.toThrow('weights.bin is not the file');
      appendFileSync(join(folder, 'a.txt'), '3');
      await expect(check('shards', folder, keyed(keys.b))).rejects.toThrow('a.txt is not the file');
    });

    test('a single file, whatever it is called', async () => {
      const folder = modelFolder({ 'other-name.onnx': 'one file' });
      expect(await check('single', folder, keyed(keys.a))).toMatchObject({ files: 1 });
    });

    test('with a certificate', async () => {
      const trust = { kind: 'certificate', roots: joined(root) } as const;
      expect(await check('certificate', model, trust)).toMatchObject({
        signer: 'CN=Reference Models',
        files: 9,
      });
    });
  });

  test('what is signed here it finds good, and refuses as we do what was changed since', async () => {
    const key = (file: string): Secret => new Secret(readFileSync(file, 'utf8'));
    const byKey = { kind: 'key', key: key(keys.b.key) } as const;
    const certificates = joined(leaf, between);
    writeFileSync(at('ours.key'), await signFolder(model, byKey));
    writeFileSync(
      at('ours.certificate'),
      await signFolder(model, { kind: 'certificate', key: key(leaf.key), certificates }),
    );
    const keyed = { do: 'verify', way: 'key', key: keys.b.publicKey, signature: at('ours.key') } as const;
    const certified = { do: 'verify', way: 'certificate', signature: at('ours.certificate') } as const;
    const changed = changedModels();
    const jobs: ReferenceJob[] = [
      { ...keyed, model },
      { ...certified, chain: [root.certificate], model },
      ...Object.values(changed).map((folder) => ({ ...keyed, model: folder })),
      { ...keyed, key: keys.a.publicKey, model },
      { ...certified, chain: [newRoot('Nobody').certificate], model },
    ];
    expect(referenceTool(jobs)).toEqual([
      'good',
      'good',
      expect.stringContaining('Hash mismatch'),
      expect.stringContaining('Extra files found'),
      expect.stringContaining('Missing files'),
      expect.stringContaining('ValueError'),
      expect.stringContaining('X509StoreContextError'),
    ]);

    const trust = { kind: 'key', publicKey: readFileSync(keys.b.publicKey, 'utf8') } as const;
    const said = async (folder: string): Promise<unknown> =>
      await verifyModelSignature(modelAt(folder), readFileSync(at('ours.key'), 'utf8'), trust, ports).catch(
        (thrown: unknown) => (thrown as Error).message,
      );
    expect(await said(changed.flipped)).toBe(
      'model is not what was signed: weights.bin is not the file that was signed: its bytes changed',
    );
    expect(await said(changed.added)).toBe('model is not what was signed: extra.txt was not signed');
    expect(await said(changed.missing)).toBe(
      'model is not what was signed: config.json was signed and is not there',
    );
  });

  test('of certificates, both trust the same', async () => {
    const narrow = newCertificate('Narrow', root, extensions.authorityOfLeaves);
    const further = newCertificate('Further', narrow, extensions.authority);
    const pretender = newCertificate('Pretender', root, extensions.pretender);
    const cases: [chain: Issued[], trusted: Issued][] = [
      [[leaf, between], root],
      [[leaf, between, root], root],
      [[leaf], root],
      [[leaf, between], between],
      [[leaf, between, root], newRoot('Another')],
      [[newCertificate('Code', root, extensions.codeSigning)], root],
      [[newCertificate('Over', root, extensions.signing, { days: 0 })], root],
      [[newCertificate('Under', pretender, extensions.signing), pretender], root],
      [[newCertificate('Near', narrow, extensions.signing), narrow], root],
      [[newCertificate('Far', further, extensions.signing), further, narrow], root],
    ];
    const jobs: ReferenceJob[] = [];
    const ours: boolean[] = [];
    for (const [index, [chain, trusted]] of cases.entries()) {
      const key = new Secret(readFileSync(chain[0]!.key, 'utf8'));
      const signature = await signFolder(model, { kind: 'certificate', key, certificates: joined(...chain) });
      writeFileSync(at(`case ${index}`), signature);
      const opening = ports.signing.open(signature, { kind: 'certificate', roots: joined(trusted) });
      ours.push(await opening.then(Boolean, () => false));
      jobs.push({
        do: 'verify',
        way: 'certificate',
        model,
        signature: at(`case ${index}`),
        chain: [trusted.certificate],
      });
    }
    expect(ours).toEqual(referenceTool(jobs).map((end) => end === 'good'));
    expect(ours).toEqual([true, true, false, false, false, true, true, false, true, false]);
  });

  function changedModels(): Record<'flipped' | 'added' | 'missing', string> {
    const [flipped, added, missing] = [modelFolder(contents), modelFolder(contents), modelFolder(contents)];
    const weights = Buffer.from(contents['weights.bin']);
    weights[1_500_000]! ^= 1;
    writeFileSync(join(flipped, 'weights.bin'), weights);
    writeFileSync(join(added, 'extra.txt'), '');
    rmSync(join(missing, 'config.json'));
    return { flipped, added, missing };
  }
});
