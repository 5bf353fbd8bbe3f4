import type { ImageConfig } from '@slipway/core/image';
import type { PackageManifest } from '@slipway/core/package-manifest';
import { refuse } from '@slipway/core/trouble';

import type { ImageRuntime } from '../../environment/kind.ts';
import { imageConfig } from '../../image/config.ts';
import { imagePlaces } from '../../image/places.ts';

/**
 * A Dockerfile that builds, from a context with the package in the folder `package`, what Slipway would assemble: the
 * same places, variables, labels and command, in layers of the same order. It needs nothing that only BuildKit has,
 * unless `install` does. Pure.
 * @param install lines that install the locked dependencies, from the lock in its place
 * @param base what it is built on, by digest
 * @throws Problems for variables that no Dockerfile can hold
 */
export function dockerfile(
  manifest: PackageManifest,
  runtime: ImageRuntime,
  install: readonly string[],
  base: string,
): string {
  const config = imageConfig(manifest, runtime);
  const folders = ['server', 'source'].filter((folder) => has(manifest, folder));
  const { application, models } = imagePlaces;
  return [
    `FROM ${base}`,
    // Whoever the base runs as could not write where the application goes.
    'USER 0',
    copy('package/lock/', `${application}/lock/`),
    ...install,
    ...folders.map((folder) => copy(`package/${folder}/`, `${application}/${folder}/`)),
    ...manifest.models.map(({ folder }) => copy(`package/${folder}/`, `/${folder}/`)),
    ...(has(manifest, 'samples') ? [copy('package/samples/', `${application}/samples/`)] : []),
    copy('package/slipway.json', 'package/serving.json', `${application}/`),
    `RUN ln -s ${models} ${application}/models`,
    ...variables(config),
    ...labels(config),
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

/** As a list, because names may hold spaces. */
function copy(...paths: readonly string[]): string {
  return `COPY ${JSON.stringify(paths)}`;
}

function variables({ variables: all }: ImageConfig): string[] {
  const broken = Object.keys(all).filter((name) => /[\r\n]/.test(all[name]!));
  if (broken.length > 0) {
    refuse({
      where: { input: 'environment-variables' },
      said: `${broken.map((name) => `\`${name}\``).join(' and ')} with a line break`,
      expected: 'values on one line: a Dockerfile can hold no others',
      remedy: 'leave `build-context` out of `output`, or give the value in another form, such as Base64',
    });
  }
  return instruction('ENV', all);
}

/** Docker reads no longer line. Source: https://pkg.go.dev/bufio#pkg-constants, `MaxScanTokenSize` */
const longestLine = 60_000;

/** What an image says of itself; a description that does not fit stands in `slipway.json` all the same. */
function labels({ labels: all }: ImageConfig): string[] {
  const short = Object.entries(all).filter(([, value]) => encodedLength(quoted(value)) < longestLine);
  return instruction('LABEL', Object.fromEntries(short));
}

function encodedLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** One instruction for all, because old builders start a container for each. */
function instruction(name: 'ENV' | 'LABEL', pairs: Readonly<Record<string, string>>): string[] {
  const all = Object.entries(pairs).map(([key, value]) => `${key}=${quoted(value)}`);
  return all.length === 0 ? [] : [`${name} ${all.join(' \\\n    ')}`];
}

/**
 * A value as it is: within quotes, only these three mean something else.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
function quoted(value: string): string {
  return `"${value.replaceAll(/[\\"$]/g, String.raw`\$&`)}"`;
}
