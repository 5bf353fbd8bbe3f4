import { together } from '@slipway/core/inputs-together';
import { oneOf, path, text } from '@slipway/core/input-kinds';
import type { Input } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import type { SignatureTrust } from '@slipway/core/ports-signing';
import { readGiven } from './given-file.ts';
import type { SignWord } from './signing-inputs.ts';

/** The inputs that say whose signatures are trusted: part of the table of an action that takes registered models. */
export const trustInputs = {
  'verify-signature': oneOf('off', 'key', 'certificate', 'keyless').byDefault('off') as Input<SignWord>,
  signature: path(),
  'verification-key': text(),
  'certificate-chain': text(),
  'certificate-identity': text(),
  'certificate-oidc-issuer': text(),
  'trusted-root': path(),
} as const;

/** The same inputs, read. */
export interface TrustSpec {
  verifySignature: SignWord;
  /** The file with the signature, where it is not beside the model in a registry. */
  signature: string | undefined;
  verificationKey: string | undefined;
  certificateChain: string | undefined;
  certificateIdentity: string | undefined;
  certificateOidcIssuer: string | undefined;
  trustedRoot: string | undefined;
}

/** Which of the inputs belong to which way of checking. Pure. */
export const trustProblems = together([
  { input: 'verify-signature', is: 'key', needs: 'verification-key' },
  { input: 'verify-signature', is: 'certificate', needs: 'certificate-chain' },
  { input: 'verify-signature', is: 'keyless', needs: 'certificate-identity' },
  { input: 'verify-signature', is: 'keyless', needs: 'certificate-oidc-issuer' },
  { input: 'verification-key', needs: 'verify-signature', as: ['key'] },
  { input: 'certificate-chain', needs: 'verify-signature', as: ['certificate'] },
  { input: 'certificate-identity', needs: 'verify-signature', as: ['keyless'] },
  { input: 'certificate-oidc-issuer', needs: 'verify-signature', as: ['keyless'] },
  { input: 'trusted-root', needs: 'verify-signature', as: ['keyless'] },
  { input: 'signature', needs: 'verify-signature', as: ['key', 'certificate', 'keyless'] },
]);

/** Reads what is trusted; undefined when no signature is asked for. @throws Problems for files that are not there */
export async function readTrust(spec: TrustSpec, { files }: Ports): Promise<SignatureTrust | undefined> {
  const file = (given: string | undefined, input: string): Promise<string> =>
    readGiven(given ?? '', input, files);
  switch (spec.verifySignature) {
    case 'off':
      return undefined;
    case 'key':
      return { kind: 'key', publicKey: await file(spec.verificationKey, 'verification-key') };
    case 'certificate':
      return { kind: 'certificate', roots: await file(spec.certificateChain, 'certificate-chain') };
    case 'keyless': {
      const root = spec.trustedRoot;
      return {
        kind: 'keyless',
        identity: spec.certificateIdentity ?? '',
        issuer: spec.certificateOidcIssuer ?? '',
        trustedRoot: root === undefined ? undefined : await file(root, 'trusted-root'),
      };
    }
  }
}
