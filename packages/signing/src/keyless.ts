import { X509Certificate } from 'node:crypto';

import { bundleFromJSON, bundleToJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { DSSEBundleBuilder, FulcioSigner, RekorWitness } from '@sigstore/sign';
import { toSignedEntity, toTrustMaterial, Verifier, type Signer, type TrustMaterial } from '@sigstore/verify';
import { recordOf } from '@slipway/core/is-record';
import type { OpenedSignature, SignatureTrust } from '@slipway/core/ports-signing';
import { Failure, messageOf, refuse } from '@slipway/core/trouble';
import { payloadType, readBundle, type OmsBundle } from '@slipway/formats/oms/bundle';
import { bundleMade, invalid } from './opened.ts';
import { isSignedWith, payloadText } from './own-signature.ts';

/** The services that vouch for an identity and keep the log. Those that Sigstore runs for everybody are the default. */
export interface SigstoreServices {
  /** Issues certificates. */
  fulcio?: string;
  /** Keeps the log. */
  rekor?: string;
}

/**
 * Signs with the identity of the workflow: a certificate for a key that is thrown away, and an entry in a public log.
 * @throws Failure `NETWORK_FAILED`, and what `identityToken` throws
 */
export async function signKeyless(
  payload: string,
  identityToken: () => Promise<string>,
  { fulcio, rekor }: SigstoreServices,
): Promise<string> {
  const token = await identityToken();
  const retried = { retry: { retries: 3 }, timeout: 15_000 };
  const builder = new DSSEBundleBuilder({
    signer: new FulcioSigner({
      identityProvider: { getToken: () => Promise.resolve(token) },
      fulcioBaseURL: fulcio,
      ...retried,
    }),
    witnesses: [
      new RekorWitness({
        entryType: 'dsse',
        rekorBaseURL: rekor,
        ...retried,
      }),
    ],
  });
  try {
    const bundle = await builder.create({ data: Buffer.from(payload, 'utf8'), type: payloadType });
    return `${JSON.stringify(bundleToJSON(bundle))}\n`;
  } catch (thrown) {
    // The library quotes a token that it can not read, so neither its message nor the error itself is passed on whole.
    const said = messageOf(thrown).replaceAll(token, '***');
    throw new Failure('NETWORK_FAILED', `Sigstore did not sign: ${said}`, {
      remedy: 'run the job again; when it stays so, see status.sigstore.dev, or sign with a key',
    });
  }
}

/**
 * Checks a signature of that kind: the certificate and who vouches for it, the entry in the log, the signature.
 * @param trustedRoot JSON of Sigstore's `TrustedRoot`
 * @throws Failure `SIGNATURE_INVALID`, also when somebody else signed; Problems at `trusted-root`
 */
export function openKeyless(
  text: string,
  { identity, issuer }: Extract<SignatureTrust, { kind: 'keyless' }>,
  trustedRoot: string,
): OpenedSignature {
  const trusted = toTrustMaterial(readRoot(trustedRoot));
  const bundle = bundleMade('keyless', text);
  const signer = signerOf(bundle, trusted);
  // Compared here, because the library takes an identity for a pattern that may match anywhere.
  const who = signer?.subjectAlternativeName;
  if (who !== identity) throw notTrusted(`${who ?? 'nobody'}, and ${identity} is trusted`);
  const vouching = signer?.extensions?.issuer;
  if (vouching !== issuer)
    throw notTrusted(`${who} as ${vouching ?? 'nobody'} says, and only ${issuer} is trusted to say so`);
  return { payload: payloadText(bundle), signer: identity };
}

function signerOf({ json }: OmsBundle, trusted: TrustMaterial): Signer['identity'] {
  try {
    return new Verifier(trusted).verify(toSignedEntity(bundleFromJSON(json))).identity;
  } catch (thrown) {
    throw invalid(`the signature does not hold: ${messageOf(thrown)}`, 'sign the model again', thrown);
  }
}

function notTrusted(who: string): Failure {
  return invalid(
    `the signature was made by ${who}`,
    'give the identity that is trusted and its issuer, or have the model signed by it',
  );
}

function readRoot(json: string): TrustedRoot {
  try {
    const parsed: unknown = JSON.parse(json);
    return TrustedRoot.fromJSON(recordOf(parsed)?.['trustedRoot'] ?? parsed);
  } catch (thrown) {
    return refuse({
      where: { input: 'trusted-root' },
      said: `no trusted root that can be read (${messageOf(thrown)})`,
      expected: 'JSON as `gh attestation trusted-root` or `cosign trusted-root create` writes it, one object',
      remedy: 'leave `trusted-root` out to take what Sigstore publishes',
    });
  }
}

/** What a bundle of that kind signs, when its signature fits its own certificate. Says nothing of who signed. */
export function payloadIfWhole(text: string): string | undefined {
  const read = readBundle(text);
  if ('fault' in read || read.value.material.kind !== 'keyless') return undefined;
  return isWhole(read.value, read.value.material.certificate) ? payloadText(read.value) : undefined;
}

function isWhole(bundle: OmsBundle, certificate: string): boolean {
  try {
    return isSignedWith(bundle, new X509Certificate(Buffer.from(certificate, 'base64')).publicKey);
  } catch {
    return false;
  }
}
