import type { ServedStart } from '@slipway/core/endpoint';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { environmentFolder } from '@slipway/packaging/environment/install';
import { startCommand } from '@slipway/packaging/boot/start';

/**
 * How the gateway starts the servers of a package on this machine.
 * @param variables what the user sets on top of the package's
 * @throws Problems for a server that only an image has
 */
export function servedStart(
  manifest: PackageManifest,
  folder: string,
  variables: Readonly<Record<string, string>>,
  ports: Pick<Ports, 'files' | 'host'>,
): ServedStart {
  const command = startCommand(
    { ...manifest, environmentVariables: { ...manifest.environmentVariables, ...variables } },
    folder,
    environmentFolder(manifest, ports),
    { port: '{port}', host: '{host}' },
    ports.host,
  );
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(command.environment ?? {}))
    if (value !== undefined) own[name] = value;
  const { routes, exitCodes } = manifest.start;
  return { program: command.program, args: command.args, folder, variables: own, routes, exitCodes };
}
