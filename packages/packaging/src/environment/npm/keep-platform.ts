import type { Files } from '@slipway/core/ports-files';
import type { Host } from '@slipway/core/ports';

/**
 * Removes what `onnxruntime-node` carries for other platforms: 291 MB become about 46 MB on Linux. Its binaries stand in
 * `bin/<generation>/<platform>/<architecture>`.
 */
export async function keepPlatform(
  folder: string,
  host: Pick<Host, 'platform' | 'architecture'>,
  files: Pick<Files, 'join' | 'names' | 'remove'>,
): Promise<void> {
  const binaries = files.join(folder, 'node_modules', 'onnxruntime-node', 'bin');
  for (const generation of await files.names(binaries)) {
    const platforms = files.join(binaries, generation);
    await removeOthers(platforms, host.platform, files);
    await removeOthers(files.join(platforms, host.platform), host.architecture, files);
  }
}

async function removeOthers(
  folder: string,
  kept: string,
  files: Pick<Files, 'join' | 'names' | 'remove'>,
): Promise<void> {
  for (const name of await files.names(folder))
    if (name !== kept) await files.remove(files.join(folder, name));
}
