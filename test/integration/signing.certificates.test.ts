import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import { beforeAll, describe, expect, test } from 'vitest';

import type { OpenedSignature, SigningIdentity } from '@slipway/core/ports-signing';
import { Secret } from '@slipway/core/secret';
import { nodePorts } from '@slipway/runner/ports';
import { requires } from '@slipway/testing/requires';

import { extensions, joined, newCertificate, newRoot, type Issued } from './openssl-certificates.ts';

const needs = requires('openssl');
const { signing } = nodePorts();

describe.skipIf(needs.missing)(`signing with certificates${needs.note}`, () => {
  let rootOne: Issued, rootTwo: Issued, between: Issued, leaf: Issued;

  beforeAll(() => {
    [rootOne, rootTwo] = [newRoot('Root One'), newRoot('Root Two')];
    between = newCertificate('Between', rootOne, extensions.authority);
    leaf = newCertificate('Models', between, extensions.signing, { curve: 'P-384' });
  });

  const identityOf = (own: Issued, ...chain: Issued[]): SigningIdentity => ({
    kind: 'certificate',
    key: new Secret(readFileSync(own.key, 'utf8')),
    certificates: joined(own, ...chain),
  });
  const opened = async (identity: SigningIdentity, roots: string): Promise<OpenedSignature> =>
    await signing.open(await signing.sign('payload', identity), { kind: 'certificate', roots });

  test('a chain to a trusted root opens, and is named', async () => {
    expect(await signing.signer(identityOf(leaf, between))).toBe('CN=Models');
    expect(await opened(identityOf(leaf, between), joined(rootOne))).toEqual({
      payload: 'payload',
      signer: 'CN=Models',
    });
  });

  test('what stands between may come from either side', async () => {
    expect(await opened(identityOf(leaf), joined(rootOne, between))).toHaveProperty('payload');
    expect(await opened(identityOf(leaf, between, rootOne), joined(rootTwo, rootOne))).toHaveProperty(
      'payload',
    );
  });

  test('code signing will do for a certificate without digitalSignature', async () => {
    const other = newCertificate('Code', rootOne, extensions.codeSigning);
    expect(await opened(identityOf(other), joined(rootOne))).toHaveProperty('signer', 'CN=Code');
  });

  test.each<[string, () => [SigningIdentity, string], string]>([
    [
      'another root',
      () => [identityOf(leaf, between), joined(rootTwo)],
      'no path leads from CN=Models, issued by CN=Between',
    ],
    [
      'a root that only came with the signature',
      () => [identityOf(leaf, between, rootOne), joined(rootTwo)],
      'no path leads',
    ],
    ['a gap', () => [identityOf(leaf), joined(rootOne)], 'no path leads'],
    [
      'no root among the trusted',
      () => [identityOf(leaf, between), joined(between)],
      'none of the trusted certificates is a root',
    ],
    [
      'an issuer that may not issue',
      () => [identityOf(newCertificate('Child', leaf, extensions.signing), leaf, between), joined(rootOne)],
      'no path leads from CN=Child, issued by CN=Models',
    ],
    [
      'an issuer that is no authority',
      () => {
        const pretender = newCertificate('Pretender', rootOne, extensions.pretender);
        return [
          identityOf(newCertificate('Child', pretender, extensions.signing), pretender),
          joined(rootOne),
        ];
      },
      'CN=Pretender may not issue certificates',
    ],
    [
      'an authority too many',
      () => {
        const narrow = newCertificate('Narrow', rootOne, extensions.authorityOfLeaves);
        const further = newCertificate('Further', narrow, extensions.authority);
        return [
          identityOf(newCertificate('Far', further, extensions.signing), further, narrow),
          joined(rootOne),
        ];
      },
      'CN=Narrow may not stand above 1 other authorities',
    ],
  ])('not with %s', async (_what, given, said) => {
    await expect(opened(...given())).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
      message: expect.stringContaining(said) as string,
    });
  });

  test('a root of the same name and key that came later vouches for nothing earlier', async () => {
    await wait(1100);
    const later = newRoot('Root One', rootOne.key);
    await expect(opened(identityOf(leaf, between), joined(later))).rejects.toThrow(
      /CN=Root One was not valid on .*, when the certificate that signs was issued/,
    );
  });

  test('a certificate that is over still says who signed, and since when it is over', async () => {
    const over = newCertificate('Over', rootOne, extensions.signing, { days: 0 });
    await wait(1100);
    const { expiredAt } = await opened(identityOf(over), joined(rootOne));
    expect(Date.parse(expiredAt ?? '')).toBeLessThan(Date.now());
  });

  test('a bundle whose certificate was exchanged does not hold', async () => {
    const other = newCertificate('Other', rootOne, extensions.signing, { curve: 'P-384' });
    const bundle = JSON.parse(await signing.sign('payload', identityOf(leaf, between))) as Chained;
    const stolen = JSON.parse(await signing.sign('x', identityOf(other))) as Chained;
    bundle.verificationMaterial = stolen.verificationMaterial;
    const trust = { kind: 'certificate', roots: joined(rootOne) } as const;
    await expect(signing.open(JSON.stringify(bundle), trust)).rejects.toThrow('was not signed by CN=Other');
  });

  test('it is refused to sign with what nobody would trust', async () => {
    const web = newCertificate('Web', rootOne, extensions.web);
    const mixed = { ...identityOf(leaf, between), certificates: joined(between, leaf) } as SigningIdentity;
    await expect(signing.signer(identityOf(web))).rejects.toThrow('CN=Web is not meant for signing');
    await expect(signing.signer(mixed)).rejects.toThrow('CN=Between is not the certificate of the key');
    await expect(signing.signer({ ...mixed, certificates: 'x' } as SigningIdentity)).rejects.toThrow(
      'no certificates that can be read',
    );
  });
});

interface Chained {
  verificationMaterial: unknown;
}
