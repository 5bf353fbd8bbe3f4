import type { Problem } from '@slipway/core/trouble';
import { Problems, refuse } from '@slipway/core/trouble';
import type { Document, LineCounter } from 'yaml';
import { placeIn, type Origin } from './text.ts';
import { YamlValue } from './yaml-value.ts';

/** Which YAML a file is written in: Python's tools write 1.1, in which `yes` is true and a date is a date. */
export type YamlVersion = '1.1' | '1.2';

/** How many syntax errors are told: after the first ones, the rest are mostly their consequences. */
const TOLD_ERRORS = 3;

/**
 * Reads a YAML or JSON file through `interpret`, which gets the file's value and tells of what is wrong with it.
 * @throws Problems with all that is wrong, each with its line and column.
 */
export async function readYaml<Result>(
  origin: Origin,
  text: string,
  interpret: (value: YamlValue) => Result,
  version: YamlVersion = '1.2',
): Promise<Result> {
  // The parser takes longer to load than a small action to run, and most runs do not need it.
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { version, lineCounter: lines, prettyErrors: false });
  refuseSyntax(origin, document, lines);
  const problems: Problem[] = [];
  const result = interpret(new YamlValue({ origin, lines, problems, yaml, document }, document.contents, ''));
  if (problems.length > 0) throw new Problems(problems);
  return result;
}

function refuseSyntax(origin: Origin, document: Document, lines: LineCounter): void {
  if (document.errors.length === 0) return;
  throw new Problems(
    document.errors.slice(0, TOLD_ERRORS).map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        where: placeIn(origin, line, col),
        said: error.message,
        expected: 'YAML or JSON that can be read',
      };
    }),
  );
}

/** Refuses a text in which nothing is written. */
export function refuseEmpty(origin: Origin, text: string, expected: string): void {
  if (text.trim() === '') refuse({ where: origin, said: 'nothing is written in it', expected });
}
