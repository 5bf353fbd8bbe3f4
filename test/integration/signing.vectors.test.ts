import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

import type { SignatureTrust } from '@slipway/core/ports-signing';
import type { Failure } from '@slipway/core/trouble';
import { readBundle } from '@slipway/formats/oms/bundle';
import { readStatement } from '@slipway/formats/oms/read-statement';
import {
  verifyModelSignature,
  type CheckedSignature,
} from '@slipway/models/signature/verify-model-signature';
import { nodePorts } from '@slipway/runner/ports';
import { root } from '@slipway/testing/run-action';

import { modelAt } from './signed-models.ts';

const fixtures = join(root, 'test', 'fixtures', 'oms');
const text = (...path: string[]): string => readFileSync(join(fixtures, ...path), 'utf8');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const ports = nodePorts();

/** What the fixtures are trusted with. */
const trust: Readonly<Record<string, SignatureTrust>> = {
  'elliptic-key': { kind: 'key', publicKey: text('reference', 'signing-key-pub.pem') },
  certificate: { kind: 'certificate', roots: text('reference', 'ca-cert.pem') },
  sigstore: {
    kind: 'keyless',
    identity: 'stefanb@us.ibm.com',
    issuer: 'https://sigstore.verify.ibm.com/oauth2',
    trustedRoot: text('sigstore-trusted-root.json'),
  },
};

function payloadOf(bundle: string): string {
  const { dsseEnvelope } = JSON.parse(bundle) as { dsseEnvelope: { payload: string } };
  return Buffer.from(dsseEnvelope.payload, 'base64').toString();
}

/** The vectors of the standard: those that are committed, and another copy beside the checkout when there is one. */
const places = [join(fixtures, 'standard', 'vectors'), ...otherVectors()];

function otherVectors(): string[] {
  const named = process.env['SLIPWAY_OMS_VECTORS'];
  if (named !== undefined) return [join(named, 'test-vectors', 'v1.0')];
  for (let folder = root; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'shared', 'vectors', 'oms', 'test-vectors', 'v1.0');
    if (existsSync(found)) return [found];
  }
  return [];
}

describe.each(
  places.map((place, index) => ({ place, name: index === 0 ? 'committed' : 'beside the checkout' })),
)('the vectors of the standard, $name', ({ place }) => {
  const vectors = (folder: string): string[] => readdirSync(join(place, folder));
  const vector = (folder: string, name: string): string => readFileSync(join(place, folder, name), 'utf8');

  test.each(vectors('valid'))('valid: %s', (name) => {
    const bundle = vector('valid', name);
    expect(readBundle(bundle)).toHaveProperty('value');
    expect(readStatement(payloadOf(bundle), sha256)).toHaveProperty('value');
  });

  test.each([
    ['key.bundle.json', 'elliptic-key'],
    ['certificate.bundle.json', 'certificate'],
    ['sigstore.bundle.json', 'sigstore'],
  ])('valid, and really signed by who is trusted: %s', async (name, way) => {
    expect(await ports.signing.open(vector('valid', name), trust[way]!)).toHaveProperty('payload');
  });

  test.each(vectors('invalid'))('invalid: %s', (name) => {
    expect(readBundle(vector('invalid', name))).toEqual({ fault: expect.any(String) as string });
  });

  test.each(vectors('invalid-payload'))('with a statement that is invalid: %s', async (name) => {
    const bundle = vector('invalid-payload', name);
    const model = { title: 'model', files: [] };
    const failure = verifyModelSignature(model, bundle, trust['elliptic-key']!, ports);
    await expect(failure).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect(readStatement(payloadOf(bundle), sha256)).toEqual({
      fault: expect.stringContaining('https://example.com/wrong-predicate/v1.0') as string,
    });
  });
});

