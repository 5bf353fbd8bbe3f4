import { together } from '@slipway/core/inputs-together';
import { oneOf, path, secret } from '@slipway/core/input-kinds';
import type { Input } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import type { SigningIdentity } from '@slipway/core/ports-signing';
import { Secret } from '@slipway/core/secret';
import { Problems } from '@slipway/core/trouble';
import { readGiven } from './given-file.ts';

/** How a model may be signed. */
export type SignWord = 'off' | 'key' | 'certificate' | 'keyless';

/** The inputs by which a model is signed: part of the table of an action that registers or packages. */
export const signingInputs = {
  sign: oneOf('off', 'key', 'certificate', 'keyless').byDefault('off') as Input<SignWord>,
  'signing-key': secret(),
  'signing-key-password': secret(),
  'signing-certificate': path(),
} as const;

/** The same inputs, read. */
export interface SigningSpec {
  sign: SignWord;
  signingKey: Secret | undefined;
  signingKeyPassword: Secret | undefined;
  signingCertificate: string | undefined;
}

/** Which of the inputs belong to which way of signing. Pure. */
export const signingProblems = together([
  { input: 'sign', is: 'key', needs: 'signing-key' },
  { input: 'sign', is: 'certificate', needs: 'signing-key' },
  { input: 'sign', is: 'certificate', needs: 'signing-certificate' },
  { input: 'signing-key', needs: 'sign', as: ['key', 'certificate'] },
  { input: 'signing-key-password', needs: 'sign', as: ['key', 'certificate'] },
  { input: 'signing-certificate', needs: 'sign', as: ['certificate'] },
]);

/** Who is to sign. `signer` says it for people. */
export interface Signatory {
  identity: SigningIdentity;
  signer: string;
}

/**
 * Reads the key and the certificates and tries them, so that nothing is stored before it is known that it can be signed.
 * Undefined when nothing is to be signed.
 * @throws Problems
 */
export async function readSignatory(spec: SigningSpec, ports: Ports): Promise<Signatory | undefined> {
  const identity = await readIdentity(spec, ports);
  return identity === undefined ? undefined : { identity, signer: await ports.signing.signer(identity) };
}

async function readIdentity(spec: SigningSpec, ports: Ports): Promise<SigningIdentity | undefined> {
  if (spec.sign === 'off') return undefined;
  if (spec.sign === 'keyless') return { kind: 'keyless' };
  const key = await readKey(spec.signingKey!, ports);
  const password = spec.signingKeyPassword;
  const opened = { key, password };
  if (spec.sign === 'key') return { kind: 'key', ...opened };
  const certificates = await readGiven(spec.signingCertificate!, 'signing-certificate', ports.files);
  return { kind: 'certificate', ...opened, certificates };
}

/** A key is given as it is, or as the path of a file that holds it. */
async function readKey(given: Secret, { files }: Ports): Promise<Secret> {
  const text = given.reveal();
  if (text.includes('-----BEGIN')) return given;
  const facts = text.includes('\n') ? undefined : await files.stat(files.resolve(text));
  if (facts?.kind === 'file') return new Secret(await files.readText(files.resolve(text)));
  throw new Problems([
    {
      where: { input: 'signing-key' },
      said: 'neither a key in PEM nor the path of a file',
      expected: 'a private key that begins with `-----BEGIN`, or the path of a file with one',
      remedy: 'give it as `${{ secrets.SIGNING_KEY }}`, with its line breaks',
    },
  ]);
}
