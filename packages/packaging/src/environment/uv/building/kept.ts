import { checkedJson } from '@slipway/core/checked-json';
import type { Ports } from '@slipway/core/ports';

import { builtWheel, type BuiltWheel, type IndexAccess } from '../../kind.ts';

/** Changes when the same sources have to be built in another way. */
const generation = 1;

/** Says what a kept wheel is; in the folder that holds the wheel and nothing else. */
const description = 'built.json';

/** What a wheel is made of: the same again is not built again. */
export type Origin = Pick<BuiltWheel, 'platform' | 'python' | 'builder'> & { source: { sha256: string } };

function keyOf({ builder, platform, python, source }: Origin, { files }: Pick<Ports, 'files'>): string {
  return files.sha256(JSON.stringify([generation, source.sha256, platform, python, builder]));
}

/** What the cache between workflow runs calls it. */
function cacheKey(origin: Origin, ports: Pick<Ports, 'files'>): string {
  return `slipway-wheel-${keyOf(origin, ports)}`;
}

/** Where the wheel of some sources is kept on this machine. */
export function keptFolder(origin: Origin, { files, host }: Pick<Ports, 'files' | 'host'>): string {
  return files.join(host.home, 'wheels', keyOf(origin, { files }));
}

/**
 * A wheel that was built earlier: on this machine, or in a workflow run whose cache this one may read. It is taken only
 * when its bytes still have their digest.
 */
export async function keptWheel(
  origin: Origin,
  ports: Pick<Ports, 'cache' | 'files' | 'host'>,
): Promise<BuiltWheel | undefined> {
  const here = await wholeWheel(origin, ports);
  if (here !== undefined) return here;
  const isRestored = await ports.cache.restore(cacheKey(origin, ports), keptFolder(origin, ports));
  return isRestored ? wholeWheel(origin, ports) : undefined;
}

async function wholeWheel(
  origin: Origin,
  ports: Pick<Ports, 'files' | 'host'>,
): Promise<BuiltWheel | undefined> {
  const { files } = ports;
  const folder = keptFolder(origin, ports);
  const text = await files.readTextIfThere(files.join(folder, description));
  if (text === undefined) return undefined;
  const built = checkedJson(builtWheel, text, files.join(folder, description));
  const file = files.join(folder, built.wheel.file);
  if ((await files.stat(file)) === undefined) return undefined;
  return (await files.hash(file)).sha256 === built.wheel.sha256 ? built : undefined;
}

/**
 * Keeps a wheel that was just built. When another run was faster, its wheel is the one that counts: a lock of that run
 * may name it.
 * @param folder beside which nobody looks: it holds the wheel alone, and becomes the kept folder
 */
export async function keepWheel(built: BuiltWheel, folder: string, ports: Ports): Promise<BuiltWheel> {
  const { files } = ports;
  await files.write(files.join(folder, description), `${JSON.stringify(built)}\n`);
  const final = keptFolder(built, ports);
  await files.makeFolder(files.dirname(final));
  try {
    await files.move(folder, final);
  } catch {
    const other = await wholeWheel(built, ports);
    if (other !== undefined) return other;
    await files.remove(final);
    await files.move(folder, final);
  }
  await ports.cache.save(cacheKey(built, ports), final);
  return built;
}

/** How packages are reached when some were built: the folders of their wheels come first. */
export function withBuilt(
  access: IndexAccess | undefined,
  built: readonly BuiltWheel[],
  ports: Pick<Ports, 'files' | 'host'>,
): IndexAccess {
  const { credentials = [], folders = [], noIndex = false } = access ?? {};
  const places = built.map((wheel) => keptFolder(wheel, ports));
  return { credentials, noIndex, folders: [...places, ...folders], built };
}
