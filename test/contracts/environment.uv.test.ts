import { describe } from 'vitest';

import { uv } from '@slipway/packaging/environment/uv/uv';
import { pythonOf } from '@slipway/packaging/environment/uv/python';
import { nodePorts } from '@slipway/runner/ports';
import { requires } from '@slipway/testing/requires';

import { environmentContract } from './environment.ts';

const needed = requires('uv', 'python3');
const server = [{ text: 'six', where: { file: 'server.txt', line: 1 }, asker: 'the server' }];
const model = [
  { text: 'idna==3.10', where: { file: 'requirements.txt', line: 1 }, asker: 'your requirements.txt:1' },
];
const wanted = { server, model, constraints: [], indexOptions: [] };

describe.skipIf(needed.missing)(`uv${needed.note}`, () => {
  environmentContract({
    provider: uv,
    runtime: 'python',
    ports: (home) => nodePorts({ home }),
    wanted,
    other: { ...wanted, model: [{ ...model[0]!, text: 'idna==3.9' }] },
    hash: /^idna==|^six==|--hash=sha256:[0-9a-f]{64}/gm,
    async use(folder, ports) {
      const program = pythonOf(folder, ports.host.platform);
      const args = ['-c', 'import six, idna; print(idna.__version__)'];
      const finished = await ports.processes.run({ program, args });
      return finished.stdout.trim();
    },
    usable: () => '3.10',
  });
});
