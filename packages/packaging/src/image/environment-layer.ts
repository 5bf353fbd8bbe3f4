import { checkedJson } from '@slipway/core/checked-json';
import { builtBlob, type BuiltBlob, type LayerEntry } from '@slipway/core/image';
import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';

import { environmentProvider } from '../environment/all.ts';
import { imageEnvironmentFolder, type ImageInstallation, type Lock } from '../environment/kind.ts';

/** Changes when the same lock has to become another layer. */
const generation = 2;

/** Where the layers of images are kept between runs. */
export function layersFolder({ files, host }: Pick<Ports, 'files' | 'host'>): string {
  return files.join(host.home, 'layers');
}

/** A layer with an environment. */
export interface EnvironmentLayer {
  blob: BuiltBlob;
  /** True when it was made earlier. */
  isKnown: boolean;
}

/** Names what an environment layer is made of: the same key, the same bytes. */
export function environmentLayerKey(
  environment: PackagedEnvironment,
  { access, bytecode, platform }: ImageInstallation,
  { sha256 }: Pick<Ports['files'], 'sha256'>,
): string {
  const { lockSha256, provider, runtimeVersion } = environment;
  const parts: unknown[] = [generation, provider, lockSha256, runtimeVersion, platform, bytecode];
  // A lock names the sources of what was built; the wheel can be another one on another machine.
  const built = access?.built ?? [];
  if (built.length > 0) parts.push(built.map(({ wheel }) => wheel.sha256));
  return sha256(JSON.stringify(parts));
}

/**
 * Installs a lock and makes it a layer, unless that was done before: on this machine, or in a workflow run whose cache
 * this one may read. What was kept is taken only when its bytes still have their digest.
 * @throws Problems, Failure `ENVIRONMENT_FAILED` as the provider of the environment
 */
export async function environmentLayer(
  environment: PackagedEnvironment,
  lock: Lock,
  choices: Pick<ImageInstallation, 'platform' | 'bytecode'>,
  ports: Ports,
): Promise<EnvironmentLayer> {
  const { cache, files } = ports;
  const how = { ...choices, ...(lock.access && { access: lock.access }) };
  const key = environmentLayerKey(environment, how, files);
  const folder = files.join(layersFolder(ports), key);
  const name = `slipway-layer-${key}`;
  const known =
    (await keptLayer(folder, ports)) ??
    ((await cache.restore(name, folder)) ? await keptLayer(folder, ports) : undefined);
  if (known !== undefined) return { blob: known, isKnown: true };
  await files.remove(folder);
  await files.makeFolder(folder);
  const blob = await install(environment, lock, how, folder, ports);
  await files.write(files.join(folder, description), JSON.stringify(blob));
  await cache.save(name, folder);
  return { blob, isKnown: false };
}

/** The file beside a kept layer that says what it is; written last. */
const description = 'layer.json';

async function install(
  environment: PackagedEnvironment,
  lock: Lock,
  how: ImageInstallation,
  folder: string,
  ports: Ports,
): Promise<BuiltBlob> {
  const { files, images } = ports;
  const work = await files.temporaryFolder('environment-');
  try {
    const place = (name: string): string => files.join(work, 'lock', name);
    for (const { name, content } of lock.files) await files.write(place(name), content);
    const installed = files.join(work, 'installed');
    const provider = environmentProvider(environment.provider);
    await provider.installForImage(environment, place(lock.files[0]!.name), installed, how, ports);
    const entries = await entriesOf(installed, ports);
    return await images.layer({ title: 'the dependencies', entries, compression: 'gzip' }, folder);
  } finally {
    await files.remove(work);
  }
}

async function keptLayer(folder: string, { files, images }: Ports): Promise<BuiltBlob | undefined> {
  const text = await files.readTextIfThere(files.join(folder, description));
  if (text === undefined) return undefined;
  const blob = checkedJson(builtBlob, text, files.join(folder, description));
  return (await images.isWhole(blob)) ? blob : undefined;
}

async function entriesOf(folder: string, { files }: Ports): Promise<LayerEntry[]> {
  const entries = await files.walk(folder);
  return entries.flatMap(({ kind, path, size, target }): LayerEntry[] => {
    const place = `${imageEnvironmentFolder}/${path}`;
    if (kind === 'folder') return [{ kind, path: place }];
    const isProgram = /(^|\/)bin\/[^/]+$/.test(path);
    if (kind === 'file')
      return [
        {
          kind,
          path: place,
          from: files.join(folder, ...path.split('/')),
          size,
          mode: isProgram ? 0o755 : undefined,
        },
      ];
    if (kind !== 'link' || target === undefined) return [];
    return [{ kind, path: place, target: `${imageEnvironmentFolder}/${inside(folder, target, files)}` }];
  });
}

/** Links of npm point inside of `node_modules`; `walk` tells where they end. */
function inside(folder: string, target: string, files: Ports['files']): string {
  return files.relative(folder, target).replaceAll('\\', '/');
}
