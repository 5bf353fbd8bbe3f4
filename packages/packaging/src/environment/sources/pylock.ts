import { refuse, type Problem } from '@slipway/core/trouble';
import { readPyLock, type LockedPackage } from '@slipway/formats/pylock';

import { saidPython } from '../python-range.ts';
import { nothingAsked, type Asked, type ReadText } from './asked.ts';
import { refuseCredentials } from './credentials.ts';

/** The index that is asked when nobody names another. */
const openIndex = /^https:\/\/pypi\.org\/simple\/?$/;

/**
 * Takes a `pylock.toml` as it is: every package in its version and with its hashes. What the server needs beyond that is
 * solved around it.
 * @throws Problems with file and line
 */
export async function readPyLockSource(file: string, read: ReadText): Promise<Asked> {
  const { packages, indexes, requiresPython } = await readPyLock(file, (await read(file)) ?? '');
  const asked = nothingAsked();
  for (const entry of packages)
    asked.requirements.push({
      text: requirementOf(entry),
      where: { file, line: entry.line },
      asker: `your ${file}:${entry.line}`,
    });
  const others = indexes.filter((index) => !openIndex.test(index));
  const problems = [
    ...others.flatMap((index): Problem[] => refuseCredentials({ file }, 'an index', index)),
    ...packages.flatMap(({ archive = '', line }) => refuseCredentials({ file, line }, 'an archive', archive)),
  ];
  if (problems[0] !== undefined) refuse(problems[0]);
  asked.indexOptions.push(...others.map((index) => `--extra-index-url ${index}`));
  const said = saidPython((requiresPython ?? '').replaceAll(/\s+/g, ''));
  if (said !== undefined) asked.runtime = { ...said, where: { file } };
  return asked;
}

function requirementOf({ name, version, archive, marker, hashes }: LockedPackage): string {
  const what = archive === undefined ? `${name}==${version}` : `${name} @ ${archive}`;
  const when = marker === undefined ? '' : ` ; ${marker}`;
  return [what + when, ...hashes.map((hash) => `--hash=${hash}`)].join(' ');
}
