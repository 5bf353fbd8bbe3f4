import type { Problem } from '@slipway/core/trouble';
import { Problems } from '@slipway/core/trouble';
import { placeIn, type Origin } from './text.ts';

/** One record of a CSV text with one column, and the line on which it begins. */
export interface CsvCell {
  cell: string;
  line: number;
}

const EXPECTED =
  'CSV with one column: a cell with commas, quotes or line breaks stands in quotes, a quote in it twice';

/**
 * Reads CSV with one column after RFC 4180; empty lines are left out.
 * @throws Problems for records of several columns and for quotes that do not fit.
 */
export function readCsv(origin: Origin, text: string): CsvCell[] {
  const cells: CsvCell[] = [];
  const problems: Problem[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const record = text[at] === '"' ? quotedRecord(text, at) : plainRecord(text, at);
    if (record.wrong !== undefined) {
      problems.push({ where: placeIn(origin, line), said: record.wrong, expected: EXPECTED });
    } else if (record.cell.trim() !== '') cells.push({ cell: record.cell, line });
    line += text.slice(at, record.end).split('\n').length - 1;
    at = record.end;
  }
  if (problems.length > 0) throw new Problems(problems);
  return cells;
}

interface CsvRecord {
  cell: string;
  /** Offset of the next record. */
  end: number;
  wrong?: string;
}

function plainRecord(text: string, start: number): CsvRecord {
  const { content, end } = restOfLine(text, start);
  const columns = content.split(',').length;
  return { cell: content, end, wrong: columns > 1 ? `there are ${columns} columns` : undefined };
}

function quotedRecord(text: string, start: number): CsvRecord {
  let close = start + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0) return { cell: '', end: text.length, wrong: 'the quotes are not closed' };
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  const { content, end } = restOfLine(text, close + 1);
  const cell = text.slice(start + 1, close).replaceAll('""', '"');
  if (content.trim() === '') return { cell, end };
  const wrong = content.startsWith(',')
    ? 'there are several columns'
    : `\`${content.slice(0, 40)}\` follows the closing quote`;
  return { cell, end, wrong };
}

function restOfLine(text: string, start: number): { content: string; end: number } {
  const lineEnd = text.indexOf('\n', start);
  const stop = lineEnd < 0 ? text.length : lineEnd;
  return {
    content: text.slice(start, stop).replace(/\r$/, ''),
    end: lineEnd < 0 ? text.length : lineEnd + 1,
  };
}
