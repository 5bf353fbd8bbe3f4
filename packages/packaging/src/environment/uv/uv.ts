import type { EnvironmentProvider } from '../kind.ts';
import { machineOf } from '../image-machine.ts';
import { dockerfileLines } from './dockerfile-lines.ts';
import { imageRuntime, installForImage } from './image.ts';
import { installLock } from './install.ts';
import { lockFingerprint, lockRequirements } from './lock.ts';
import { pythonVersionFor } from './python.ts';
import { findPython, findUv, pinnedUv, refuseWithoutUv } from './tool.ts';

/** Python environments: locked and installed by uv. */
export const uv: EnvironmentProvider = {
  id: 'uv',
  title: 'Python packages, locked and installed by uv',

  async look(wanted, ports) {
    const found = await findUv(ports);
    if (found === undefined && (await findPython(ports)) === undefined) refuseWithoutUv();
    const runtimeVersion = await pythonVersionFor(wanted.runtime, ports);
    const machine = wanted.platform === undefined ? ports.host : machineOf(wanted.platform);
    const platform = `${machine.platform}-${machine.architecture}`;
    return {
      runtimeVersion,
      platform,
      fingerprint: await lockFingerprint(wanted, runtimeVersion, platform, ports),
      tool: found === undefined ? `uv ${pinnedUv}, which is installed first` : 'uv',
    };
  },

  lock: lockRequirements,
  install: installLock,
  installForImage,
  dockerfileLines,
  imageRuntime,
};
