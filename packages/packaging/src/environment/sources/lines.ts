import type { Collected } from '@slipway/core/collected';
import { parseRequirement } from '@slipway/formats/requirement';

import type { Requirement } from '../kind.ts';
import type { ReadText } from './asked.ts';
import { readRequirementsSource } from './requirements.ts';

/**
 * Reads the lines of an input that are requirements, or requirements files.
 * @param input its name, for messages
 */
export async function readLines(
  input: string,
  lines: readonly string[],
  read: ReadText,
  problems: Collected,
): Promise<Requirement[]> {
  const found: Requirement[] = [];
  for (const line of lines) {
    const isFile = /\.(txt|in)$/i.test(line) && !line.includes('@');
    found.push(...(isFile ? await fromFile(input, line, read, problems) : fromLine(input, line, problems)));
  }
  return found;
}

async function fromFile(
  input: string,
  file: string,
  read: ReadText,
  problems: Collected,
): Promise<readonly Requirement[]> {
  const shown = file.replaceAll('\\', '/').replace(/^\.\//, '');
  if ((await read(shown)) === undefined) {
    problems.add({
      where: { input },
      said: `\`${file}\` does not exist`,
      expected: 'a requirements file, or requirements such as `numpy<2`',
      remedy: 'check the path; it is seen from the workspace',
    });
    return [];
  }
  return (await problems.from(() => readRequirementsSource(shown, read)))?.requirements ?? [];
}

function fromLine(input: string, text: string, problems: Collected): readonly Requirement[] {
  const parsed = parseRequirement(text, 1);
  if (!('said' in parsed) && parsed.kind === 'package')
    return [{ text, where: { input }, asker: `the input \`${input}\`` }];
  const { said, expected } =
    'said' in parsed ? parsed : { said: `\`${text}\``, expected: 'packages with versions, as in `numpy<2`' };
  problems.add({ where: { input }, said, expected });
  return [];
}
