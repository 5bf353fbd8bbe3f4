import { createPublicKey, generateKeyPairSync, randomBytes, verify, type KeyObject } from 'node:crypto';

/** A GitHub App of the stand-in: it checks the App's own tokens and hands out those of installations. */
export class StandInApp {
  readonly id: string;
  /** PEM, as GitHub gives it to the owner of an App. */
  readonly privateKey: string;
  readonly installation = 4711;
  /** How long a token of the installation lives; GitHub's live an hour. */
  lifetimeMs = 3_600_000;
  /** What was asked for with each token that was handed out. */
  readonly asked: { repositories?: string[]; permissions?: Record<string, string> }[] = [];
  readonly #publicKey: KeyObject;

  constructor(id = 'Iv23standin') {
    this.id = id;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.privateKey = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    this.#publicKey = createPublicKey(privateKey);
  }

  /**
   * Why a token of the App itself is refused; undefined when it is good.
   * Source: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
   */
  refusal(token: string, now = Date.now()): string | undefined {
    const [head = '', claims = '', signature = ''] = token.split('.');
    const read = (part: string): Record<string, unknown> => {
      return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
    };
    try {
      if (read(head)['alg'] !== 'RS256') return 'the algorithm is not RS256';
      const signed = Buffer.from(`${head}.${claims}`);
      if (!verify('RSA-SHA256', signed, this.#publicKey, Buffer.from(signature, 'base64url')))
        return 'A JSON web token could not be decoded';
      const { iat, exp, iss } = read(claims);
      if (iss !== this.id) return "'Issuer' claim ('iss') must be an Integer or the client id";
      const seconds = now / 1000;
      if (typeof iat !== 'number' || iat > seconds) return "'Issued at' claim ('iat') is in the future";
      if (typeof exp !== 'number' || exp < seconds || exp > seconds + 600)
        return "'Expiration time' claim ('exp') is too far in the future";
      return undefined;
    } catch {
      return 'A JSON web token could not be decoded';
    }
  }

  /** A new token for what was asked. */
  grant(asked: StandInApp['asked'][number]): { token: string; expires_at: string; repositories: string[] } {
    this.asked.push(asked);
    const expires = new Date(Date.now() + this.lifetimeMs).toISOString();
    const token = `ghs_${randomBytes(18).toString('base64url')}`;
    return { token, expires_at: expires, repositories: asked.repositories ?? [] };
  }
}
