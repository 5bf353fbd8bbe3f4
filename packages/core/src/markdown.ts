/**
 * A piece of a step summary. Its texts are foreign until they are rendered: the only mark that they may carry is a code
 * span, and whatever else Markdown, HTML or GitHub would read in them is shown as typed.
 */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'table';
      columns: readonly string[];
      rows: readonly (readonly string[])[];
      align?: readonly ('left' | 'right')[];
    }
  /** What is undefined is left out. */
  | { kind: 'facts'; rows: readonly (readonly [name: string, value: string | undefined])[] }
  | { kind: 'code'; text: string };

/** Does something to a text before it is escaped, since nothing can be found in an escaped text any more. */
type Clean = (text: string) => string;

/** GitHub refuses a step summary above this size, in bytes. Source: GitHub documentation, "Job summaries". */
export const summaryLimitBytes = 1024 * 1024;

/** The value as a code span of a text, whatever the value holds. */
export function code(value: string): string {
  if (value === '') return '';
  const fence = '`'.repeat(longestRun(value) + 1);
  const pad = /^`|`$|^ .* $/.test(value) ? ' ' : '';
  return `${fence}${pad}${value}${pad}${fence}`;
}

/** Renders blocks as GitHub-flavoured Markdown; `clean` hides what must not be seen in each text. */
export function renderMarkdown(blocks: readonly Block[], clean: Clean = (text) => text): string {
  return `${blocks.map((block) => renderBlock(block, clean)).join('\n\n')}\n`;
}

function renderBlock(block: Block, clean: Clean): string {
  switch (block.kind) {
    case 'heading':
      return `### ${inline(clean(block.text))}`;
    case 'paragraph':
      // At the start of a line these would begin a list or draw a line.
      return inline(clean(block.text))
        .replace(/^[-+]/, '\\$&')
        .replace(/^(\d+)([.)])/, '$1\\$2');
    case 'facts':
      return renderTable(
        ['', ''],
        block.rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
        [],
        clean,
      );
    case 'table':
      return renderTable(block.columns, block.rows, block.align ?? [], clean);
    case 'code':
      return renderCode(clean(block.text));
  }
}

function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[],
  clean: Clean,
): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => inline(clean(text), cellSpan)).join(' | ')} |`;
  const rule = `| ${columns.map((_, index) => (align[index] === 'right' ? '---:' : '---')).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

/** A fence longer than any run of backticks inside, so that a log cannot end it. */
function renderCode(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}

/** A code span as CommonMark reads it: it ends at the next run of exactly as many backticks. */
const spans = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/;

/**
 * What GitHub brings to life in a text after Markdown is read, where no escape holds: addresses, mentions and mail,
 * references to issues, emoji. In code it leaves all of them alone.
 */
const alive = /:\/\/|www\.|mailto:|xmpp:|@|#\d|\bgh-\d|:(?!\d+:)[\w+-]{1,60}:/i;

/** A text of one line, in which code spans stay and words that would come alive become code. */
function inline(text: string, spanOf = code): string {
  const pieces: { isCode: boolean; text: string }[] = [];
  const add = (isCode: boolean, piece: string): void => {
    const last = pieces.at(-1);
    // Two spans without anything between them would make one run of backticks where they touch.
    if (last?.isCode === isCode) last.text += piece;
    else if (piece !== '') pieces.push({ isCode, text: piece });
  };
  const parts = text.replaceAll(/\s+/g, ' ').trim().split(spans);
  for (let index = 0; index < parts.length; index += 3) {
    for (const word of parts[index]!.split(/( )/)) add(alive.test(word), word);
    add(true, (parts[index + 2] ?? '').replace(/^ (.*[^ ].*) $/, '$1'));
  }
  return pieces.map((piece) => (piece.isCode ? spanOf(piece.text) : escaped(piece.text))).join('');
}

/** Text in which Markdown and HTML see no mark. Backslashes do not keep a backtick from ending a span before it. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\*_~[\]|$#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '&#96;');
}

/** A code span in a table, where a bar ends the cell even in code, unless a backslash stands before it, and only one. */
function cellSpan(value: string): string {
  return code(value).replaceAll(/(\\?)\|/g, (_, before) => `${before === '' ? '' : `${before}\u200B`}\\|`);
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
