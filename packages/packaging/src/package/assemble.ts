import { removeAbandoned } from '@slipway/core/abandoned';
import { byCodePoint } from '@slipway/core/digest';
import { packageManifestName, type PackagedFile, type PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { ContentFile, PackageContent } from './content.ts';
import { manifestText, servingName, servingText } from './manifest.ts';
import type { OpenedPackage } from './read.ts';
import { packageDigest } from './verify.ts';

/** Ends the names of folders that are being assembled; they stand beside the destination, so that a rename is enough. */
const unfinished = '.assembling';

/** In bytes; what is copied within a second needs no progress. */
const worthTelling = 100_000_000;

type Copied = Extract<ContentFile, { from: string }>;

/**
 * Assembles a package in a hidden folder beside its destination, where it can be tried and nobody sees it yet. Weights are copied and hashed in one pass; links into a
 * registry would let whoever changes a package change the registry.
 * @throws Failure `DIGEST_MISMATCH` naming the file whose bytes are not the recorded ones
 */
export async function assemble(
  content: PackageContent,
  destination: string,
  ports: Ports,
): Promise<OpenedPackage> {
  const { files } = ports;
  const parent = files.dirname(destination);
  await files.makeFolder(parent);
  await removeAbandoned(parent, ports, (name) => name.startsWith('.') && name.endsWith(unfinished));
  const folder = files.join(
    parent,
    `.${files.basename(destination)}.${crypto.randomUUID().slice(0, 8)}${unfinished}`,
  );
  try {
    const serving = { to: servingName, content: servingText(content.manifest) };
    const listed = await fill(folder, [...content.files, serving], ports);
    const manifest: PackageManifest = {
      ...content.manifest,
      digest: packageDigest(listed, files),
      files: listed.toSorted((left, right) => byCodePoint(left.path, right.path)),
      createdAt: new Date(ports.clock.now()).toISOString(),
    };
    await files.write(files.join(folder, packageManifestName), manifestText(manifest));
    return { folder, manifest };
  } catch (thrown) {
    await files.remove(folder);
    throw thrown;
  }
}

async function fill(folder: string, content: readonly ContentFile[], ports: Ports): Promise<PackagedFile[]> {
  const { files } = ports;
  const place = (to: string): string => files.join(folder, ...to.split('/'));
  for (const parent of new Set(content.map(({ to }) => files.dirname(place(to)))))
    await files.makeFolder(parent);
  const listed = await copyAll(
    content.filter((file) => 'from' in file),
    place,
    ports,
  );
  for (const file of content) {
    if ('from' in file) continue;
    await files.write(place(file.to), file.content);
    const size = new TextEncoder().encode(file.content).length;
    listed.push({ path: file.to, size, sha256: files.sha256(file.content) });
  }
  return listed;
}

async function copyAll(
  copied: readonly Copied[],
  place: (to: string) => string,
  { files, log }: Ports,
): Promise<PackagedFile[]> {
  const sizes = await Promise.all(copied.map(({ from }) => files.stat(from)));
  const total = sizes.reduce((sum, facts) => sum + (facts?.size ?? 0), 0);
  let done = 0;
  const hashed = await files.copyHashed(
    copied.map(({ from, to }) => ({ from, to: place(to) })),
    (bytes) => {
      done += bytes;
      if (total > worthTelling) log.progress('copied', done, total, 'bytes');
    },
  );
  return copied.map(({ to, sha256: recorded }, index) => {
    const { size, sha256 } = hashed[index]!;
    if (recorded === undefined || recorded === sha256) return { path: to, size, sha256 };
    throw new Failure(
      'DIGEST_MISMATCH',
      `${to} is not what was recorded: sha256 ${sha256.slice(0, 12)}…, recorded ${recorded.slice(0, 12)}…`,
      {
        remedy: 'run again when nothing writes to that file, or register the model again',
      },
    );
  });
}
