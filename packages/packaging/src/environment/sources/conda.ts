import { Collected } from '@slipway/core/collected';
import type { Place, Problem } from '@slipway/core/trouble';
import { readConda, type CondaEnvironment, type CondaPackage } from '@slipway/formats/conda';

import { saidPython } from '../python-range.ts';
import { nothingAsked, type Asked, type ReadText } from './asked.ts';
import { condaPackageForPip } from './conda-names.ts';
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
  const problems = new Collected();
  const asked = nothingAsked();
  for (const written of environment.condaPackages) {
    const where = { file, line: written.line };
    const pip = condaPackageForPip(written.name);
    if (pip !== 'library' && pip.isTool)
      asked.requirements.push({
        text: pip.name + written.specifier,
        where,
        asker: `your ${file}:${written.line}`,
      });
    else problems.add(onlyInConda(written, pip, where));
  }
  for (const line of environment.pip) await takeLine(file, line, read, asked, problems);
  const said = saidPython(environment.python?.specifier ?? '');
  if (environment.python !== undefined && said !== undefined)
    asked.runtime = { ...said, where: { file, line: environment.python.line } };
  problems.throwAny();
  return asked;
}

function onlyInConda(
  { text, specifier }: CondaPackage,
  pip: ReturnType<typeof condaPackageForPip>,
  where: Place,
): Problem {
  const image = 'or build an image with it and give that as `environment`, by its digest';
  return {
    where,
    said: `\`${text}\` is a package of conda`,
    expected: 'only `python`, `pip`, and packages below `pip:`',
    remedy:
      pip === 'library'
        ? `remove the line, because wheels bring the libraries that they need; ${image}`
        : `write \`${pip.name}${specifier}\` below \`pip:\` when PyPI has it, ${image}`,
  };
}
