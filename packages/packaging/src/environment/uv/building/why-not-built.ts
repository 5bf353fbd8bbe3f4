import { Failure, Problems } from '@slipway/core/trouble';
import type { SourceArchive } from '@slipway/formats/pylock-sources';

/** How much of a build's output a failure carries. */
const shownLines = 15;

/** What builds say when the image has no compiler, or not what is compiled against. */
const missingTools: readonly [pattern: RegExp, what: string][] = [
  [/Python\.h: No such file/, 'the headers of Python'],
  [
    /\bcargo\b.*(?:not found|No such file|is not installed)|can't find Rust compiler/i,
    'the compiler of Rust',
  ],
  [/gfortran.*(?:not found|No such file)|Unknown compiler.*gfortran/i, 'a compiler of Fortran'],
  [
    /(?:\bg?cc\b|\bg\+\+|\bc\+\+|\bclang(?:\+\+)?|linux-gnu-g(?:cc|\+\+))['"]?(?: failed)?: No such file|No such file or directory: '[^']*(?:g?cc|g\+\+|c\+\+|clang)'|Unknown compiler|No CMAKE_C(?:XX)?_COMPILER/i,
    'a compiler of C',
  ],
  [/fatal error: ([\w./-]+\.h): No such file/, 'the header $1'],
];

/** Why sources did not become a wheel: what the image misses, or else the failure of the build itself. Pure. */
export function whyNotBuilt(
  { name, version }: Pick<SourceArchive, 'name' | 'version'>,
  builder: string,
  output: string,
): Error {
  const missing = missingIn(output);
  if (missing !== undefined)
    return new Problems([
      {
        where: { input: 'builder-image' },
        said: `\`${name}==${version}\` can not be built in ${builder}, which has not got ${missing}`,
        expected: 'an image with the Python of the base and everything that the build needs',
        remedy:
          'set `builder-image` to one, such as `python:3.11-bookworm` (the full image) beside `python:3.11-slim-bookworm`',
      },
    ]);
  return new Failure('ENVIRONMENT_FAILED', `${name} ${version} could not be built in a container`, {
    log: output.trim().split('\n').slice(-shownLines),
    remedy: `mend what the build says, or choose a version of \`${name}\` that has a wheel`,
  });
}

function missingIn(output: string): string | undefined {
  for (const [pattern, what] of missingTools) {
    const found = pattern.exec(output);
    if (found !== null) return what.replace('$1', found[1] ?? '');
  }
  return undefined;
}
