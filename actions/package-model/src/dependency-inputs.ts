import { parseImageReference } from '@slipway/core/image-reference';
import { boolean, lines, matching, path } from '@slipway/core/input-kinds';
import { input, type Input, type Parsed, type SpecOf } from '@slipway/core/inputs';
import { Secret } from '@slipway/core/secret';
import type { IndexAccess } from '@slipway/packaging/environment/kind';

/** The inputs that say which packages are locked, and where they come from. */
export const dependencyInputs = {
  constraints: lines(),
  overrides: lines(),
  'index-url': matching(/^https?:\/\/[^\s/]+/i, 'an address such as `https://packages.example.com/simple`'),
  'extra-index-urls': lines(),
  'find-links': lines(),
  'no-index': boolean().byDefault('false'),
  'index-credentials': credentials(),
  'exclude-newer': matching(
    /^\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d))?$/,
    'a date such as `2026-11-01`, or a time such as `2026-11-01T00:00:00Z`',
  ),
  'earlier-lock': path(),
  'build-wheels': boolean().byDefault('false'),
  'builder-image': input(parseImageReference),
};

/** What the user asked for of dependencies. Everything may be missing, as for servers that bring their own lock. */
export type DependencySpec = Partial<SpecOf<{ rows: typeof dependencyInputs }>>;

/** `host=user:password`, one a line. Only passwords may hold further `=` and `:`. */
function credentials(): Input<IndexAccess['credentials'] | undefined> {
  return input<IndexAccess['credentials']>(parseCredentials, { isSecret: true });
}

/** Reads credentials; a line that is wrong is named by its number, never by what stands in it. */
export function parseCredentials(text: string): Parsed<IndexAccess['credentials']> {
  const found: { host: string; user: string; password: Secret }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const [, host, user, password] = /^\s*([\w.-]+)\s*=\s*([^:\s]+):(\S.*?)\s*$/.exec(line) ?? [];
    if (host === undefined || user === undefined || password === undefined)
      return {
        expected: 'lines of the form `host=user:password`, with a host without scheme, port and path',
        said: `line ${index + 1} is something else`,
      };
    found.push({ host, user, password: new Secret(password) });
  }
  return { value: found };
}
