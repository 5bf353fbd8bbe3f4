/** What became of a request to a source. */
export type DeliveryOutcome =
  'accepted' | 'duplicate' | 'ignored' | 'refused' | 'malformed' | 'too large' | 'failed';

/** What became of a call of GitHub. */
export type CallOutcome = 'sent' | 'failed' | 'limited' | 'given up';

/** What is as it is now, asked when the metrics are read. */
export interface Gauges {
  waiting: number;
  undelivered: number;
  remembered: number;
}

/**
 * Counts since the start, as Prometheus reads them.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export class Metrics {
  readonly #counts = new Map<string, number>();

  /** A request to a source came to this. */
  received(source: string, outcome: DeliveryOutcome, count = 1): void {
    this.#add(`slipway_relay_deliveries_total{source=${quoted(source)},outcome=${quoted(outcome)}}`, count);
  }

  /** A call of GitHub came to this. */
  called(repository: string, outcome: CallOutcome): void {
    this.#add(`slipway_relay_calls_total{repository=${quoted(repository)},outcome=${quoted(outcome)}}`, 1);
  }

  /** The text of `/metrics`. */
  text({ waiting, undelivered, remembered }: Gauges): string {
    return [
      ...this.#family('slipway_relay_deliveries_total', 'What became of what was received.'),
      ...this.#family('slipway_relay_calls_total', 'What became of the calls of GitHub.'),
      ...gauge('slipway_relay_waiting', 'Deliveries that wait for GitHub.', waiting),
      ...gauge(
        'slipway_relay_undelivered',
        'Deliveries that were given up and can be replayed.',
        undelivered,
      ),
      ...gauge('slipway_relay_remembered', 'Delivered ones that would be known again.', remembered),
      '',
    ].join('\n');
  }

  #add(series: string, count: number): void {
    this.#counts.set(series, (this.#counts.get(series) ?? 0) + count);
  }

  #family(name: string, help: string): string[] {
    const series = [...this.#counts]
      .filter(([key]) => key.startsWith(`${name}{`))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} counter`,
      ...series.map(([key, count]) => `${key} ${count}`),
    ];
  }
}

function gauge(name: string, help: string, value: number): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
