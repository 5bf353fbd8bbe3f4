import { shortened } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import { Problems, refuse, type Problem } from '@slipway/core/trouble';
import { readYaml } from '@slipway/formats/yaml-file';
import type { YamlValue } from '@slipway/formats/yaml-value';

/** Metrics by name; members of nested maps are joined with a dot (`test.accuracy`). Finite numbers only. */
export type Metrics = Record<string, number>;

/**
 * Reads metrics from lines `accuracy=0.93`, or from the JSON or YAML file that the text names. What is not a number in
 * a file is left out; what is a number but not a finite one is a mistake, because nothing can be compared with it.
 * @throws Problems with the line in the file
 */
export async function readMetrics(given: string, { files }: Pick<Ports, 'files'>): Promise<Metrics> {
  const path = files.resolve(given);
  if (!given.includes('\n') && (await files.stat(path))?.kind === 'file')
    return await metricsOfFile(await files.readText(path), given);
  return given.includes('=') ? metricsOfLines(given) : noSuchFile(given);
}

function noSuchFile(given: string): never {
  refuse({
    where: { input: 'metrics' },
    said: `${shortened(given)} is not a file`,
    expected: 'a JSON or YAML file, or lines such as `accuracy=0.93`',
    remedy: 'check the path; it is seen from the workspace, and the step that writes it must run before',
  });
}

/** Reads lines `name=value`. Pure. */
export function metricsOfLines(text: string): Metrics {
  const metrics: Metrics = {};
  const problems: Problem[] = [];
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const match = /^([^=]+)=\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.exec(line);
    const name = match?.[1]?.trim() ?? '';
    if (match === null || name === '') {
      problems.push({
        where: { input: 'metrics' },
        said: shortened(line),
        expected: 'lines such as `accuracy=0.93`',
      });
    } else metrics[name] = Number(match[2]);
  }
  if (problems.length > 0) throw new Problems(problems);
  return metrics;
}

/** Reads a JSON or YAML text; `file` is for messages. @throws Problems at the lines that are wrong */
export function metricsOfFile(text: string, file: string): Promise<Metrics> {
  return readYaml({ file }, text, (root) => {
    const metrics: Metrics = {};
    collect(root, metrics);
    if (Object.keys(metrics).length === 0) {
      refuse({
        where: { file },
        said: 'it holds no number with a name',
        expected: 'a map such as `{"accuracy": 0.93}`',
      });
    }
    return metrics;
  });
}

/** Numbers that JSON does not know, as Python's `json` and as YAML write them. */
const notFinite = /^([+-]?infinity|nan|[+-]?\.inf|\.nan)$/i;

function collect(value: YamlValue, metrics: Metrics): void {
  if (value.isMap) {
    for (const field of value.fields().values()) collect(field, metrics);
    return;
  }
  if (value.path === '' || !value.isScalar) return;
  const plain = value.plain();
  if (typeof plain === 'number' && Number.isFinite(plain)) metrics[value.path] = plain;
  else if (notFinite.test(String(value.text()))) {
    metrics[value.path] = Number.NaN;
    value.wrong(
      `\`${value.path}\` is \`${value.text()}\``,
      'a finite number',
      'find out why the evaluation gives it; nothing can be compared with it',
    );
  }
}
