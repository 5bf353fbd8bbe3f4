import type { Ports } from '@slipway/core/ports';

import type { IndexAccess } from '../kind.ts';

/** What a call of uv needs to reach the packages. */
export interface Reach {
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
}

/**
 * Runs a call of uv that may reach private packages. Credentials are handed over in a netrc file that only this user can
 * read and that is gone afterwards: they are in no argument, no address and no lock.
 * Source: https://docs.astral.sh/uv/concepts/authentication/http/#netrc-files
 */
export async function withAccess<Result>(
  access: IndexAccess | undefined,
  { files, settings }: Pick<Ports, 'files' | 'settings'>,
  work: (reach: Reach) => Promise<Result>,
): Promise<Result> {
  if (access === undefined) return work({ args: [], environment: {} });
  const folders = access.folders.flatMap((folder) => ['--find-links', folder]);
  const args = [...folders, ...(access.noIndex ? ['--no-index'] : [])];
  const { certificateAuthorities: authorities, credentials } = access;
  if (credentials.length === 0 && authorities === undefined) return work({ args, environment: {} });
  const folder = await files.temporaryFolder('index-');
  const environment: Record<string, string> = {};
  try {
    if (credentials.length > 0) {
      environment['NETRC'] = files.join(folder, 'netrc');
      await files.write(environment['NETRC'], netrcText(credentials), { mode: 0o600 });
    }
    if (authorities !== undefined) {
      // uv trusts this file alone: https://docs.astral.sh/uv/concepts/authentication/certificates/
      environment['SSL_CERT_FILE'] = files.join(folder, 'authorities.pem');
      const trusted = [settings.trustedAuthorities(), await files.readText(authorities)];
      await files.write(environment['SSL_CERT_FILE'], trusted.join('\n'));
    }
    return await work({ args, environment });
  } finally {
    await files.remove(folder);
  }
}

/** The text of a netrc file; words stand in quotes, so that any character may be in them. */
export function netrcText(credentials: IndexAccess['credentials']): string {
  const quoted = (word: string): string => `"${word.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return credentials
    .map(
      ({ host, user, password }) =>
        `machine ${host} login ${quoted(user)} password ${quoted(password.reveal())}\n`,
    )
    .join('');
}
