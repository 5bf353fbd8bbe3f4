import { Collected } from '@slipway/core/collected';
import type { Problem } from '@slipway/core/trouble';
import type { Requirement as Written } from '@slipway/formats/requirement';
import {
  readRequirements,
  type RequirementsFile,
  type RequirementsOption,
} from '@slipway/formats/requirements';

import { refuseCredentials, withoutCredentials } from './credentials.ts';
import { beside, nothingAsked, type Asked, type ReadText } from './asked.ts';

/** Options that hold for the lock and for everyone who installs it. */
const kept = new Set(['--index-url', '--extra-index-url', '--find-links', '--no-binary', '--only-binary']);
/** Options that change nothing here: every lock has hashes. */
const needless = new Set(['--require-hashes', '--prefer-binary']);

/**
 * Reads a requirements file and those that it takes in.
 * @param file its path as people and `read` know it, with `/`
 * @throws Problems with file and line: lines that can not be read, and what can not be locked by a hash
 */
export async function readRequirementsSource(file: string, read: ReadText): Promise<Asked> {
  const problems = new Collected();
  const asked = nothingAsked();
  await collect(file, await read(file), read, asked, asked.requirements, problems, [file]);
  problems.throwAny();
  return asked;
}

/** Takes over single lines that stand in another file, such as below `pip:` of a conda file. */
export async function takeLine(
  file: string,
  line: { text: string; line: number },
  read: ReadText,
  asked: Asked,
  problems: Collected,
): Promise<void> {
  await take(
    file,
    numbered(readRequirements(file, line.text), line.line),
    read,
    asked,
    asked.requirements,
    problems,
    [file],
  );
}

function numbered(found: RequirementsFile, line: number): RequirementsFile {
  const at = <Entry extends { line: number }>(entry: Entry): Entry => ({ ...entry, line });
  return {
    requirements: found.requirements.map(at),
    options: found.options.map(at),
    includes: found.includes.map(at),
  };
}

async function collect(
  file: string,
  text: string | undefined,
  read: ReadText,
  asked: Asked,
  into: Asked['requirements'],
  problems: Collected,
  above: readonly string[],
): Promise<void> {
  await problems.from(() =>
    take(file, readRequirements(file, text ?? ''), read, asked, into, problems, above),
  );
}

async function take(
  file: string,
  found: RequirementsFile,
  read: ReadText,
  asked: Asked,
  into: Asked['requirements'],
  problems: Collected,
  above: readonly string[],
): Promise<void> {
  for (const written of found.requirements) {
    const refusal = refusalOf(written);
    const secrets = refuseCredentials({ file, line: written.line }, 'an archive', written.text);
    if (refusal === undefined && secrets.length > 0) problems.add(...secrets);
    else if (refusal === undefined)
      into.push({
        text: textOf(written),
        where: { file, line: written.line },
        asker: `your ${file}:${written.line}`,
      });
    else problems.add({ where: { file, line: written.line }, ...refusal });
  }
  for (const option of found.options) takeOption(file, option, asked, problems);
  for (const { kind, path, line } of found.includes) {
    const other = beside(file, path);
    const text = above.includes(other) ? undefined : await read(other);
    if (text === undefined) problems.add(notThere(file, line, path, above.includes(other)));
    else {
      const target = kind === 'constraints' ? asked.constraints : into;
      await collect(other, text, read, asked, target, problems, [...above, other]);
    }
  }
}

function textOf(written: Written): string {
  const hashes = written.kind === 'editable' ? [] : written.hashes.map((hash) => `--hash=${hash}`);
  return [written.text, ...hashes].join(' ');
}

/** Only what an index or an address gives can be locked by a hash and installed on another machine. */
function refusalOf(written: Written): Omit<Problem, 'where'> | undefined {
  if (written.kind === 'package') return undefined;
  const isArchive = written.kind === 'address' && /^https?:\/\//i.test(written.address);
  if (isArchive) return undefined;
  const isRepository = written.kind === 'address' && /^(git|hg|svn|bzr)\+/i.test(written.address);
  return {
    said: `\`${withoutCredentials(written.text)}\``,
    expected: 'packages of an index, or archives with an http address: only those can be locked by a hash',
    remedy: isRepository
      ? 'build a wheel of that commit and name its address'
      : (inFolder(written.text) ??
        'put the code into `source-directory`, or build a wheel and give its folder as `find-links`'),
  };
}

/** What to write for the path of a wheel: `dist/six-1.17.0-py3-none-any.whl` is `six==1.17.0` of the folder `dist`. */
function inFolder(text: string): string | undefined {
  const path = text.replace(/^.*@\s*/, '').replace(/^file:(\/\/(?=\/))?/i, '');
  const [, folder = '', name, version] = /^(.*?)([^/\\]+?)-([^-/\\]+)-[^/\\]+\.whl$/i.exec(path) ?? [];
  if (name === undefined || version === undefined) return undefined;
  const shown = folder.replace(/[/\\]$/, '') || '.';
  return `write \`${name.replaceAll('_', '-')}==${version}\`, and give the folder \`${shown}\` as \`find-links\``;
}

function takeOption(file: string, option: RequirementsOption, asked: Asked, problems: Collected): void {
  const { name, value = '' } = option;
  if (needless.has(name)) return;
  if (name === '--pre') asked.prereleases = true;
  else if (name === '--no-index') asked.noIndex = true;
  else if (name === '--find-links' && !/^https?:\/\//i.test(value)) takeFolder(file, value, asked);
  else takeIndexOption(file, option, asked, problems);
}

/** A folder is of this machine, and no part of the lock. */
function takeFolder(file: string, value: string, asked: Asked): void {
  asked.folders = [...(asked.folders ?? []), beside(file, value.replace(/^file:(\/\/(?=\/))?/i, ''))];
}

function takeIndexOption(
  file: string,
  { line, name, value = '' }: RequirementsOption,
  asked: Asked,
  problems: Collected,
): void {
  const where = { file, line };
  if (!kept.has(name)) {
    problems.add({
      where,
      said: `the option \`${name}\``,
      expected: `one of ${[...kept, '--no-index', '--pre'].join(', ')}`,
      remedy:
        name === '--trusted-host'
          ? `remove the line, and give \`certificate-authorities\`, or \`UV_INSECURE_HOST: ${value}\` in \`env\` of this step`
          : 'remove the line',
    });
    return;
  }
  problems.add(...refuseCredentials(where, `\`${name}\``, value));
  asked.indexOptions.push(`${name} ${value}`);
}

function notThere(file: string, line: number, path: string, isCircle: boolean): Problem {
  return {
    where: { file, line },
    said: isCircle ? `\`${path}\` takes in itself` : `\`${path}\` does not exist`,
    expected: 'a file, seen from the folder of this one',
    remedy: 'correct the path',
  };
}
