import type { Secret } from './secret.ts';

/** Who signs, and with what. Texts are the contents of files, not their paths. */
export type SigningIdentity =
  | {
      kind: 'key';
      /** A private key in PEM. */
      key: Secret;
      password?: Secret;
    }
  | {
      kind: 'certificate';
      key: Secret;
      password?: Secret;
      /** The certificate of the key in PEM, and after it those that lead to a root. */
      certificates: string;
    }
  /** The identity that the runner has as a workflow: a certificate that is valid for minutes, and a public log. */
  | { kind: 'keyless' };

/** What a signature is checked with. Texts are the contents of files, not their paths. */
export type SignatureTrust =
  | {
      kind: 'key';
      /** A public key in PEM. */
      publicKey: string;
    }
  | {
      kind: 'certificate';
      /** The certificates, in PEM, that are trusted. A chain has to end at one of them that issued itself. */
      roots: string;
    }
  | {
      kind: 'keyless';
      /** Who must have signed: an address of a workflow, or of mail. */
      identity: string;
      /** Who must have vouched for that identity: `https://token.actions.githubusercontent.com`. */
      issuer: string;
      /** JSON of Sigstore's `TrustedRoot`; what Sigstore publishes is fetched when this is left out. */
      trustedRoot?: string;
    };

/** A signature that fits what it signs, and was made by who is trusted. */
export interface OpenedSignature {
  /** What was signed, as text. */
  payload: string;
  /** For people: `the key 3f2a…`, `CN=models`, an address. */
  signer: string;
  /** ISO 8601, when the certificate is not valid any more; it was when it was issued. */
  expiredAt?: string;
}

/** Hashes beside SHA-256 of whole files, as signatures of other tools may have them. */
export type RangeHash = 'sha256' | 'blake2b';

/** Makes and checks signatures: Sigstore bundles over a payload of the type `application/vnd.in-toto+json`. */
export interface Signing {
  /**
   * Who that is, for people. Looks at keys and certificates, and whether this run can get an identity.
   * @throws Problems at the inputs `sign`, `signing-key`, `signing-key-password`, `signing-certificate`
   */
  signer(identity: SigningIdentity): Promise<string>;
  /**
   * Signs, and answers the text of the bundle.
   * @throws Problems as `signer` does; Failure `NETWORK_FAILED`, `ACCESS_DENIED` without a key of one's own
   */
  sign(payload: string, identity: SigningIdentity): Promise<string>;
  /**
   * What a bundle signs, when it is whole and this identity made it; undefined otherwise. Of a bundle without a key
   * of one's own only the signature is checked, not who vouches for its certificate.
   */
  ownPayload(bundle: string, identity: SigningIdentity): Promise<string | undefined>;
  /**
   * Checks a signature; what it says of files is not looked at.
   * @throws Failure `SIGNATURE_INVALID`; `NETWORK_FAILED` when the trusted root can not be fetched; Problems at the
   * inputs `verification-key`, `certificate-chain`, `trusted-root` for what can not be read
   */
  open(bundle: string, trust: SignatureTrust): Promise<OpenedSignature>;
  /** The digest of a range of a file's bytes, hexadecimal. `end` is one after the last byte. */
  hashRange(path: string, algorithm: RangeHash, start: number, end: number): Promise<string>;
}
