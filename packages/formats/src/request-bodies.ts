import type { Problem } from '@slipway/core/trouble';
import { messageOf, Problems, refuse } from '@slipway/core/trouble';
import { readCsv } from './csv.ts';
import { itemsOfJsonArray } from './json-items.ts';
import { lineAndColumn, placeIn, type Origin } from './text.ts';

/** Sample requests: bodies as they will be sent, byte for byte as they are written. */
export interface RequestBodies {
  form: 'json lines' | 'json array' | 'json' | 'csv';
  bodies: string[];
}

/** So many broken lines are told one by one; a file that is wrong throughout would drown the report. */
const TOLD_LINES = 20;

/**
 * Reads sample requests: one JSON body a line, or one JSON array of bodies, or one JSON value over several lines, or
 * CSV with one column whose cells are JSON (a header is left out). In an array, a text that is JSON itself is the body.
 * @throws Problems with the line of every body that is no JSON, and what the parser said.
 */
export function readRequestBodies(origin: Origin, text: string): RequestBodies {
  const content = text.replace(/^\ufeff/, '');
  const first = content.trimStart()[0];
  if (first === undefined) refuseNone(origin);
  if (first !== '{' && first !== '[') return readColumn(origin, content);
  const whole = parse(content);
  if (whole === undefined) return readJsonLines(origin, content);
  if (first === '{') return { form: 'json', bodies: [content.trim()] };
  const bodies = itemsOfJsonArray(content).map(unwrapped);
  return bodies.length === 0 ? refuseNone(origin) : { form: 'json array', bodies };
}

function readJsonLines(origin: Origin, content: string): RequestBodies {
  const lines = content.split(/\r?\n/);
  const filled = lines
    .map((body, index) => ({ body: body.trim(), line: index + 1 }))
    .filter(({ body }) => body !== '');
  // Where not even the first line is JSON, the file is one value over several lines, with one mistake in it.
  if (filled.length > 1 && parse(filled[0]!.body) === undefined && !isClosed(filled[0]!.body)) {
    refuseWhole(origin, content);
  }
  refuseBroken(origin, filled);
  return { form: 'json lines', bodies: filled.map(({ body }) => body) };
}

function readColumn(origin: Origin, content: string): RequestBodies {
  const [header, ...rest] = readCsv(origin, content);
  const rows = header === undefined || parse(header.cell) !== undefined ? [header, ...rest] : rest;
  const filled = rows.flatMap((row) =>
    row === undefined ? [] : [{ body: row.cell.trim(), line: row.line }],
  );
  if (filled.length === 0) refuseNone(origin);
  refuseBroken(origin, filled);
  return { form: 'csv', bodies: filled.map(({ body }) => body) };
}

function refuseBroken(origin: Origin, lines: readonly { body: string; line: number }[]): void {
  const problems = lines.flatMap(({ body, line }): Problem[] => {
    const said = mistakeIn(body);
    if (said === undefined) return [];
    const prefix = 'input' in origin ? `line ${line} is no JSON` : 'it is no JSON';
    return [
      {
        where: placeIn(origin, line),
        said: `${prefix}: ${said}`,
        expected: 'one request body as JSON a line',
      },
    ];
  });
  if (problems.length > TOLD_LINES) {
    const left = problems.length - TOLD_LINES;
    const rest = {
      where: origin,
      said: `${left} more lines are no JSON`,
      expected: 'one request body as JSON a line',
    };
    throw new Problems([...problems.slice(0, TOLD_LINES), rest]);
  }
  if (problems.length > 0) throw new Problems(problems);
}

function refuseWhole(origin: Origin, content: string): never {
  const said = mistakeIn(content) ?? '';
  const position = /at position (\d+)/.exec(said)?.[1];
  const { line, column } = lineAndColumn(
    content,
    position === undefined ? content.trimEnd().length : Number(position),
  );
  refuse({
    where: placeIn(origin, line, column),
    said: `it is no JSON: ${said}`,
    expected: 'one request body as JSON a line, or a JSON array of request bodies',
  });
}

function refuseNone(origin: Origin): never {
  refuse({
    where: origin,
    said: 'there is no request in it',
    expected: 'one request body as JSON a line, a JSON array, or CSV with one column',
  });
}

/** Whether a line could be a body by itself, because what it opens it also closes. */
function isClosed(line: string): boolean {
  return (line.startsWith('{') && line.endsWith('}')) || (line.startsWith('[') && line.endsWith(']'));
}

/** Azure's data sets hold bodies as texts: `["{\"data\": [[1]]}"]`. */
function unwrapped(item: string): string {
  const value: unknown = item.startsWith('"') ? JSON.parse(item) : undefined;
  return typeof value === 'string' && /^\s*[[{]/.test(value) && parse(value) !== undefined ? value : item;
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function mistakeIn(text: string): string | undefined {
  if (text === '') return 'it is empty';
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
