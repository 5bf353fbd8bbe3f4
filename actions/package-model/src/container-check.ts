import type { ImagePlatform } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { RegistryAccess } from '@slipway/core/ports-images';
import { refuse } from '@slipway/core/trouble';
import { findEngine, type Engine } from '@slipway/packaging/engine/find';
import { loadImage, removeImage } from '@slipway/packaging/engine/images';
import { imagePort } from '@slipway/packaging/image/places';
import type { MadeImage } from '@slipway/packaging/image/make';
import type { ContentFile } from '@slipway/packaging/package/content';
import type { Booted, BootOptions } from '@slipway/packaging/boot/boot';
import { bootContainer } from '@slipway/packaging/boot/container-boot';

import { makesImage } from './image-rules.ts';
import type { Spec } from './inputs.ts';

/** Where a package is tried. */
export type CheckPlace = { in: 'process' } | { in: 'container'; engine: Engine; platform: ImagePlatform };

/**
 * Decides where the package is tried: as it will run, in a container, where an image is made and an engine runs that can
 * start it; else in a process of this machine.
 * @throws Problems when a container was asked for and there is no engine for it
 */
export async function checkPlaceOf(
  { checkIn, output, platforms }: Pick<Spec, 'checkIn' | 'output' | 'platforms'>,
  ports: Ports,
): Promise<CheckPlace> {
  if (checkIn === 'process' || !makesImage({ output })) return { in: 'process' };
  const engine = await findEngine(ports);
  const platform = platforms.find((each) => each === engine?.platform);
  if (engine !== undefined && platform !== undefined) return { in: 'container', engine, platform };
  if (checkIn === 'auto') return { in: 'process' };
  refuse({
    where: { input: 'check-in' },
    said:
      engine === undefined
        ? '`container`, but neither `docker` nor `podman` answers on this machine'
        : `\`container\`, but the engine of this machine runs ${engine.platform}`,
    expected: `an engine that runs ${platforms.join(' or ')}`,
    remedy: 'start one, or set `check-in` to `process`, or `check` to `false`',
  });
}

/**
 * Loads an image that was just made into the engine, boots it, scores its sample, and takes it away again.
 * @param files what the package is made of; its samples are read
 */
export async function tryInContainer(
  made: MadeImage,
  files: readonly ContentFile[],
  place: Extract<CheckPlace, { in: 'container' }>,
  options: BootOptions,
  access: RegistryAccess,
  ports: Ports,
): Promise<Booted> {
  const { engine, platform } = place;
  const folder = await ports.files.temporaryFolder('check-');
  const manifest = made.manifests[indexOf(platform, made.image)]!;
  const port = manifest.start.port ?? imagePort;
  const name = `slipway-check/${crypto.randomUUID()}:latest`;
  try {
    const archive = ports.files.join(folder, 'image.tar');
    await ports.images.writeLayout(onlyFor(platform, made.image), archive, name, access);
    const image = await loadImage(engine, archive, ports);
    await copySamples(manifest, files, folder, ports);
    try {
      return await bootContainer(manifest, folder, { ...options, engine, image, port }, ports);
    } finally {
      await removeImage(engine, image, ports);
    }
  } finally {
    await ports.files.remove(folder);
  }
}

/** An engine of one platform has no use for the layers of another. */
function onlyFor(platform: ImagePlatform, image: MadeImage['image']): MadeImage['image'] {
  const manifest = image.manifests[indexOf(platform, image)]!;
  return { descriptor: manifest.descriptor, manifests: [manifest] };
}

function indexOf(wanted: ImagePlatform, { manifests }: MadeImage['image']): number {
  return manifests.findIndex(
    ({ descriptor: { platform } }) => `${platform?.os}/${platform?.architecture}` === wanted,
  );
}

async function copySamples(
  { sampleInput, sampleOutput }: PackageManifest,
  content: readonly ContentFile[],
  folder: string,
  { files }: Pick<Ports, 'files'>,
): Promise<void> {
  for (const file of content) {
    if (file.to !== sampleInput && file.to !== sampleOutput) continue;
    const text = 'from' in file ? await files.readText(file.from) : file.content;
    await files.write(files.join(folder, ...file.to.split('/')), text);
  }
}
