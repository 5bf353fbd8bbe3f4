import type { Ports } from '@slipway/core/ports';
import type { AliasMoved } from '../kind.ts';

/** The aliases in a folder of aliases, and the versions they point to. */
export async function readAliases(folder: string, ports: Ports): Promise<Record<string, string>> {
  const aliases: Record<string, string> = {};
  for (const alias of await ports.files.names(folder)) {
    if (alias.startsWith('.')) continue;
    const version = await readAlias(folder, alias, ports);
    if (version !== undefined) aliases[alias] = version;
  }
  return aliases;
}

/** The version an alias points to, or undefined. */
export async function readAlias(
  folder: string,
  alias: string,
  { files }: Ports,
): Promise<string | undefined> {
  return (await files.readTextIfThere(files.join(folder, alias)))?.trim();
}

/** Points an alias at a version; the last of several runs wins. Answers where it pointed before. */
export async function writeAlias(
  folder: string,
  alias: string,
  version: string,
  ports: Ports,
): Promise<AliasMoved> {
  const { files } = ports;
  const previous = await readAlias(folder, alias, ports);
  if (previous !== version) await files.write(files.join(folder, alias), `${version}\n`);
  return previous === undefined ? {} : { previous };
}
