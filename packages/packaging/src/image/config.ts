import { defined } from '@slipway/core/defined';
import type { ImageConfig } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';

import { imageEnvironmentFolder, type ImageRuntime } from '../environment/kind.ts';
import { imageLabels } from './labels.ts';
import { imagePlaces, imagePort, imageUser } from './places.ts';

/**
 * What a container of a package is started with: the same command as anywhere else, with the places of the image. Pure.
 * The user's variables stand first, so that what the server needs can not be broken by them.
 * @param base what the base image starts, for servers that are in it
 */
export function imageConfig(
  manifest: PackageManifest,
  runtime: ImageRuntime,
  base?: Pick<ImageConfig, 'entrypoint' | 'command' | 'user' | 'workingFolder'>,
): ImageConfig {
  const { start } = manifest;
  const port = start.port ?? imagePort;
  const ofStart = Object.entries(start.variables).map(([name, value]) => [name, filled(value)] as const);
  const variables = { ...Object.fromEntries(ofStart), ...runtime.variables };
  return {
    variables: {
      ...manifest.environmentVariables,
      // Without an entry in /etc/passwd there is no home folder, and libraries that look for one would fail.
      HOME: '/tmp',
      ...defined(variables),
    },
    ...startOf(start, runtime, base),
    ports: [port],
    labels: imageLabels(manifest),
  };
}

/** A program of the base image keeps the user and the folder that it was made for. */
function startOf(
  { args, runtime: kind }: PackageManifest['start'],
  runtime: ImageRuntime,
  base?: Pick<ImageConfig, 'entrypoint' | 'command' | 'user' | 'workingFolder'>,
): Pick<ImageConfig, 'entrypoint' | 'command' | 'user' | 'workingFolder'> {
  if (kind !== 'image') {
    const entrypoint = [runtime.program, ...args.map(filled)];
    return { entrypoint, command: [], user: imageUser, workingFolder: imagePlaces.application };
  }
  const { entrypoint = [], command = [], user, workingFolder } = base ?? {};
  return {
    ...(args.length > 0 ? { entrypoint: args.map(filled), command: [] } : { entrypoint, command }),
    user,
    workingFolder,
  };
}

function filled(text: string): string {
  const words: Record<string, string> = {
    package: imagePlaces.application,
    environment: imageEnvironmentFolder,
    port: String(imagePort),
    host: '0.0.0.0',
  };
  return text
    .replaceAll(/\{package\}\/models(?=\/|$)/g, imagePlaces.models)
    .replaceAll(/\{(package|environment|port|host)\}/g, (_, word: string) => words[word]!);
}
