import type { Problem } from '@slipway/core/trouble';

import type { EnvironmentFacts, Requirement, WantedEnvironment } from '../kind.ts';
import { canonicalName, requirementName } from './names.ts';

/**
 * What uv's hints say of packages that need another Python, or are newer than `exclude-newer`. Pure.
 * @param explanation on one line, with its hints
 */
export function hintedProblems(
  explanation: string,
  wanted: WantedEnvironment,
  facts: Pick<EnvironmentFacts, 'runtimeVersion'>,
): Problem[] {
  return [...needsOtherPython(explanation, wanted, facts), ...publishedLater(explanation, wanted)];
}

function needsOtherPython(
  explanation: string,
  wanted: WantedEnvironment,
  { runtimeVersion }: Pick<EnvironmentFacts, 'runtimeVersion'>,
): Problem[] {
  const pattern =
    /are not supported by your dependencies \(e\.g\., (?:all of: )?([A-Za-z0-9][\w.-]*?)((?:[=<>!~]=?)[^\s,]+)?(?:,\S+)?(?: [^()]*?)? only supports? ([^\s)]+)\)/;
  const [, name = '', version = '', supported = ''] = pattern.exec(explanation) ?? [];
  if (name === '') return [];
  const needs = `Python ${supported}`;
  const least = /^>=(\d+\.\d+)/.exec(supported)?.[1];
  const other = least === undefined ? `ask for ${needs}` : `ask for Python ${least} or newer`;
  const asked = directly(name, wanted.model);
  if (asked !== undefined) {
    return [
      {
        where: asked.where,
        said: `${asked.asker} asks for \`${withoutHashes(asked)}\`, which needs ${needs}`,
        expected: `packages for Python ${runtimeVersion}`,
        remedy: `${other}, or another version of \`${name}\``,
      },
    ];
  }
  const server = directly(name, wanted.server);
  return [
    {
      where: wanted.runtime?.where ?? { input: 'python-version' },
      said: `Python ${runtimeVersion}`,
      expected: `${needs}, because ${server === undefined ? `\`${name}${version}\`` : `the server (${server.text})`} needs it`,
      remedy: other,
    },
  ];
}

function publishedLater(explanation: string, wanted: WantedEnvironment): Problem[] {
  const pattern =
    /`([\w.-]+)` was filtered by `exclude-newer`.*?The requested version, v(\S+), was published at (\d{4}-\d\d-\d\d)/g;
  return [...explanation.matchAll(pattern)].map(([, name = '', version = '', day = '']) => {
    const asked = directly(name, wanted.model);
    const server = directly(name, wanted.server) === undefined ? '' : ', which the server needs,';
    return {
      where: asked?.where ?? { input: 'exclude-newer' },
      said: `\`${name}==${version}\`${server} was published on ${day}`,
      expected: `versions that were published until ${wanted.excludeNewer ?? 'then'}`,
      remedy:
        asked === undefined
          ? `set \`exclude-newer\` to a day after ${day}`
          : `choose an older version of \`${name}\`, or set \`exclude-newer\` to a day after ${day}`,
    };
  });
}

function directly(name: string, requirements: readonly Requirement[]): Requirement | undefined {
  return requirements.find(({ text }) => requirementName(text) === canonicalName(name));
}

function withoutHashes({ text }: Requirement): string {
  return text.split(' --hash')[0]!;
}
