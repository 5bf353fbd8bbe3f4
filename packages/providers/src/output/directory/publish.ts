import type { Ports } from '@slipway/core/ports';

import type { OpenedPackage } from '../../package/read.ts';

/**
 * Gives an assembled package its place. A folder can not be replaced in one step, so the one that is there steps aside
 * first, comes back when the new one can not take its place, and is removed last.
 */
export async function publish(
  assembled: OpenedPackage,
  destination: string,
  { files }: Ports,
): Promise<void> {
  const aside = `${assembled.folder}.previous`;
  const isTaken = (await files.stat(destination)) !== undefined;
  if (isTaken) await files.move(destination, aside);
  try {
    await files.move(assembled.folder, destination);
  } catch (thrown) {
    if (isTaken) await files.move(aside, destination);
    throw thrown;
  }
  await files.flushFolder(files.dirname(destination));
  await files.remove(aside);
}
