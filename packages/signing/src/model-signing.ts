import type { Signing } from '@slipway/core/ports-signing';
import { refuse } from '@slipway/core/trouble';
import type { SigstoreServices } from './keyless.ts';

/** What signing needs to be told of the run. */
export interface SigningOptions {
  /** A token that proves which workflow this is, meant for Sigstore; undefined where the run has none. */
  identityToken: (() => Promise<string>) | undefined;
  /** Absolute; where the keys that Sigstore publishes are kept. */
  cache: string;
  services?: SigstoreServices;
}

/** Signs and checks signatures. What is needed for it is loaded when it is asked for: most runs sign nothing. */
export function modelSigning({ identityToken, cache, services = {} }: SigningOptions): Signing {
  return {
    signer: async (identity) => {
      if (identity.kind !== 'keyless')
        return (await import('./own-signature.ts')).credentialsOf(identity).signer;
      requireIdentity(identityToken);
      return 'the identity of this workflow';
    },
    sign: async (payload, identity) => {
      if (identity.kind !== 'keyless')
        return (await import('./own-signature.ts')).signWithKey(payload, identity);
      const token = requireIdentity(identityToken);
      return await (await import('./keyless.ts')).signKeyless(payload, token, services);
    },
    ownPayload: async (text, identity) => {
      if (identity.kind === 'keyless') return (await import('./keyless.ts')).payloadIfWhole(text);
      const { readBundle } = await import('@slipway/formats/oms/bundle');
      const { payloadIfOwn } = await import('./own-signature.ts');
      const read = readBundle(text);
      return 'fault' in read ? undefined : payloadIfOwn(read.value, identity);
    },
    open: async (text, trust) => {
      if (trust.kind !== 'keyless') return (await import('./opened.ts')).openLocally(text, trust);
      const { openKeyless } = await import('./keyless.ts');
      const root = trust.trustedRoot ?? (await (await import('./published-root.ts')).publishedRoot(cache));
      return openKeyless(text, trust, root);
    },
    hashRange: async (path, algorithm, start, end) =>
      await (await import('./hash-range.ts')).hashRange(path, algorithm, start, end),
  };
}

function requireIdentity(identityToken: SigningOptions['identityToken']): () => Promise<string> {
  if (identityToken !== undefined) return identityToken;
  return refuse({
    where: { input: 'sign' },
    said: '`keyless`, and this run has no identity that it could prove',
    expected: 'a job of GitHub Actions with the permission `id-token: write`',
    remedy: 'add `permissions: { id-token: write, contents: read }` to the job, or sign with a key',
  });
}
