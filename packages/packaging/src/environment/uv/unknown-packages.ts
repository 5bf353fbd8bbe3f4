import type { Problem } from '@slipway/core/trouble';

import type { Requirement, WantedEnvironment } from '../kind.ts';
import { canonicalName, requirementName } from './names.ts';

/**
 * Packages and versions that an explanation of uv says are nowhere to be had. Pure.
 * @param explanation on one line
 */
export function unknownPackages(explanation: string, wanted: WantedEnvironment): Problem[] {
  const missing = explanation.matchAll(
    /(?:Because|and|And because) ([\w.-]+) was not found in the (?:package registry|provided package locations)/g,
  );
  const unversioned = explanation.matchAll(
    /there (?:is|are) no versions? of ([\w.-]+?)((?:[=<>!~]=?)\S*?)?(?:,| and )/g,
  );
  return [
    ...[...missing].flatMap(([, name = '']) => notThere(name, '', wanted)),
    ...[...unversioned].flatMap(([, name = '', version = '']) => notThere(name, version, wanted)),
  ];
}

function notThere(name: string, version: string, wanted: WantedEnvironment): Problem[] {
  const said = `\`${name}${version}\``;
  const asked = directly(name, [...wanted.model, ...wanted.constraints]);
  const isOffline = wanted.access?.noIndex === true;
  if (asked !== undefined)
    return [
      {
        where: asked.where,
        said: `${said} ${isOffline ? 'is in no folder of `find-links`' : 'does not exist'}`,
        expected:
          version === '' ? 'a package that the index knows' : `a version of \`${name}\` that the index has`,
        remedy: isOffline
          ? `put its wheel into the folder: \`pip download --dest <folder> ${name}${version}\``
          : 'check the spelling of the name and the version',
      },
    ];
  const server = directly(name, wanted.server);
  // That a version is not there is seldom the whole truth of what only another package asks for.
  const isCertain = server !== undefined || isOffline || version === '';
  return isCertain ? [missingForOthers(said, server, isOffline)] : [];
}

function missingForOthers(said: string, server: Requirement | undefined, isOffline: boolean): Problem {
  const needs =
    server === undefined ? `${said}, which another package needs` : `${said}, which the server needs`;
  return isOffline
    ? {
        where: { input: 'find-links' },
        said: `${needs}, is in no folder`,
        expected: 'wheels of everything, because no index is asked',
        remedy: `fill the folder where there is a network: \`pip download --dest <folder> ${server?.text ?? said.slice(1, -1)}\``,
      }
    : {
        where: { input: 'index-url' },
        said: `${needs}, is not on the index`,
        expected: 'an index with everything that is needed',
        remedy: 'give `extra-index-urls: https://pypi.org/simple`, or put it on your index',
      };
}

function directly(name: string, requirements: readonly Requirement[]): Requirement | undefined {
  return requirements.find(({ text }) => requirementName(text) === canonicalName(name));
}
