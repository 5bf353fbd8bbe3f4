import { oneOf, path, text } from '@slipway/core/input-kinds';
import type { Input } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import type { SignatureTrust } from '@slipway/core/ports-signing';
import type { Problem } from '@slipway/core/trouble';
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

/** Which of the inputs belong to which way of checking. */
const belongs: readonly { input: string; key: keyof TrustSpec; way: SignWord; isNeeded: boolean }[] = [
  { input: 'verification-key', key: 'verificationKey', way: 'key', isNeeded: true },
  { input: 'certificate-chain', key: 'certificateChain', way: 'certificate', isNeeded: true },
  { input: 'certificate-identity', key: 'certificateIdentity', way: 'keyless', isNeeded: true },
  { input: 'certificate-oidc-issuer', key: 'certificateOidcIssuer', way: 'keyless', isNeeded: true },
  { input: 'trusted-root', key: 'trustedRoot', way: 'keyless', isNeeded: false },
];

/**
 * What is missing, and what has no effect: somebody who gives a key and forgets `verify-signature` must not believe
 * that something was checked. Pure.
 */
export function trustProblems(spec: TrustSpec): Problem[] {
  const { verifySignature: chosen } = spec;
  const problems: Problem[] = [];
  for (const { input, key, way, isNeeded } of belongs) {
    const isGiven = spec[key] !== undefined;
    if (isNeeded && way === chosen && !isGiven) problems.push(missing(input, way));
    if (isGiven && way !== chosen) problems.push(idle(input, chosen, way));
  }
  if (chosen === 'off' && spec.signature !== undefined) problems.push(idle('signature', chosen, 'key'));
  return problems;
}

function missing(input: string, way: string): Problem {
  return {
    where: { input },
    said: `nothing, and \`verify-signature\` is \`${way}\``,
    expected: `\`${input}\` beside \`verify-signature: ${way}\``,
    remedy: `add \`${input}\``,
  };
}

function idle(input: string, chosen: string, way: string): Problem {
  return {
    where: { input },
    said: `it was given, and \`verify-signature\` is \`${chosen}\``,
    expected: `\`verify-signature: ${way}\` beside \`${input}\``,
    remedy: `set \`verify-signature\`, or leave \`${input}\` out`,
  };
}

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
        ...(root === undefined ? {} : { trustedRoot: await file(root, 'trusted-root') }),
      };
    }
  }
}
