/** A piece of a step summary. Foreign text is escaped when it is rendered, never before. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'table';
      columns: readonly string[];
      rows: readonly (readonly string[])[];
      align?: readonly ('left' | 'right')[];
    }
  | { kind: 'facts'; rows: readonly (readonly [string, string])[] }
  | { kind: 'code'; text: string; language?: string }
  | { kind: 'details'; title: string; blocks: readonly Block[] };

/** GitHub refuses a step summary above this size, in bytes. Source: GitHub documentation, "Job summaries". */
export const summaryLimitBytes = 1024 * 1024;

/** Renders blocks as GitHub-flavoured Markdown. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `### ${escapeText(block.text)}`;
    case 'paragraph':
      return escapeText(block.text);
    case 'facts':
      return renderTable(['', ''], block.rows, ['left', 'left']);
    case 'table':
      return renderTable(block.columns, block.rows, block.align ?? []);
    case 'code':
      return renderCode(block.text, block.language ?? '');
    case 'details':
      return `<details><summary>${escapeText(block.title)}</summary>\n\n${block.blocks.map(renderBlock).join('\n\n')}\n\n</details>`;
  }
}

function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  const rule = `| ${columns.map((_, index) => (align[index] === 'right' ? '---:' : '---')).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

/** A fence longer than any run of backticks inside, so that a log can not end it. */
function renderCode(text: string, language: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function escapeCell(text: string): string {
  return escapeText(text).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}

/** Keeps `code` spans, neutralises HTML. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Bytes for people: `12.3 MB` (powers of 1000). */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

/** Milliseconds for people: `850 ms`, `3.2 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** `1 file`, `3 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
