import type { ImagePlatform } from '@slipway/core/image';
import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';

import { machineOf, refuseOtherMachine } from '../image-machine.ts';
import { imageEnvironmentFolder, type ImageInstallation, type ImageRuntime } from '../kind.ts';
import { compileModules } from './bytecode.ts';
import { installedWhole } from './installed-whole.ts';
import { removeTraces } from './traces.ts';
import { ensureUv } from './tool.ts';

/**
 * The platform for which wheels are chosen: glibc 2.28 is in every base that is still supported (Debian 10, Ubuntu
 * 20.04, RHEL 8), and nearly all wheels with native code are built for it or for an older one.
 * Source: https://docs.astral.sh/uv/reference/cli/#uv-pip-install--python-platform
 */
export function wheelPlatform(platform: ImagePlatform): string {
  return `${machineOf(platform).architecture === 'arm64' ? 'aarch64' : 'x86_64'}-manylinux_2_28`;
}

/**
 * Installs a lock into a folder that becomes a layer: site-packages for a platform and a Python that need not be here.
 * Nothing of this machine stays in it.
 * @throws Problems when the lock is for another platform, or there is no Python to compile modules with
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
export async function installForImage(
  environment: PackagedEnvironment,
  lockFile: string,
  folder: string,
  { access, bytecode, platform }: ImageInstallation,
  ports: Ports,
): Promise<void> {
  refuseOtherMachine(environment, platform);
  const uv = await ensureUv(ports);
  const target = ['--target', folder, '--python-platform', wheelPlatform(platform)];
  const wheels = ['--python-version', environment.runtimeVersion, '--only-binary', ':all:'];
  const written = ['--link-mode', 'copy', '--no-compile-bytecode', '--no-installer-metadata'];
  await installedWhole(uv, [...target, ...wheels, ...written], folder, environment, lockFile, ports, access);
  await removeTraces(folder, ports);
  if (bytecode) await compileModules(uv, environment.runtimeVersion, folder, ports);
}

/**
 * The Python of the image finds the packages by `PYTHONPATH`. Modules are compiled in the layer or not at all: a cache
 * of the server's start (`PYTHONPYCACHEPREFIX`) would hide those of the layer.
 */
export function imageRuntime(): ImageRuntime {
  return {
    program: 'python3',
    variables: {
      PYTHONPATH: imageEnvironmentFolder,
      PYTHONPYCACHEPREFIX: undefined,
      PYTHONDONTWRITEBYTECODE: '1',
    },
  };
}
