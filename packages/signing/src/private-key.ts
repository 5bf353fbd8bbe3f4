import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

import type { Secret } from '@slipway/core/secret';
import { refuse } from '@slipway/core/trouble';

/**
 * The curves of OpenSSF Model Signing, and the hash that goes with each. The names are OpenSSL's.
 * Source: https://github.com/ossf/model-signing-spec/blob/main/algorithm-registry.md#signing-key-types
 */
const hashOfCurve: Readonly<Record<string, string>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
};

const expected = 'a private key for signing in PEM, on the curve P-256, P-384 or P-521';

/**
 * Reads a private key.
 * @throws Problems at `signing-key` or `signing-key-password`; they never quote either
 */
export function readPrivateKey(pem: Secret, password: Secret | undefined): KeyObject {
  const key = decoded(pem, password);
  const fault = faultOfKey(key);
  if (fault === undefined) return key;
  return refuse({ where: { input: 'signing-key' }, said: fault, expected, remedy: howToMake });
}

const howToMake =
  'make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing.pem`';

function decoded(pem: Secret, password: Secret | undefined): KeyObject {
  const text = pem.reveal();
  const isEncrypted = text.includes('ENCRYPTED');
  if (isEncrypted && password === undefined) {
    refuse({
      where: { input: 'signing-key-password' },
      said: 'the key is encrypted and no password was given',
      expected: 'the password of `signing-key`',
      remedy: 'add `signing-key-password` from a secret of the repository',
    });
  }
  try {
    return createPrivateKey({ key: text, passphrase: isEncrypted ? password!.reveal() : undefined });
  } catch {
    // OpenSSL's own message may hold parts of the key, so it is not passed on.
    return refuse(
      isEncrypted
        ? {
            where: { input: 'signing-key-password' },
            said: 'the password does not open the key',
            expected: 'the password of `signing-key`',
            remedy: 'check that the secret belongs to this key and has no line break at its end',
          }
        : { where: { input: 'signing-key' }, said: 'no private key in PEM', expected, remedy: howToMake },
    );
  }
}

/** Why a key, private or public, can not be used for models, or undefined when it can. */
export function faultOfKey(key: KeyObject): string | undefined {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== 'ec') return `a key of the type ${key.asymmetricKeyType}`;
  return hashOfCurve[curve ?? ''] === undefined ? `a key on the curve ${curve}` : undefined;
}

/** The hash that is signed with a key. @see faultOfKey */
export function hashOf(key: KeyObject): string {
  return hashOfCurve[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256';
}

/**
 * The fingerprint by which a signature names its key: SHA-256 over the public key in PEM, hexadecimal.
 * Source: https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_signing/sign_ec_key.py
 */
export function fingerprintOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'pem' }))
    .digest('hex');
}
