import type { Table } from './table-reading.ts';
import { refuse } from './refusal.ts';

/**
 * Reads CSV (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF or CRLF) whose first line names the columns.
 * @throws Refusal 400 that names the line.
 */
export function readCsv(text: string): Table {
  const [columns, ...rows] = records(text);
  if (columns === undefined) refuse('the CSV body is empty, its first line has to name the columns');
  rows.forEach((row, index) => {
    if (row.length === columns.length) return;
    refuse(
      `row ${index + 1} of the CSV body has ${row.length} values, its first line names ${columns.length} columns`,
    );
  });
  return { columns, rows, isText: true, path: ([row, column]) => csvPath(columns, row, column) };
}

function csvPath(columns: readonly string[], row?: number, column?: number): string {
  if (row === undefined) return 'the CSV body';
  const inColumn = column === undefined ? '' : `, column ${JSON.stringify(columns[column])}`;
  return `row ${row + 1}${inColumn}`;
}

/** One alternative a kind of token: quoted cell, plain cell; then what ends it. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function records(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || row.length > 0) {
    const cell = CELL.exec(text);
    if (cell === null) refuse(`row ${rows.length} of the CSV body has a quote in the wrong place`);
    row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '');
    if (cell[3] === ',') continue;
    const isBlank = row.length === 1 && row[0] === '';
    if (!isBlank) rows.push(row);
    row = [];
  }
  return rows;
}
