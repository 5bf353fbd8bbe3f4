import type { Ports } from '@slipway/core/ports';

/**
 * Gives a finished folder its place. A folder can not be replaced in one step, so the one that is there steps aside
 * first, comes back when the new one can not take its place, and is removed last.
 */
export async function replaceFolder(
  finished: string,
  destination: string,
  { files }: Pick<Ports, 'files'>,
): Promise<void> {
  const aside = `${finished}.previous`;
  const isTaken = (await files.stat(destination)) !== undefined;
  if (isTaken) await files.move(destination, aside);
  try {
    await files.move(finished, destination);
  } catch (thrown) {
    if (isTaken) await files.move(aside, destination);
    throw thrown;
  }
  await files.flushFolder(files.dirname(destination));
  await files.remove(aside);
}
