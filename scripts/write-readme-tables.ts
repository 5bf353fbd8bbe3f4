// `npm run docs`: writes the tables of inputs and outputs into the README of each action, from its `action.yml`, and
// the actions of others as they are pinned. With `--check` nothing is written, and a file that would change is an error.
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { isPinned, pinned } from './pinned-actions.ts';
import { documented, readContract, undescribed } from './readme-tables.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const root = resolve(import.meta.dirname, '..');
const actions = join(root, 'actions');

/** Brings one README up to date, or says what is wrong with it. */
async function write(name: string): Promise<string[]> {
  const file = join(actions, name, 'README.md');
  if (!existsSync(file)) return ['there is no README.md'];
  const contract = readContract(readFileSync(join(actions, name, 'action.yml'), 'utf8'));
  const mistakes = undescribed(contract);
  if (mistakes.length > 0) return mistakes;
  const before = readFileSync(file, 'utf8');
  try {
    return replaced(file, before, await documented(pinned(before), contract, file));
  } catch (thrown) {
    return [`README.md: ${(thrown as Error).message}`];
  }
}

/** Writes a file whose text has changed; with `--check` says so instead. */
function replaced(file: string, before: string, after: string): string[] {
  if (after === before) return [];
  if (values.check === true) return [`${basename(file)} is not what \`npm run docs\` writes`];
  writeFileSync(file, after);
  return [];
}

const names = readdirSync(actions).filter((name) => existsSync(join(actions, name, 'action.yml')));
for (const name of names) {
  for (const mistake of await write(name)) {
    console.error(`actions/${name}: ${mistake}`);
    process.exitCode = 1;
  }
}
const pages = ['*.md', 'packages/**/*.md', 'workflows-examples/*', '.github/workflows/*'];
for (const path of globSync(pages, { cwd: root, exclude: ['**/node_modules'] }).filter(isPinned)) {
  const before = readFileSync(join(root, path), 'utf8');
  for (const mistake of replaced(join(root, path), before, pinned(before))) {
    console.error(`${path}: ${mistake}`);
    process.exitCode = 1;
  }
}
