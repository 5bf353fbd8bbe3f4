import type { Problem } from '@slipway/core/trouble';
import { Problems } from '@slipway/core/trouble';
import { placeIn, type Origin } from './text.ts';
import { refuseEmpty, readYaml } from './yaml-file.ts';

/**
 * Reads metrics: a JSON object or a YAML map from names to numbers, or lines `name=value` (`#` begins a comment).
 * @throws Problems for all that are no finite numbers, with line and column when it is a file.
 */
export async function readMetrics(origin: Origin, text: string): Promise<Record<string, number>> {
  refuseEmpty(origin, text, 'names with numbers, such as `accuracy=0.93`');
  const first = contentLines(text)[0]?.content ?? '';
  return /^[^\s:{"'=]+\s*=/.test(first) ? readLines(origin, text) : readMap(origin, text);
}

async function readMap(origin: Origin, text: string): Promise<Record<string, number>> {
  return readYaml(origin, text, (root) => {
    const metrics: [string, number][] = [];
    for (const [name, value] of root.fields('names with numbers')) {
      const number = value.number();
      if (number !== undefined) metrics.push([name, number]);
    }
    return Object.fromEntries(metrics);
  });
}

function readLines(origin: Origin, text: string): Record<string, number> {
  const problems: Problem[] = [];
  const metrics = new Map<string, number>();
  for (const { line, content } of contentLines(text)) {
    const [, name, written = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(content) ?? [];
    const value = written === '' ? Number.NaN : Number(written);
    const where = placeIn(origin, line);
    if (name === undefined || !Number.isFinite(value)) {
      problems.push({
        where,
        said: `\`${content}\``,
        expected: 'a name and a number, such as `accuracy=0.93`',
      });
    } else if (metrics.has(name)) {
      problems.push({ where, said: `\`${name}\` is given twice`, expected: 'every metric once' });
    } else metrics.set(name, value);
  }
  if (problems.length > 0) throw new Problems(problems);
  return Object.fromEntries(metrics);
}

function contentLines(text: string): { line: number; content: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, content: line.trim() }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'));
}
