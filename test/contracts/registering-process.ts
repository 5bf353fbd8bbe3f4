// A process that registers: `node registering-process.ts <where> <name> <path>...`. It waits for a line on its standard
// input, so that several start at the same moment, and prints `{version, registered}` for each path.
import { once } from 'node:events';

import { nodePorts } from '@slipway/runner/ports';
import { chooseRegistry } from '@slipway/models/registry/open';

import type { Where } from './registering-together.ts';
import { register } from './registering.ts';

const [where = '', name = '', ...paths] = process.argv.slice(2);
const { text, connection } = JSON.parse(where) as Where;
const ports = nodePorts();
const { provider, location } = chooseRegistry(text, ports);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (const path of paths) {
  const { record, registered } = await register(provider, location, { path, name, connection }, ports);
  process.stdout.write(`${JSON.stringify({ version: record.version, registered })}\n`);
}
process.exit(0);
