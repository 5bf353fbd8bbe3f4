import { isInRange, isRange, minorVersion, releaseOf } from '@slipway/formats/pep440';
import type { Notice } from '@slipway/core/report';
import { placeText, type Problem } from '@slipway/core/trouble';

import type { Expectation } from './kind.ts';
import { newestOnnx } from './onnx-limits.ts';

/** Versions that are locked, by canonical name; `python` is Python itself. */
export type Versions = ReadonlyMap<string, string>;

/**
 * Compares a lock with what the models expect: versions that solve well and fail, or answer otherwise, when the model is
 * loaded. Pure. A package that is not locked is nobody's business.
 */
export function skewIn(
  versions: Versions,
  expectations: readonly Expectation[],
): { problems: Problem[]; notices: Notice[] } {
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  for (const expectation of expectations) {
    const version = versions.get(expectation.name);
    if (version === undefined || isMet(expectation.needs, version)) continue;
    const { where, because } = expectation;
    const said = `${expectation.name} ${version} is locked, but ${because}`;
    const expected = wanted(expectation);
    if (expectation.isCertain) {
      problems.push({
        where,
        said,
        expected,
        remedy: `ask for ${expected} in \`environment\`, or save the model again`,
      });
    } else {
      notices.push({
        level: 'warning',
        title: `${expectation.name} is not the version that the model was saved with`,
        message: `${placeText(where)}: ${said}. Ask for ${expected}, or save the model again.`,
      });
    }
  }
  return { problems, notices };
}

function isMet(needs: Expectation['needs'], version: string): boolean {
  switch (needs.kind) {
    case 'at least':
      return fits(version, `>=${needs.version}`);
    case 'same minor':
      return fits(version, `==${minorVersion(needs.version)}.*`);
    case 'onnx': {
      const newest = newestOnnx(version);
      return newest === undefined || (needs.opset <= newest.opset && needs.irVersion <= newest.irVersion);
    }
  }
}

function wanted({ name, needs }: Expectation): string {
  switch (needs.kind) {
    case 'at least':
      return `\`${name}>=${needs.version}\``;
    case 'same minor':
      return name === 'python'
        ? `Python ${minorVersion(needs.version)}`
        : `\`${name}==${minorVersion(needs.version)}.*\``;
    case 'onnx':
      return `an \`${name}\` that takes opset ${needs.opset} and IR version ${needs.irVersion}`;
  }
}

/** By the numbers of the release: what comes after them (`rc1`, `+cpu`) does not count. What nobody can read, fits. */
function fits(version: string, range: string): boolean {
  const release = releaseOf(version);
  return release === undefined || !isRange(range) || isInRange(release, range);
}
