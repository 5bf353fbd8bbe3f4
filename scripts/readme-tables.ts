import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

/** What the tables show of an `action.yml`. */
export interface ActionContract {
  name?: string;
  description?: string;
  inputs?: Record<string, { description?: string; required?: boolean; default?: unknown } | null>;
  outputs?: Record<string, { description?: string } | null>;
}

/** Reads the text of an `action.yml`. */
export function readContract(text: string): ActionContract {
  return parse(text) as ActionContract;
}

/** What of the contract has no description, as sentences; empty when all is well. */
export function undescribed(contract: ActionContract): string[] {
  const missing = (kind: string, entries: ActionContract['outputs']): string[] =>
    Object.entries(entries ?? {})
      .filter(([, entry]) => (entry?.description ?? '').trim() === '')
      .map(([name]) => `the ${kind} \`${name}\` has no description`);
  return [...missing('input', contract.inputs), ...missing('output', contract.outputs)];
}

/** The table of inputs as Markdown. */
export function inputsTable(contract: ActionContract): string {
  const rows = Object.entries(contract.inputs ?? {}).map(([name, input]) => [
    `\`${name}\``,
    input?.description ?? '',
    input?.required === true ? 'yes' : 'no',
    defaultText(input?.default),
  ]);
  return table(['input', 'description', 'required', 'default'], rows);
}

/** The table of outputs as Markdown. */
export function outputsTable(contract: ActionContract): string {
  const rows = Object.entries(contract.outputs ?? {}).map(([name, output]) => [
    `\`${name}\``,
    output?.description ?? '',
  ]);
  return table(['output', 'description'], rows);
}

/**
 * The README of an action with the tables of its contract between the markers `<!-- inputs -->` and
 * `<!-- /inputs -->`, and the same for outputs, laid out as the formatter wants it.
 * @param file path of the README, to find the formatter's settings
 * @throws when a marker is missing
 */
export async function documented(readme: string, contract: ActionContract, file: string): Promise<string> {
  const first = between(readme, 'inputs', inputsTable(contract));
  const both = between(first, 'outputs', outputsTable(contract));
  return format(both, { ...(await resolveConfig(file)), filepath: file });
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the markers \`${start}\` and \`${end}\` are missing`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

function defaultText(value: unknown): string {
  return value === undefined || value === '' ? '' : `\`${JSON.stringify(value).replaceAll(/^"|"$/g, '')}\``;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}
