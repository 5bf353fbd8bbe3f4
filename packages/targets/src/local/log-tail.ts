import type { Ports } from '@slipway/core/ports';

/** How much of the end of a log is read, in bytes, for each line that is wanted. */
const bytesPerLine = 1000;

/**
 * The last lines of a log; none when there is no such log.
 * @param from where reading begins at the earliest, in bytes
 */
export async function tail(
  path: string,
  lines: number,
  { files }: Pick<Ports, 'files'>,
  from = 0,
): Promise<string[]> {
  const stands = await files.stat(path);
  if (stands === undefined) return [];
  const begin = Math.max(from, stands.size - lines * bytesPerLine, 0);
  const source = await files.open(path);
  const text = new TextDecoder().decode(await source.read(begin, Math.max(0, source.size - begin)));
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  return all.slice(-lines);
}
