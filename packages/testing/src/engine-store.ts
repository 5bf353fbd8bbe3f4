import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Blobs in the store of a registry whose bytes are not those of their digest. */
export function wrongBlobs(storeFolder: string): string[] {
  const blobs = join(storeFolder, 'docker', 'registry', 'v2', 'blobs', 'sha256');
  if (!existsSync(blobs)) return [];
  return globSync('*/*/data', { cwd: blobs })
    .filter((path) => {
      const digest = createHash('sha256')
        .update(readFileSync(join(blobs, path)))
        .digest('hex');
      return digest !== basename(dirname(path));
    })
    .map((path) => basename(dirname(path)));
}

/** What a registry has under a tag. */
export interface Announced {
  /** Of the manifest. */
  digest: string;
  /** Blobs that the manifest names and the registry does not have. */
  missing: string[];
}

/** Asks a registry without TLS what is under a tag; undefined when nothing is. */
export async function announced(
  host: string,
  repository: string,
  tag: string,
): Promise<Announced | undefined> {
  const at = `http://${host}/v2/${repository}`;
  const accept = 'application/vnd.oci.image.manifest.v1+json';
  const answer = await fetch(`${at}/manifests/${tag}`, { headers: { accept } });
  if (answer.status === 404) return undefined;
  const text = await answer.text();
  const manifest = JSON.parse(text) as { config: { digest: string }; layers: { digest: string }[] };
  const digests = [manifest.config, ...manifest.layers].map(({ digest }) => digest);
  const present = await Promise.all(
    digests.map(async (digest) => (await fetch(`${at}/blobs/${digest}`, { method: 'HEAD' })).ok),
  );
  return {
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    missing: digests.filter((_, index) => !present[index]),
  };
}
