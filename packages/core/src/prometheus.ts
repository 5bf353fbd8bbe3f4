/** The media type of `metricsText`. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

/** One metric with its samples. A histogram names its samples itself (`_bucket`, `_sum`, `_count`). */
export interface Metric {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  samples: readonly Sample[];
}

/** One number of a metric. */
export interface Sample {
  /** What follows the name of the metric: `_bucket`. */
  suffix?: string;
  labels?: Readonly<Record<string, string | number>>;
  value: number;
}

/**
 * Metrics in the text form that Prometheus reads.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, type, help, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(({ suffix = '', labels, value }) => `${name}${suffix}${labelsText(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function labelsText(labels: Sample['labels']): string {
  if (labels === undefined) return '';
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}=${quoted(String(value))}`)
    .join(',')}}`;
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
