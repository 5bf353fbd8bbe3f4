import { getTrustedRoot } from '@sigstore/tuf';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { Failure, messageOf } from '@slipway/core/trouble';

/**
 * The keys that Sigstore publishes, as JSON of `TrustedRoot`. They are fetched through TUF, and kept in a folder.
 * @throws Failure `NETWORK_FAILED`
 */
export async function publishedRoot(cache: string): Promise<string> {
  try {
    return JSON.stringify(TrustedRoot.toJSON(await getTrustedRoot({ cachePath: cache })));
  } catch (thrown) {
    throw new Failure(
      'NETWORK_FAILED',
      `the keys that Sigstore publishes can not be fetched: ${messageOf(thrown)}`,
      {
        cause: thrown,
        remedy: 'let the runner reach tuf-repo-cdn.sigstore.dev, or give a `trusted-root`',
      },
    );
  }
}
