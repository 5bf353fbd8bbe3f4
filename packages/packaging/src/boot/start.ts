import { packageManifestName, type PackageManifest } from '@slipway/core/package-manifest';
import type { Host } from '@slipway/core/ports';
import type { Command } from '@slipway/core/ports-processes';
import { refuse } from '@slipway/core/trouble';

import { pythonOf } from '../environment/uv/python.ts';

/** Where a server is to listen. */
export interface ListenAt {
  /** `{port}` leaves the word in the command, for a supervisor that gives every instance a port of its own. */
  port: number | '{port}';
  /** `127.0.0.1` for what only this machine may reach. */
  host: string;
}

/**
 * The command that starts the server of a package. Pure. The user's environment variables stand first, so that what the
 * server itself needs can not be broken by them.
 * @throws Problems for a server that only an image has
 * @param folder absolute folder of the package
 * @param environmentFolder what `installEnvironment` answered
 * @param machine `ports.host`: which Node, and where an environment of this platform keeps its Python
 */
export function startCommand(
  manifest: PackageManifest,
  folder: string,
  environmentFolder: string,
  listenAt: ListenAt,
  machine: Pick<Host, 'node' | 'platform'>,
): Command {
  const { start } = manifest;
  if (start.runtime === 'image') refuseImageServer(start.server);
  const words: Record<string, string> = {
    package: folder,
    environment: environmentFolder,
    port: String(listenAt.port),
    host: listenAt.host,
  };
  const filled = (text: string): string =>
    text.replaceAll(/\{(package|environment|port|host)\}/g, (_, word: string) => words[word]!);
  const variables = Object.entries(start.variables).map(([name, value]) => [name, filled(value)] as const);
  return {
    program: start.runtime === 'node' ? machine.node : pythonOf(environmentFolder, machine.platform),
    args: start.args.map(filled),
    folder,
    environment: { ...notOfTheJob, ...manifest.environmentVariables, ...Object.fromEntries(variables) },
  };
}

function refuseImageServer(server: string): never {
  refuse({
    where: { file: packageManifestName },
    said: `the server \`${server}\`, a program of the base image`,
    expected: 'a package that can be started as a process',
    remedy: 'run the image of the package in a container engine',
  });
}

/** What would let the Python of the job into the server, so that it works here and nowhere else. */
const notOfTheJob: Readonly<Record<string, undefined>> = {
  PYTHONPATH: undefined,
  PYTHONHOME: undefined,
  VIRTUAL_ENV: undefined,
  NODE_OPTIONS: undefined,
  NODE_PATH: undefined,
};
