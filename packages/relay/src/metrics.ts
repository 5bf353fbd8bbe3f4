import { metricsText, type Metric, type Sample } from '@slipway/core/prometheus';

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

/** Counts since the start. */
export class Metrics {
  readonly #deliveries = new Map<string, Counted>();
  readonly #calls = new Map<string, Counted>();

  /** A request to a source came to this. */
  received(source: string, outcome: DeliveryOutcome, count = 1): void {
    add(this.#deliveries, { source, outcome }, count);
  }

  /** A call of GitHub came to this. */
  called(repository: string, outcome: CallOutcome): void {
    add(this.#calls, { repository, outcome }, 1);
  }

  /** The text of `/metrics`. */
  text({ waiting, undelivered, remembered }: Gauges): string {
    return metricsText([
      counter('slipway_relay_deliveries_total', 'What became of what was received.', this.#deliveries),
      counter('slipway_relay_calls_total', 'What became of the calls of GitHub.', this.#calls),
      gauge('slipway_relay_waiting', 'Deliveries that wait for GitHub.', waiting),
      gauge('slipway_relay_undelivered', 'Deliveries that were given up and can be replayed.', undelivered),
      gauge('slipway_relay_remembered', 'Delivered ones that would be known again.', remembered),
    ]);
  }
}

interface Counted {
  labels: NonNullable<Sample['labels']>;
  value: number;
}

function add(counts: Map<string, Counted>, labels: Counted['labels'], count: number): void {
  const key = JSON.stringify(labels);
  counts.set(key, { labels, value: (counts.get(key)?.value ?? 0) + count });
}

function counter(name: string, help: string, counts: ReadonlyMap<string, Counted>): Metric {
  const sorted = [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { name, type: 'counter', help, samples: sorted.map(([, counted]) => counted) };
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: 'gauge', help, samples: [{ value }] };
}
