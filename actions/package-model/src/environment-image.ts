import type { ImageReference } from '@slipway/core/image';
import { parseImageReference } from '@slipway/core/image-reference';
import { Problems, refuse, type Problem } from '@slipway/core/trouble';
import type { ServerParts } from '@slipway/packaging/server/kind';

import type { Wish } from './azure-config.ts';
import { makesImage } from './image-rules.ts';

/** What `environment` says when the base image holds everything. */
export const nothingInstalled = 'none';

/**
 * Takes an image that was given as the environment (the result of somebody's Dockerfile, by its digest) as the base, on
 * which nothing is installed.
 * @throws Problems when no base is known, two are, or the package is no image
 */
export function withEnvironmentImage(asked: Wish): Wish {
  const wish = withServerOfBase(asked);
  const { environment, baseImage, configImage } = wish;
  if (typeof environment !== 'string') return wish;
  const isImage = /@sha256:[0-9a-f]{64}$/.test(environment);
  if (!isImage && environment !== nothingInstalled) return wish;
  const parsed = isImage ? parseImageReference(environment) : undefined;
  const named = parsed !== undefined && 'value' in parsed ? parsed.value : undefined;
  const problems: Problem[] = [];
  if (parsed !== undefined && 'expected' in parsed)
    problems.push({ where: { input: 'environment' }, said: `\`${environment}\``, expected: parsed.expected });
  else if (named === undefined && baseImage === undefined && configImage === undefined)
    problems.push({
      where: { input: 'base-image' },
      said: 'nothing was given, and everything that the server needs is to be in it',
      expected: 'the image that holds the server and what the model needs',
      remedy: 'add `base-image` under `with:` of this step',
    });
  if (named !== undefined && baseImage !== undefined)
    problems.push({
      where: { input: 'environment' },
      said: 'an image, and `base-image` names one, too',
      expected: 'one of them',
      remedy: 'leave `base-image` out, or give `environment: none`',
    });
  problems.push(...folderRules(wish));
  if (problems.length > 0) throw new Problems(problems);
  return { ...wish, environment: nothingInstalled, baseImage: named ?? baseImage };
}

/** A server that is in the base image needs nothing else, whatever a file says of packages. */
function withServerOfBase(wish: Wish): Wish {
  const isOfBase = wish.server === 'custom' || wish.server === 'triton';
  const isImage = typeof wish.environment === 'string' && wish.environment.includes('@sha256:');
  if (isOfBase && wish.output.includes('build-context')) {
    refuse({
      where: { input: 'output' },
      said: `\`build-context\`, with the server \`${wish.server}\``,
      expected: 'an image, which keeps the user and the command of its base as its registry tells them',
      remedy: 'set `output` to `registry`, `oci-layout` or `docker`',
    });
  }
  return isOfBase && !isImage ? { ...wish, environment: nothingInstalled } : wish;
}

/** A folder has no base. */
function folderRules({ output, check, checkIn }: Wish): Problem[] {
  const expected = 'an image, because only that has the environment in it';
  if (!makesImage({ output }) || output.includes('directory'))
    return [
      {
        where: { input: 'output' },
        said: `\`${output.join(', ')}\`, with an environment that only the base image has`,
        expected,
        remedy: 'set `output` to `registry`, `oci-layout` or `docker`',
      },
    ];
  if (check && checkIn === 'process')
    return [
      {
        where: { input: 'check-in' },
        said: '`process`, with an environment that only the base image has',
        expected: '`container`',
        remedy: 'set `check-in: container`, or `check: false`',
      },
    ];
  return [];
}

/** Who locks and installs what a server needs. */
export function environmentIdOf(
  { environment }: Pick<Wish, 'environment'>,
  parts: Pick<ServerParts, 'environment' | 'readyLock'>,
): string {
  return environment === nothingInstalled && parts.readyLock === undefined ? 'none' : parts.environment;
}

/** The base that somebody asked for; the image of an environment for Python is none for Node. */
export function askedBase(
  { baseImage, configImage }: Pick<Wish, 'baseImage' | 'configImage'>,
  runtime: ServerParts['start']['runtime'],
): ImageReference | undefined {
  return baseImage ?? (runtime === 'node' ? undefined : configImage);
}
