import { minorVersion } from '@slipway/formats/pep440';
import type { BaseImage, ImagePlatform, ImageReference } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import type { RegistryAccess } from '@slipway/core/ports-images';
import type { ServerStart } from '@slipway/core/package-manifest';
import { dockerHub } from '@slipway/core/image-reference';
import { refuse } from '@slipway/core/trouble';

/** The Node of the ONNX server's images. */
const nodeVersion = '24';

/** What an image is built on when nobody says: the official image of the runtime, without compilers. */
export function defaultBase(runtime: ServerStart['runtime'], runtimeVersion: string): ImageReference {
  return runtime === 'node'
    ? { host: dockerHub, repository: 'library/node', tag: `${nodeVersion}-bookworm-slim` }
    : { host: dockerHub, repository: 'library/python', tag: `${runtimeVersion}-slim-bookworm` };
}

/**
 * Asks for the base of one platform. Official images of Python say their version, which has to be that of the lock.
 * @throws Problems when there is no such image or platform, or it has another Python
 */
export async function lookAtBase(
  wanted: ImageReference,
  platform: ImagePlatform,
  runtime: { runtime: ServerStart['runtime']; version: string },
  access: RegistryAccess,
  { images }: Pick<Ports, 'images'>,
): Promise<BaseImage> {
  const base = await images.base(wanted, platform, access);
  const said = base.config.variables[runtime.runtime === 'node' ? 'NODE_VERSION' : 'PYTHON_VERSION'];
  if (said !== undefined && !isSame(said, runtime.version)) {
    const name = runtime.runtime === 'node' ? 'Node' : 'Python';
    refuse({
      where: { input: 'base-image' },
      said: `an image with ${name} ${said}`,
      expected: `${name} ${runtime.version}, which the dependencies are locked for`,
      remedy:
        runtime.runtime === 'node'
          ? `choose an image with Node ${runtime.version} or newer`
          : `choose an image with Python ${runtime.version}, or set \`python-version\` to \`${minorVersion(said)}\``,
    });
  }
  return base;
}

/** Compiled packages fit one minor version of Python, and any Node from the one they were made for. */
function isSame(said: string, locked: string): boolean {
  const parts = locked.split('.');
  if (parts.length === 1) return Number(said.split('.')[0]) >= Number(locked);
  return said.split('.').slice(0, parts.length).join('.') === locked;
}
