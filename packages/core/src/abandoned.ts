import type { Ports } from './ports.ts';

/** No run that still works has left a file or folder alone for so long. In milliseconds. */
const abandonedMs = 24 * 3_600_000;

/**
 * Removes what killed runs left in a folder: what nobody has touched for a day.
 * @param isOurs which names are unfinished work; all of them when left out
 */
export async function removeAbandoned(
  folder: string,
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
  isOurs: (name: string) => boolean = () => true,
): Promise<void> {
  for (const name of (await files.names(folder)).filter(isOurs)) {
    const path = files.join(folder, name);
    const facts = await files.stat(path);
    if (facts !== undefined && clock.now() - facts.modifiedMs > abandonedMs) await files.remove(path);
  }
}
