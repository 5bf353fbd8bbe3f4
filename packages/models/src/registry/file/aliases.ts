import type { Ports } from '@slipway/core/ports';
import type { AliasMoved } from '../kind.ts';
import type { Layout } from './layout.ts';
import { readStored } from './stored.ts';

/** The aliases of a name, and the versions they point to. Those of a deleted version point to nothing. */
export async function readAliases(
  layout: Layout,
  name: string,
  ports: Ports,
): Promise<Record<string, string>> {
  const folder = layout.aliases(name);
  const aliases: Record<string, string> = {};
  for (const alias of await ports.files.names(folder)) {
    if (alias.startsWith('.')) continue;
    const version = await readAlias(folder, alias, ports);
    const isThere = version !== undefined && (await readStored(layout, name, version, ports)) !== undefined;
    if (isThere) aliases[alias] = version;
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
  return { previous };
}
