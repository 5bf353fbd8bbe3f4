// Writes the tables of inputs and outputs into the README of each action, from its `action.yml`: `npm run docs`.
// With `--check` nothing is written, and a README whose tables are not those of the contract is an error.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { documented, readContract, undescribed } from './readme-tables.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const actions = join(resolve(import.meta.dirname, '..'), 'actions');

/** Brings one README up to date, or says what is wrong with it. */
async function write(name: string): Promise<string[]> {
  const file = join(actions, name, 'README.md');
  if (!existsSync(file)) return ['there is no README.md'];
  const contract = readContract(readFileSync(join(actions, name, 'action.yml'), 'utf8'));
  const mistakes = undescribed(contract);
  if (mistakes.length > 0) return mistakes;
  const before = readFileSync(file, 'utf8');
  try {
    const after = await documented(before, contract, file);
    if (after === before) return [];
    if (values.check === true) return ['README.md is not what `npm run docs` writes'];
    writeFileSync(file, after);
    return [];
  } catch (thrown) {
    return [`README.md: ${(thrown as Error).message}`];
  }
}

const names = readdirSync(actions).filter((name) => existsSync(join(actions, name, 'action.yml')));
for (const name of names) {
  for (const mistake of await write(name)) {
    console.error(`actions/${name}: ${mistake}`);
    process.exitCode = 1;
  }
}
