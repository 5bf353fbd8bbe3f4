import { recordOf } from '@slipway/core/is-record';
import type { ReadOms } from './read-statement.ts';

/**
 * The file of a signature: a Sigstore bundle 0.3 with a DSSE envelope.
 * Source: https://docs.sigstore.dev/about/bundle/ and
 * https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md#4-oms-bundle-format
 */

/** The media type of the bundles that are written. */
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** Bundles that are read; the second spelling was in use for a short while. */
const knownMediaTypes = [bundleMediaType, 'application/vnd.dev.sigstore.bundle+json;version=0.3'];

/** The type of what is signed. */
export const payloadType = 'application/vnd.in-toto+json';

/** With what a signature can be checked, as far as the bundle itself says. Certificates are DER in Base64. */
export type VerificationMaterial =
  | { kind: 'key'; hint?: string }
  | { kind: 'certificate'; certificates: readonly string[] }
  | { kind: 'keyless'; certificate: string };

/** A bundle as it was read. Nothing of it is checked but its form. */
export interface OmsBundle {
  material: VerificationMaterial;
  /** The signed bytes, in Base64. */
  payload: string;
  /** The signature, in Base64. */
  signature: string;
  /** The whole bundle, for libraries that check it themselves. */
  json: unknown;
}

type Fields = Record<string, unknown>;

/** Reads a bundle, or says as the end of a sentence why it is none. */
export function readBundle(text: string): ReadOms<OmsBundle> {
  const json = parsed(text);
  if (json === undefined) return { fault: 'is not JSON' };
  const mediaType = json['mediaType'];
  if (!knownMediaTypes.includes(mediaType as string))
    return { fault: `is no Sigstore bundle 0.3: its \`mediaType\` is ${JSON.stringify(mediaType)}` };
  const envelope = recordOf(json['dsseEnvelope']);
  if (envelope === undefined) return { fault: 'has no `dsseEnvelope`' };
  if (envelope['payloadType'] !== payloadType)
    return {
      fault: `signs a payload of the type ${JSON.stringify(envelope['payloadType'])}, not ${payloadType}`,
    };
  const signatures = envelope['signatures'];
  if (!Array.isArray(signatures) || signatures.length !== 1)
    return { fault: 'does not hold exactly one signature' };
  const [payload, signature] = [envelope['payload'], recordOf(signatures[0])?.['sig']];
  if (!isBase64(payload) || !isBase64(signature))
    return { fault: 'holds a payload or a signature that is not Base64' };
  const material = readMaterial(recordOf(json['verificationMaterial']));
  return 'fault' in material ? material : { value: { material: material.value, payload, signature, json } };
}

function readMaterial(fields: Fields | undefined): ReadOms<VerificationMaterial> {
  if (fields === undefined) return { fault: 'has no `verificationMaterial`' };
  const key = recordOf(fields['publicKey']);
  if (key !== undefined) {
    const hint = key['hint'];
    // Before version 1.1 of the reference tool the key itself stood here; whose it is was never said by that.
    return { value: typeof hint === 'string' && hint !== '' ? { kind: 'key', hint } : { kind: 'key' } };
  }
  const chain = recordOf(fields['x509CertificateChain'])?.['certificates'];
  if (Array.isArray(chain)) {
    const certificates = chain.map((entry) => recordOf(entry)?.['rawBytes']);
    if (certificates.length === 0 || !certificates.every(isBase64))
      return { fault: 'holds a chain of certificates that can not be read' };
    return { value: { kind: 'certificate', certificates } };
  }
  const certificate = recordOf(fields['certificate'])?.['rawBytes'];
  if (!isBase64(certificate)) return { fault: 'names neither a key nor a certificate' };
  const entries = fields['tlogEntries'];
  if (!Array.isArray(entries) || entries.length === 0)
    return {
      fault: 'was made without a key of its own and holds no entry of a transparency log (`tlogEntries`)',
    };
  return { value: { kind: 'keyless', certificate } };
}

/** Writes a bundle of a signature that was made with a key of one's own. `payload` and `signature` are Base64. */
export function writeBundle(
  material: Exclude<VerificationMaterial, { kind: 'keyless' }>,
  payload: string,
  signature: string,
): string {
  const verificationMaterial =
    material.kind === 'key'
      ? { publicKey: { hint: material.hint } }
      : { x509CertificateChain: { certificates: material.certificates.map((rawBytes) => ({ rawBytes })) } };
  const bundle = {
    mediaType: bundleMediaType,
    verificationMaterial: { ...verificationMaterial, tlogEntries: [] },
    dsseEnvelope: { payload, payloadType, signatures: [{ sig: signature, keyid: '' }] },
  };
  return `${JSON.stringify(bundle)}\n`;
}

/**
 * The bytes that are signed in place of a payload, so that its type is signed, too.
 * Source: https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md
 */
export function preAuthenticationEncoding(type: string, payload: Uint8Array): Uint8Array {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const head = bytes(`DSSEv1 ${bytes(type).length} ${type} ${payload.length} `);
  const encoded = new Uint8Array(head.length + payload.length);
  encoded.set(head);
  encoded.set(payload, head.length);
  return encoded;
}

function isBase64(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}

function parsed(text: string): Fields | undefined {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
