import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { tmpdir } from 'node:os';

import { describe, expect, test } from 'vitest';

import { Secret } from '@slipway/core/secret';
import type { Failure, Problems } from '@slipway/core/trouble';
import { modelSigning } from './model-signing.ts';

const signing = modelSigning({ identityToken: undefined, cache: tmpdir() });
const pair = (namedCurve: string): { privateKey: KeyObject; publicKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve });
const pem = (key: KeyObject, passphrase?: string): Secret =>
  new Secret(
    key.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: passphrase === undefined ? undefined : 'aes-256-cbc',
      passphrase,
    }) as string,
  );
const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }) as string;
const ours = pair('prime256v1');
const theirs = pair('prime256v1');

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const thrown = await work.then(
    () => undefined,
    (caught: unknown) => caught as Problems,
  );
  return (thrown?.problems ?? []).map(({ where, said }) => `${'input' in where ? where.input : ''}: ${said}`);
}

describe.each(['prime256v1', 'secp384r1', 'secp521r1'])('a key on the curve %s', (curve) => {
  test('signs, and its public half opens what it signed', async () => {
    const { privateKey, publicKey } = pair(curve);
    const bundle = await signing.sign('{"å": 1}', { kind: 'key', key: pem(privateKey) });
    const opened = await signing.open(bundle, { kind: 'key', publicKey: publicPem(publicKey) });
    expect(opened.payload).toBe('{"å": 1}');
    expect(JSON.parse(bundle)).toMatchObject({
      verificationMaterial: {
        publicKey: { hint: expect.stringContaining(opened.signer.slice(8)) as string },
      },
    });
  });
});

describe('what was signed with a key', () => {
  const identity = { kind: 'key', key: pem(ours.privateKey) } as const;
  const trust = { kind: 'key', publicKey: publicPem(ours.publicKey) } as const;
  const failureOf = async (text: string, given = trust): Promise<Failure> =>
    (await signing.open(text, given).catch((caught: unknown) => caught)) as Failure;
  const changed = async (change: (bundle: Changeable) => void): Promise<string> => {
    const bundle = JSON.parse(await signing.sign('payload', identity)) as Changeable;
    change(bundle);
    return JSON.stringify(bundle);
  };

  test('is not opened by another key, and the message names both', async () => {
    const failure = await failureOf(await signing.sign('payload', identity), {
      kind: 'key',
      publicKey: publicPem(theirs.publicKey),
    });
    expect(failure).toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect(failure.message).toMatch(
      /made with another key: it names [0-9a-f]{12}, and the given one is [0-9a-f]{12}/,
    );
  });

  test('is not opened by another key either when the bundle pretends to be of that key', async () => {
    const text = await changed((it) => delete it.verificationMaterial.publicKey.hint);
    expect((await failureOf(text)).message).toBe(undefined);
    const failure = await failureOf(text, { kind: 'key', publicKey: publicPem(theirs.publicKey) });
    expect(failure.message).toContain('was changed, or was not signed by the key');
  });

  test('does not hold when a bit of the payload or of the signature is flipped', async () => {
    const flip = (base64: string, at: number): string => {
      const bytes = Buffer.from(base64, 'base64');
      bytes[at]! ^= 1;
      return bytes.toString('base64');
    };
    for (const at of [0, 3, 6]) {
      const text = await changed((it) => (it.dsseEnvelope.payload = flip(it.dsseEnvelope.payload, at)));
      expect((await failureOf(text)).message).toContain('was changed');
    }
    const text = await changed((it) => {
      const [signature] = it.dsseEnvelope.signatures;
      signature!.sig = flip(signature!.sig, 12);
    });
    expect((await failureOf(text)).message).toContain('was changed');
  });

  test('is not taken for what a certificate or Sigstore signed', async () => {
    const text = await signing.sign('payload', identity);
    const asked = signing.open(text, { kind: 'keyless', identity: 'a', issuer: 'b', trustedRoot: '{}' });
    await expect(asked).rejects.toThrow(
      'made with a key, and one made without a key of its own (Sigstore) is asked for',
    );
  });

  test('is known again by who signed it, and by nobody else', async () => {
    const text = await signing.sign('payload', identity);
    expect(await signing.ownPayload(text, identity)).toBe('payload');
    expect(await signing.ownPayload(text, { kind: 'key', key: pem(theirs.privateKey) })).toBeUndefined();
    expect(await signing.ownPayload(text, { kind: 'keyless' })).toBeUndefined();
    expect(await signing.ownPayload('broken', identity)).toBeUndefined();
    const forged = await changed((it) => (it.dsseEnvelope.payload = Buffer.from('other').toString('base64')));
    expect(await signing.ownPayload(forged, identity)).toBeUndefined();
  });
});

interface Changeable {
  verificationMaterial: { publicKey: { hint?: string } };
  dsseEnvelope: { payload: string; signatures: { sig: string }[] };
}

describe('keys that are refused', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tried = (key: Secret, password?: string): Promise<string[]> =>
    problemsOf(
      signing.signer({
        kind: 'key',
        key,
        password: password === undefined ? undefined : new Secret(password),
      }),
    );

  test('encrypted ones open with their password only', async () => {
    const key = pem(ours.privateKey, 'open sesame');
    expect(await tried(key, 'open sesame')).toEqual([]);
    expect(await tried(key)).toEqual([
      'signing-key-password: the key is encrypted and no password was given',
    ]);
    expect(await tried(key, 'wrong')).toEqual(['signing-key-password: the password does not open the key']);
  });

  test('other types, other curves, and what is no key', async () => {
    expect(await tried(pem(rsa.privateKey))).toEqual(['signing-key: a key of the type rsa']);
    expect(await tried(pem(generateKeyPairSync('ed25519').privateKey))).toEqual([
      'signing-key: a key of the type ed25519',
    ]);
    expect(await tried(pem(pair('secp256k1').privateKey))).toEqual([
      'signing-key: a key on the curve secp256k1',
    ]);
    expect(await tried(new Secret('-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----'))).toEqual([
      'signing-key: no private key in PEM',
    ]);
  });

  test('the old form of OpenSSL, which begins with the parameters of the curve, is read', async () => {
    const key = ours.privateKey.export({ type: 'sec1', format: 'pem' }) as string;
    const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
    expect(await tried(new Secret(parameters + key))).toEqual([]);
  });

  test('a private key where a public one is meant is pointed out', async () => {
    const text = await signing.sign('payload', { kind: 'key', key: pem(ours.privateKey) });
    const open = (publicKey: string): Promise<string[]> =>
      problemsOf(signing.open(text, { kind: 'key', publicKey }));
    expect(await open(pem(ours.privateKey).reveal())).toEqual(['verification-key: a private key']);
    expect(await open(publicPem(rsa.publicKey))).toEqual(['verification-key: a key of the type rsa']);
    expect(await open('x')).toEqual(['verification-key: no public key in PEM']);
  });

  test('without a key of its own a run needs an identity', async () => {
    const refused = problemsOf(signing.sign('payload', { kind: 'keyless' }));
    expect(await refused).toEqual(['sign: `keyless`, and this run has no identity that it could prove']);
  });
});
