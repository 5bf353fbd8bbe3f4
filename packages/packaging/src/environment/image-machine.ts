import type { ImagePlatform } from '@slipway/core/image';
import type { PackagedEnvironment } from '@slipway/core/package-manifest';
import type { Host } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';

/** The machine that a platform of images stands for, as Node names it: `linux/amd64` is `linux` on `x64`. */
export function machineOf(platform: ImagePlatform): Pick<Host, 'platform' | 'architecture'> {
  return { platform: 'linux', architecture: platform === 'linux/arm64' ? 'arm64' : 'x64' };
}

/** Refuses to install for a platform what was locked for another. */
export function refuseOtherMachine(environment: PackagedEnvironment, platform: ImagePlatform): void {
  const machine = machineOf(platform);
  const wanted = `${machine.platform}-${machine.architecture}`;
  if (environment.platform === 'any' || environment.platform === wanted) return;
  refuse({
    where: { file: environment.lockFile },
    said: `a lock for ${environment.platform}`,
    expected: `a lock for ${wanted}, because the image is for ${platform}`,
    remedy: `package the model again for ${platform}`,
  });
}
