import type { Problem } from '@slipway/core/trouble';
import { Problems } from '@slipway/core/trouble';
import { readConda, type CondaEnvironment } from '@slipway/formats/conda';

import { nothingAsked, type Asked, type ReadText } from './asked.ts';
import { takeLine } from './requirements.ts';

/**
 * Reads a conda file that asks for nothing but Python and packages of pip, as nearly all of them do.
 * @throws Problems with file and line, also for every package that only conda could install
 */
export async function readCondaSource(file: string, read: ReadText): Promise<Asked> {
  return askedOf(file, await readConda(file, (await read(file)) ?? ''), read);
}

/** What a conda environment asks for; `file` is where it stands. */
export async function askedOf(file: string, environment: CondaEnvironment, read: ReadText): Promise<Asked> {
  const problems: Problem[] = environment.condaPackages.map(({ text, line }) => ({
    where: { file, line },
    said: `\`${text}\` is a package of conda`,
    expected: 'only `python`, `pip`, and packages below `pip:`',
    remedy: `write \`${asPip(text)}\` below \`pip:\` when PyPI has it, or build an image with it and give that as \`environment\`, by its digest`,
  }));
  const asked = nothingAsked();
  for (const line of environment.pip) await takeLine(file, line, read, asked, problems);
  const version = pythonVersion(environment);
  if (environment.python !== undefined && version !== undefined)
    asked.runtime = { version, where: { file, line: environment.python.line } };
  if (problems.length > 0) throw new Problems(problems);
  return asked;
}

/** The minor version that `python=3.11` or `python==3.11.7` names; undefined for `python>=3.10`, which any will do for. */
function pythonVersion({ python }: CondaEnvironment): string | undefined {
  return /^(?:==|~=)\s*(\d+\.\d+)/.exec(python?.specifier ?? '')?.[1];
}

/** `numpy=2.4` → `numpy==2.4.*`; channel and build have no meaning for pip. */
function asPip(text: string): string {
  const [, name = text, version] = /^(?:.*::)?([\w.-]+)\s*(?:==?\s*([\w.*]+))?/.exec(text) ?? [];
  if (version === undefined) return name;
  return `${name}==${version.split('.').length > 2 || version.endsWith('*') ? version : `${version}.*`}`;
}
