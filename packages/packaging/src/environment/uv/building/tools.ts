import { defined } from '@slipway/core/defined';
import type { Ports } from '@slipway/core/ports';

import type { EnvironmentFacts, Lock, Requirement, WantedEnvironment } from '../../kind.ts';
import { installForImage } from '../image.ts';

/**
 * Locks what sources are built with, and installs it for the platform into a new folder. It comes from where everything
 * else comes from, and is never built itself.
 * @param lockOf makes a lock in the same way as that of the environment
 * @throws Problems, Failure `ENVIRONMENT_FAILED` as for any environment
 */
export async function installTools(
  requirements: readonly Requirement[],
  folder: string,
  { access, excludeNewer, indexOptions, platform = 'linux/amd64' }: WantedEnvironment,
  facts: EnvironmentFacts,
  lockOf: (wanted: WantedEnvironment) => Promise<Lock>,
  ports: Ports,
): Promise<Lock> {
  const { files } = ports;
  const lock = await lockOf({
    server: [],
    model: requirements,
    constraints: [],
    indexOptions,
    platform,
    ...(access && { access }),
    ...defined({ excludeNewer }),
  });
  const { content, name } = lock.files[0]!;
  const environment = {
    provider: 'uv',
    lockFile: name,
    lockSha256: files.sha256(content),
    runtimeVersion: facts.runtimeVersion,
    platform: facts.platform,
    packages: lock.packages,
  };
  const place = await files.temporaryFolder('tools-');
  try {
    const lockFile = files.join(place, name);
    await files.write(lockFile, content);
    await installForImage(
      environment,
      lockFile,
      folder,
      { platform, bytecode: false, ...(access && { access }) },
      ports,
    );
  } finally {
    await files.remove(place);
  }
  return lock;
}
