import { refuse } from '@slipway/core/trouble';

import type { EnvironmentProvider } from './kind.ts';
import { none } from './none/none.ts';
import { npm } from './npm/npm.ts';
import { uv } from './uv/uv.ts';

/** Every environment provider, by its id. */
export const environments: Readonly<Record<string, EnvironmentProvider>> = { none, npm, uv };

/** The environment provider that a package names. */
export function environmentProvider(id: string): EnvironmentProvider {
  const provider = environments[id];
  if (provider !== undefined) return provider;
  refuse({
    where: { file: 'slipway.json' },
    said: `the environment provider \`${id}\``,
    expected: `one of ${Object.keys(environments)
      .map((known) => `\`${known}\``)
      .join(', ')}`,
    remedy: 'use the version of Slipway that made the package',
  });
}
