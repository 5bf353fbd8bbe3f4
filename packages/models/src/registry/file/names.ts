import type { Ports } from '@slipway/core/ports';
import { Problems, type Problem } from '@slipway/core/trouble';
import type { Registration } from '../kind.ts';
import { sameButForCase, unportable } from '../portable-names.ts';
import type { Layout } from './layout.ts';
import { versionNames } from './stored.ts';

/**
 * Refuses names that a directory can not keep apart on every system: device names of Windows, a dot at the end, and
 * names that differ from one in use by upper and lower case only.
 * @throws Problems, all of them
 */
export async function requireKeepableNames(
  layout: Layout,
  { name, version, alias }: Pick<Registration, 'name' | 'version' | 'alias'>,
  ports: Ports,
): Promise<void> {
  const { files } = ports;
  const problems = [
    fault('name', name, await files.names(layout.models)),
    version === undefined ? undefined : fault('version', version, await versionNames(layout, name, ports)),
    alias === undefined ? undefined : fault('alias', alias, await files.names(layout.aliases(name))),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Problems(problems);
}

function fault(input: string, name: string, inUse: readonly string[]): Problem | undefined {
  const twin = sameButForCase(name, inUse);
  const said =
    twin === undefined
      ? unportable(name)
      : `differs from \`${twin}\`, which is in use, by upper and lower case only`;
  if (said === undefined) return undefined;
  return {
    where: { input },
    said: `\`${name}\` ${said}`,
    expected: 'a name that is a file name of its own on every system, because this registry is a folder',
    remedy: twin === undefined ? 'choose another name' : `write \`${twin}\`, or choose another name`,
  };
}
