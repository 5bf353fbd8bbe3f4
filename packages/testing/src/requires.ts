import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a test may need of the machine, and the Debian packages that bring it. */
export const debianPackages = {
  bash: 'bash',
  curl: 'curl',
  debootstrap: 'debootstrap',
  docker: 'docker.io',
  dockerd: 'docker.io iptables',
  'docker-registry': 'docker-registry',
  ip: 'iproute2',
  npm: 'npm',
  openssl: 'openssl',
  python3: 'python3',
  skopeo: 'skopeo',
  tar: 'tar',
  unshare: 'util-linux',
} as const;

/** A tool from a Debian package, one that `scripts/tools.ts` puts into the checkout, or the rights of root. */
export type Need = keyof typeof debianPackages | 'uv' | 'zizmor' | 'act' | 'root';

/** Whether what a test needs is on this machine. */
export interface Requirement {
  /** True when the test has to be skipped: something is missing and `REQUIRE=all` was not asked for. */
  missing: boolean;
  /** What is missing; part of the skipped test's title. */
  names: Need[];
  /** Appended to a title, so that a skip says why: ` (needs uv)`. `scripts/test-report.ts` reads it. */
  note: string;
}

/**
 * Says whether what a test needs is here. With `REQUIRE=all` nothing may be skipped: a missing tool throws when the
 * test file is loaded, which fails the run and names the tool.
 */
export function requires(...needs: Need[]): Requirement {
  const names = needs.filter((need) => !(need === 'root' ? isRoot() : isOnPath(need)));
  if (names.length > 0 && process.env['REQUIRE'] === 'all')
    throw new Error(`REQUIRE=all, but ${names.join(', ')} is missing`);
  return { missing: names.length > 0, names, note: names.length > 0 ? ` (needs ${names.join(', ')})` : '' };
}

/** Whether this process may do everything. Windows has no such user. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether a program can be started by its name. */
export function isOnPath(tool: string): boolean {
  const endings = process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE;.CMD').split(';') : [''];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => endings.some((ending) => isProgram(join(folder, tool + ending))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
