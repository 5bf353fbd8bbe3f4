import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe } from 'vitest';

import { npm } from '@slipway/packaging/environment/npm/npm';
import { nodePorts } from '@slipway/runner/ports';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';

import { environmentContract } from './environment.ts';

const needed = requires('npm');

describe.skipIf(needed.missing)(`npm${needed.note}`, () => {
  const bundle = newFolder('slipway-bundle-');
  cpSync(join(root, 'packages', 'serving', 'npm'), join(bundle, 'programs', 'npm'), { recursive: true });

  environmentContract({
    provider: npm,
    runtime: 'node',
    ports: (home) => nodePorts({ home, bundle }),
    wanted: { server: [], model: [], constraints: [], indexOptions: [], readyLock: 'programs/npm/onnx' },
    hash: /"integrity": "sha512-/g,
    async use(folder, ports) {
      const args = ['-e', "require('onnxruntime-node').InferenceSession; console.log('usable')"];
      const finished = await ports.processes.run({ program: ports.host.node, args, folder });
      const binaries = join(folder, 'node_modules', 'onnxruntime-node', 'bin');
      const [generation = ''] = readdirSync(binaries);
      const platforms = readdirSync(join(binaries, generation));
      const architectures = platforms.flatMap((platform) =>
        readdirSync(join(binaries, generation, platform)),
      );
      return { said: finished.stdout.trim(), platforms, architectures };
    },
    usable: ({ host }) => ({
      said: 'usable',
      platforms: [host.platform],
      architectures: [host.architecture],
    }),
  });
});