describe('models that the reference tool signed', () => {
  const versions = ['v0.3.1', 'v1.0.0', 'v1.0.1', 'v1.1.0'];
  const signed = readdirSync(join(fixtures, 'reference')).filter((name) =>
    versions.some((version) => name.startsWith(version)),
  );
  const check = (name: string, given: SignatureTrust, change = ''): Promise<CheckedSignature> => {
    const model = modelAt(join(fixtures, 'reference', name), ['model.sig', 'ignore-me']);
    const files = model.files.map((file) =>
      file.path === change ? { ...file, location: join(fixtures, 'README.md') } : file,
    );
    return verifyModelSignature({ ...model, files }, text('reference', name, 'model.sig'), given, ports);
  };
  const trustOf = (name: string): SignatureTrust => trust[name.replace(/^v[\d.]+-/, '')]!;

  test.each(signed)('%s holds', async (name) => {
    const { files, digest } = await check(name, trustOf(name));
    expect(files).toBeGreaterThan(0);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test.each(signed)('%s does not hold with other bytes', async (name) => {
    const failure = (await check(name, trustOf(name), 'signme-1').catch(
      (caught: unknown) => caught,
    )) as Failure;
    expect(failure.message).toContain('signme-1 is not the file that was signed: its bytes changed');
  });

  test('there are all of them', () => {
    expect(signed).toHaveLength(12);
  });

  test('of version 0.2 are refused, and the message says why', async () => {
    const checked = check('v0.2.0-certificate', trust['certificate']!);
    await expect(checked).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  test.each([
    [{ identity: 'eve@example.com' }, 'made by stefanb@us.ibm.com, and eve@example.com is trusted'],
    [{ identity: 'stefanb.us.ibm.com' }, 'made by stefanb@us.ibm.com, and stefanb.us.ibm.com is trusted'],
    [{ identity: '.*' }, 'made by stefanb@us.ibm.com, and .* is trusted'],
    [{ issuer: 'https://accounts.google.com' }, 'only https://accounts.google.com is trusted to say so'],
  ])('without a key: not with %j', async (change, said) => {
    const given = { ...trust['sigstore'], ...change } as SignatureTrust;
    await expect(check('v1.1.0-sigstore', given)).rejects.toThrow(said);
  });

  test('without a key: not when Sigstore is somebody else', async () => {
    const other = JSON.parse(text('sigstore-trusted-root.json')) as Record<string, unknown>;
    const given = {
      ...trust['sigstore'],
      trustedRoot: JSON.stringify({ ...other, tlogs: [] }),
    } as SignatureTrust;
    await expect(check('v1.1.0-sigstore', given)).rejects.toThrow('the signature does not hold');
    await expect(check('v1.1.0-sigstore', { ...given, trustedRoot: 'x' } as SignatureTrust)).rejects.toThrow(
      'no trusted root that can be read',
    );
  });
});

describe('what is written here keeps to the schemas of the standard', () => {
  const schemas = readdirSync(join(fixtures, 'standard', 'schemas')).map(
    (name) => JSON.parse(text('standard', 'schemas', name)) as { $id: string },
  );
  const validator = new Ajv2020({ schemas, strict: false });
  const faults = (schema: string, value: unknown): unknown => {
    validator.validate(`https://model_signing/${schema}/v1.0/schema`, value);
    return validator.errors;
  };

  test('the schemas themselves tell the vectors apart', () => {
    const vector = (path: string): unknown => JSON.parse(text('standard', 'vectors', path));
    expect(faults('bundle', vector('valid/key.bundle.json'))).toBeNull();
    expect(faults('bundle', vector('invalid/missing-envelope.bundle.json'))).not.toBeNull();
  });

  test('a bundle and its statement', async () => {
    const { signedHere } = await import('./signed-models.ts');
    const { signature } = await signedHere({ 'a.bin': 'a', 'b/c.json': '{}' });
    expect(faults('bundle', JSON.parse(signature))).toBeNull();
    expect(faults('statement', JSON.parse(payloadOf(signature)))).toBeNull();
  });
});
