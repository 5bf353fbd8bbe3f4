import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readInputs, table } from '@slipway/core/inputs';
import { Secret } from '@slipway/core/secret';
import type { Failure } from '@slipway/core/trouble';
import { nodePorts } from '@slipway/runner/ports';
import { rootDigest } from '../registry/root-digest.ts';
import { isAbout, modelStatement } from './model-statement.ts';
import { signatureFailure } from './signature-failure.ts';
import { readSignatory, signingInputs, signingProblems } from './signing-inputs.ts';
import { readTrust, trustInputs, trustProblems } from './trust-inputs.ts';
import { verifyModelSignature } from './verify-model-signature.ts';

const workspace = mkdtempSync(join(tmpdir(), 'slipway-test-'));
const ports = nodePorts({ workspace });
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string;

const signing = table(signingInputs).check(signingProblems);
const trusting = table(trustInputs).check(trustProblems);
type Given = Record<string, string>;

function problems(inputs: typeof signing | typeof trusting, given: Given): string[] {
  const read = readInputs(inputs as typeof signing, (name) => given[name]);
  return 'problems' in read
    ? read.problems.map(({ where, said }) => `${Object.values(where)[0]}: ${said}`)
    : [];
}

describe('the inputs for signing', () => {
  test.each<[Given, string[]]>([
    [{}, []],
    [{ sign: 'key', 'signing-key': key }, []],
    [{ sign: 'keyless' }, []],
    [{ sign: 'key' }, ['signing-key: nothing, and `sign` is `key`']],
    [
      { sign: 'certificate' },
      [
        'signing-key: nothing, and `sign` is `certificate`',
        'signing-certificate: nothing, and `sign` is `certificate`',
      ],
    ],
    [{ 'signing-key': key }, ['signing-key: it was given, and `sign` is `off`']],
    [
      { sign: 'key', 'signing-key': key, 'signing-certificate': 'c' },
      ['signing-certificate: it was given, and `sign` is `key`'],
    ],
    [
      { sign: 'keyless', 'signing-key-password': 'p' },
      ['signing-key-password: it was given, and `sign` is `keyless`'],
    ],
  ])('%j', (given, expected) => {
    expect(problems(signing, given)).toEqual(expected);
  });

  const signatory = (signingKey: string): ReturnType<typeof readSignatory> =>
    readSignatory(
      {
        sign: 'key',
        signingKey: new Secret(signingKey),
        signingKeyPassword: undefined,
        signingCertificate: undefined,
      },
      ports,
    );

  test('a key may be given as it is or as a file, and neither is told when it is wrong', async () => {
    writeFileSync(join(workspace, 'key.pem'), key);
    expect((await signatory(key))?.signer).toMatch(/^the key [0-9a-f]{12}$/);
    expect(await signatory('key.pem')).toEqual(await signatory(key));
    const refused = (await signatory('no-such-key').catch((caught: unknown) => caught)) as Error;
    expect(refused.message).toContain('neither a key in PEM nor the path of a file');
    expect(refused.message).not.toContain('no-such-key');
  });
});

describe('the inputs for checking', () => {
  test.each<[Given, string[]]>([
    [{}, []],
    [{ 'verify-signature': 'key', 'verification-key': publicPem }, []],
    [{ 'verify-signature': 'key' }, ['verification-key: nothing, and `verify-signature` is `key`']],
    [
      { 'verify-signature': 'keyless' },
      [
        'certificate-identity: nothing, and `verify-signature` is `keyless`',
        'certificate-oidc-issuer: nothing, and `verify-signature` is `keyless`',
      ],
    ],
    [{ 'verification-key': 'k' }, ['verification-key: it was given, and `verify-signature` is `off`']],
    [{ signature: 'model.sig' }, ['signature: it was given, and `verify-signature` is `off`']],
  ])('%j', (given, expected) => {
    expect(problems(trusting, given)).toEqual(expected);
  });

  const trust = (changes: Partial<Parameters<typeof readTrust>[0]>): ReturnType<typeof readTrust> =>
    readTrust(
      {
        verifySignature: 'off',
        signature: undefined,
        verificationKey: undefined,
        certificateChain: undefined,
        certificateIdentity: undefined,
        certificateOidcIssuer: undefined,
        trustedRoot: undefined,
        ...changes,
      },
      ports,
    );

  test('files are read, and one that is not there is a problem', async () => {
    writeFileSync(join(workspace, 'key.pub.pem'), publicPem);
    expect(await trust({})).toBeUndefined();
    const read = { kind: 'key', publicKey: publicPem };
    expect(await trust({ verifySignature: 'key', verificationKey: 'key.pub.pem' })).toEqual(read);
    expect(await trust({ verifySignature: 'key', verificationKey: publicPem })).toEqual(read);
    const missing = trust({ verifySignature: 'certificate', certificateChain: 'nowhere.pem' });
    await expect(missing).rejects.toThrow('nowhere.pem does not exist');
    const identity = { certificateIdentity: 'a', certificateOidcIssuer: 'b' };
    expect(await trust({ verifySignature: 'keyless', ...identity })).toEqual({
      kind: 'keyless',
      identity: 'a',
      issuer: 'b',
    });
  });
});

