import type { Ports } from '@slipway/core/ports';
import type { ContentFile } from '@slipway/packaging/package/content';
import type { ServerParts } from '@slipway/packaging/server/kind';

/** The files that a server brings: programs out of the bundle, and what is written for this package. */
export async function programFiles(
  { programs, writes }: Pick<ServerParts, 'programs' | 'writes'>,
  { files, host }: Pick<Ports, 'files' | 'host'>,
): Promise<ContentFile[]> {
  const copied: ContentFile[] = [];
  for (const { from, to } of programs) {
    const folder = files.join(host.bundle, ...from.split('/'));
    for (const { kind, path } of await files.walk(folder)) {
      if (kind !== 'file' || /(^|\/)__pycache__\//.test(path)) continue;
      copied.push({ to: `${to}/${path}`, from: files.join(folder, ...path.split('/')) });
    }
  }
  return [...copied, ...writes];
}
