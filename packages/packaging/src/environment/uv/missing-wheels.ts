import type { Problem } from '@slipway/core/trouble';

import type { EnvironmentFacts, WantedEnvironment } from '../kind.ts';
import { canonicalName, requirementName } from './names.ts';

/**
 * Packages that an explanation of uv says have no wheel for the platform and the Python. Pure.
 * @param explanation on one line
 */
export function missingWheels(
  explanation: string,
  wanted: WantedEnvironment,
  { runtimeVersion, platform }: Pick<EnvironmentFacts, 'runtimeVersion' | 'platform'>,
): Problem[] {
  return [...packagesWithoutWheels(explanation)].map(([name, version]) => {
    const direct = wanted.model.find(({ text }) => requirementName(text) === name);
    const asked = direct ?? askedThrough(name, explanation, wanted);
    return {
      where: asked?.where ?? { input: 'environment' },
      said: `\`${name}${version}\`${whoAsks(direct, asked)} has no wheel for ${platform} and Python ${runtimeVersion}${whatThereIs(name, explanation)}`,
      expected: 'packages with wheels, because nothing can be built for a machine that is not here',
      remedy: `choose another version of \`${name}\` or another \`python-version\`, set \`build-wheels\` to \`true\`, which builds it in a container, or build the wheel in the base image (\`pip wheel ${name}${version}\`) and give its folder as \`find-links\``,
    };
  });
}

/**
 * What an explanation of uv says has no wheel that could be taken: canonical names, each with `==1.0` or nothing. Pure.
 * @param explanation on one line
 */
export function packagesWithoutWheels(explanation: string): Map<string, string> {
  const one = /([A-Za-z0-9][\w.-]*?)((?:[=<>]=?)\S+) has no (?:usable wheels|wheels with)/g;
  const all = /all versions of ([A-Za-z0-9][\w.-]*) have no (?:usable wheels|wheels with)/g;
  const found = [...explanation.matchAll(all), ...explanation.matchAll(one)];
  return new Map(found.map(([, name = '', version = '']) => [canonicalName(name), version]));
}

type Asked = WantedEnvironment['model'][number] | undefined;

function whoAsks(direct: Asked, through: Asked): string {
  return direct === undefined && through !== undefined ? `, which \`${through.text}\` needs,` : '';
}

/** The requirement that brings a package in: "beta depends on alpha>=2". */
function askedThrough(name: string, explanation: string, wanted: WantedEnvironment): Asked {
  const pattern = /([A-Za-z0-9][\w.-]*?)(?:[=<>!]=?\S+)? depends? on ([A-Za-z0-9][\w.-]*)/g;
  const by = [...explanation.matchAll(pattern)].find(
    ([, , other = '']) => canonicalName(other) === name,
  )?.[1];
  if (by === undefined) return undefined;
  return [...wanted.model, ...wanted.server].find(({ text }) => requirementName(text) === canonicalName(by));
}

/** What uv's hints say of the wheels that there are. */
function whatThereIs(name: string, explanation: string): string {
  const quoted = String.raw`[^\`]*\`${name.replaceAll('-', '[-_.]')}\``;
  const platforms = new RegExp(
    `Wheels are available for ${quoted}[^:]*on the following platforms?: (.*?)(?= hint:|$)`,
    'i',
  );
  const tags = new RegExp(
    `only found wheels for ${quoted}[^:]*with the following (?:Python|Python ABI) tags?: (.*?)(?= hint:|$)`,
    'i',
  );
  const there = platforms.exec(explanation)?.[1] ?? tags.exec(explanation)?.[1];
  if (there !== undefined) return `, only for ${there.trim()}`;
  return new RegExp(`Wheels are required for ${quoted}`, 'i').test(explanation) ? ', only sources' : '';
}
