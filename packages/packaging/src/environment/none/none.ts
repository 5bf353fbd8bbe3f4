import { refuse } from '@slipway/core/trouble';

import type { EnvironmentProvider } from '../kind.ts';

/** What stands in the lock: somebody who opens the package should not look for the rest. */
const lockText = '# Nothing is installed: the base image holds everything that the server needs.\n';

/** No environment at all: the base image has a Python with the server and all that the model needs. */
export const none: EnvironmentProvider = {
  id: 'none',
  title: 'what the base image holds',

  look: (wanted, { files }) =>
    Promise.resolve({
      runtimeVersion: wanted.runtime?.version ?? '3',
      platform: 'any',
      fingerprint: files.sha256(lockText),
      tool: 'nothing to install',
    }),

  lock: () =>
    Promise.resolve({ files: [{ name: 'none.txt', content: lockText }], packages: 0, isKnown: true }),

  install: () =>
    refuse({
      where: { input: 'environment' },
      said: 'an environment that only the base image has',
      expected: 'an image, which is tried in a container',
      remedy:
        'set `output` to an image, and `check-in: container` or `check: false`; a package in a folder needs an `environment` that can be installed',
    }),

  installForImage: (_environment, _lockFile, folder, _how, { files }) => files.makeFolder(folder),

  dockerfileLines: () => [],
  imageRuntime: () => ({
    program: 'python3',
    // A cache of compiled modules would have to be written by every container.
    variables: { PYTHONPYCACHEPREFIX: undefined, PYTHONDONTWRITEBYTECODE: '1' },
  }),
};