describe('a registered model', () => {
  const sha256 = (content: string): string => ports.files.sha256(content);
  const files = ['b', 'a'].map((path) => ({ path, size: 1, sha256: sha256(path) }));
  const located = files.map(({ path, size }) => {
    writeFileSync(join(workspace, path), path);
    return { path, size, location: join(workspace, path) };
  });
  const model = { title: 'iris:1', files: located };
  const trust = { kind: 'key', publicKey: publicPem } as const;
  const signed = (statement: unknown): Promise<string> =>
    ports.signing.sign(JSON.stringify(statement), { kind: 'key', key: new Secret(key) });

  test('is what its statement is about, and another one is not', () => {
    const payload = JSON.stringify(modelStatement({ files, folder: 'iris' }, ports));
    expect(isAbout(payload, { files }, ports)).toBe(true);
    expect(isAbout(payload, { files: files.slice(1) }, ports)).toBe(false);
    expect(isAbout(payload, { files: [files[0]!, { ...files[1]!, sha256: sha256('c') }] }, ports)).toBe(
      false,
    );
    expect(isAbout('{}', { files }, ports)).toBe(false);
  });

  test('holds when its bytes are those that were signed, whatever a record says', async () => {
    const signature = await signed(modelStatement({ files }, ports));
    const checked = await verifyModelSignature(model, signature, trust, ports);
    expect(checked).toEqual({
      files: 2,
      signer: expect.stringMatching(/^the key/) as string,
      digest: rootDigest(files, ports.files),
    });
    const swapped = { ...model, files: [located[0]!, { ...located[1]!, location: located[0]!.location }] };
    await expect(verifyModelSignature(swapped, signature, trust, ports)).rejects.toThrow('a is not the file');
  });

  test('needs a signature, one that signs a model, and hashes that can be checked', async () => {
    const failure = async (signature: string | undefined): Promise<Failure> =>
      (await verifyModelSignature(model, signature, trust, ports).catch(
        (caught: unknown) => caught,
      )) as Failure;
    expect((await failure(undefined)).message).toBe('iris:1 has no signature');
    expect((await failure(await signed({}))).message).toContain(
      'the signature of iris:1 signs a statement of the type',
    );
    const statement = modelStatement({ files }, ports);
    const { resources, serialization } = statement.predicate;
    const blake3 = {
      ...statement,
      predicate: {
        resources: resources.map((each) => ({ ...each, algorithm: 'blake3' })),
        serialization: { ...serialization, hash_type: 'blake3' },
      },
    };
    expect((await failure(await signed(blake3))).message).toContain('hashes files with blake3');
  });

  test('all differences are told, and what to do about the worst', () => {
    const failure = signatureFailure('iris:1', { added: ['x'], missing: ['y', 'z'], altered: ['w'] });
    expect(failure).toMatchObject({
      code: 'SIGNATURE_INVALID',
      message:
        'iris:1 is not what was signed: w is not the file that was signed: its bytes changed; 2 files that were signed are not there; x was not signed',
      log: ['altered: w', 'missing: y', 'missing: z', 'added: x'],
    });
    expect(signatureFailure('iris:1', { added: [], missing: [], altered: [] })).toBeUndefined();
  });
});
