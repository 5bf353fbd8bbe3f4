import type { ImageConfig } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';

import { imageEnvironmentFolder, type ImageRuntime } from '../../environment/kind.ts';
import { imageConfig } from '../../image/config.ts';
import { imagePlaces } from '../../image/places.ts';

/**
 * A Dockerfile that builds, from a context with the package in the folder `package`, what Slipway would assemble: the
 * same places, variables and command, in layers of the same order. Pure.
 * @param base what it is built on, by digest
 */
export function dockerfile(manifest: PackageManifest, runtime: ImageRuntime, base: string): string {
  const config = imageConfig(manifest, runtime);
  const folders = ['server', 'source'].filter((folder) => has(manifest, folder));
  return [
    '# syntax=docker/dockerfile:1',
    `FROM ${base}`,
    `COPY package/lock/ ${imagePlaces.application}/lock/`,
    install(manifest),
    ...folders.map((folder) => `COPY package/${folder}/ ${imagePlaces.application}/${folder}/`),
    ...manifest.models.map(({ folder }) => `COPY package/${folder}/ /${folder}/`),
    ...(has(manifest, 'samples') ? [`COPY package/samples/ ${imagePlaces.application}/samples/`] : []),
    `COPY package/slipway.json package/serving.json ${imagePlaces.application}/`,
    `RUN ln -s ${imagePlaces.models} ${imagePlaces.application}/models`,
    ...variables(config),
    `WORKDIR ${config.workingFolder ?? '/'}`,
    ...config.ports.map((port) => `EXPOSE ${port}`),
    `USER ${config.user ?? '0'}`,
    `ENTRYPOINT ${JSON.stringify(config.entrypoint)}`,
    '',
  ].join('\n');
}

function has({ files }: PackageManifest, folder: string): boolean {
  return files.some(({ path }) => path.startsWith(`${folder}/`));
}

function install({ environment }: PackageManifest): string {
  const lock = `${imagePlaces.application}/${environment.lockFile}`;
  if (environment.provider !== 'npm')
    return `RUN python3 -m pip install --no-cache-dir --no-deps --require-hashes --target ${imageEnvironmentFolder} --requirement ${lock}`;
  const folder = lock.slice(0, lock.lastIndexOf('/'));
  return `RUN mkdir -p ${imageEnvironmentFolder} && cp ${folder}/package*.json ${imageEnvironmentFolder}/ && cd ${imageEnvironmentFolder} && ONNXRUNTIME_NODE_INSTALL=skip npm ci --omit=dev --ignore-scripts`;
}

/** A `$` would be replaced by Docker. Source: https://docs.docker.com/reference/dockerfile/#environment-replacement */
function variables({ variables: all }: ImageConfig): string[] {
  return Object.entries(all).map(
    ([name, value]) => `ENV ${name}=${JSON.stringify(value).replaceAll('$', '\\$')}`,
  );
}
