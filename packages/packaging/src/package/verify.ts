import { rootDigestInput } from '@slipway/core/digest';
import { packageManifestName, type PackagedFile, type PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Files } from '@slipway/core/ports-files';
import { Failure } from '@slipway/core/trouble';

import { servingName, servingText } from './manifest.ts';

/** In bytes; what is checked within a second needs no progress. */
const worthTelling = 500_000_000;

/** `sha256:<hex>`: the root digest over the files of a package, `slipway.json` not among them. */
export function packageDigest(listed: readonly PackagedFile[], files: Pick<Files, 'sha256'>): string {
  return `sha256:${files.sha256(rootDigestInput(listed))}`;
}

/**
 * Proves that a package holds exactly the bytes it says: every file has its digest, the digests give the package's, and
 * nothing lies beside them (a module that was slipped in would be imported).
 * @throws Failure `DIGEST_MISMATCH` naming the first file that differs
 */
export async function verifyPackage(
  folder: string,
  manifest: PackageManifest,
  ports: Pick<Ports, 'files' | 'log'>,
): Promise<void> {
  const { files, log } = ports;
  const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
  let hashed = 0;
  for (const file of manifest.files) {
    const found = await files.hash(files.join(folder, ...file.path.split('/')));
    if (found.sha256 !== file.sha256) throw differs(file, found.sha256);
    hashed += found.size;
    if (total > worthTelling) log.progress('checking the package', hashed, total, 'bytes');
  }
  if (packageDigest(manifest.files, files) !== manifest.digest) {
    throw new Failure(
      'DIGEST_MISMATCH',
      `${packageManifestName} lists other files than its digest was made of`,
      {
        remedy: again,
      },
    );
  }
  await refuseOtherServing(folder, manifest, files);
  await refuseStrangers(folder, manifest, files);
}

const again = 'package the model again, and copy the package whole';

function differs(file: PackagedFile, found: string): Failure {
  const message = `${file.path} changed since it was packaged: sha256 ${found.slice(0, 12)}…, recorded ${file.sha256.slice(0, 12)}…`;
  return new Failure('DIGEST_MISMATCH', message, { remedy: again });
}

/** `slipway.json` is not part of the digest; what it says of serving must be what `serving.json` says, which is. */
async function refuseOtherServing(folder: string, manifest: PackageManifest, files: Files): Promise<void> {
  if (!manifest.files.some(({ path }) => path === servingName)) return;
  if ((await files.readText(files.join(folder, servingName))) === servingText(manifest)) return;
  const message = `${packageManifestName} was changed: it says otherwise than ${servingName} how the package is served`;
  throw new Failure('DIGEST_MISMATCH', message, { remedy: again });
}

async function refuseStrangers(folder: string, manifest: PackageManifest, files: Files): Promise<void> {
  const known = new Set([packageManifestName, ...manifest.files.map(({ path }) => path)]);
  const entries = await files.walk(folder);
  const stranger = entries.find(({ kind, path }) => kind !== 'folder' && !known.has(path));
  if (stranger === undefined) return;
  throw new Failure('DIGEST_MISMATCH', `${stranger.path} is not part of the package`, {
    remedy: `remove ${stranger.path}, or package the model again`,
  });
}
