import { randomUUID } from 'node:crypto';

import type { Figures, RequestFigures } from '@slipway/core/endpoint';
import { metricsText, type Metric, type Sample } from '@slipway/core/prometheus';

import type { Deployment } from './deployment.ts';
import { Tally, type Tallies } from './tally.ts';

/** Counts answers by the ids of deployments, for `GET /metrics` and `GET /figures` of the control channel. */
export class Metrics {
  /** Of requests that reached no deployment. */
  readonly unrouted = new Tally();
  readonly #epoch = randomUUID();
  readonly #byId = new Map<string, Tallies>();

  /** The tallies of a deployment. One that is started again goes on with those it had. */
  of(id: string, name: string): Tallies {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const tallies = { name, answered: new Tally(), mirrored: new Tally() };
    this.#byId.set(id, tallies);
    return tallies;
  }

  /** Forgets all deployments but these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#byId.keys()) if (!ids.has(id)) this.#byId.delete(id);
  }

  /** What `GET /figures` says. */
  get figures(): Figures {
    const deployments: Figures['deployments'] = {};
    for (const [id, { name, answered, mirrored }] of this.#byId)
      deployments[id] = { name, answered: answered.figures, mirrored: mirrored.figures };
    return { epoch: this.#epoch, deployments };
  }

  /** The text of `GET /metrics`. */
  text(deployments: Iterable<Deployment>): string {
    const known = [...this.#byId].map(([id, tallies]) => ({
      ...tallies,
      labels: { deployment: tallies.name, id },
    }));
    const answered = known.map((one): Labelled => [one.labels, one.answered]);
    const mirrored = known.map((one): Labelled => [one.labels, one.mirrored]);
    const unrouted: Labelled = [{ deployment: '', id: '' }, this.unrouted];
    return metricsText([
      ...answers('slipway_', 'Answered requests.', [unrouted, ...answered]),
      ...answers('slipway_mirrored_', 'Answered copies of requests.', mirrored),
      ...gauges([...deployments]),
    ]);
  }
}

type Labelled = readonly [labels: NonNullable<Sample['labels']>, tally: Tally];

function answers(prefix: string, help: string, all: readonly Labelled[]): Metric[] {
  const seen = all.filter(([, { statuses }]) => statuses.size > 0);
  return [
    {
      name: `${prefix}requests_total`,
      type: 'counter',
      help,
      samples: seen.flatMap(([labels, { statuses }]) =>
        [...statuses].map(([status, value]) => ({ labels: { ...labels, status }, value })),
      ),
    },
    {
      name: `${prefix}request_duration_seconds`,
      type: 'histogram',
      help: 'Time from a request to the end of its answer.',
      samples: seen.flatMap(([labels, { figures }]) => histogram(labels, figures.latency)),
    },
  ];
}

function histogram(labels: Labelled[0], { buckets, sum, count }: RequestFigures['latency']): Sample[] {
  const bucket = (le: number | string, value: number): Sample => ({
    suffix: '_bucket',
    labels: { ...labels, le },
    value,
  });
  return [
    ...buckets.map(({ upTo, count: value }) => bucket(upTo, value)),
    bucket('+Inf', count),
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ];
}

function gauges(deployments: readonly Deployment[]): Metric[] {
  const gauge = (name: string, help: string, value: (deployment: Deployment) => number): Metric => ({
    name,
    type: 'gauge',
    help,
    samples: deployments.map((one) => ({
      labels: { deployment: one.record.name, id: one.record.id },
      value: value(one),
    })),
  });
  const sum = (deployment: Deployment, of: 'active' | 'restarts'): number =>
    deployment.instances.reduce((total, instance) => total + instance[of], 0);
  return [
    gauge('slipway_requests_active', 'Requests that servers work on.', (d) => sum(d, 'active')),
    gauge('slipway_requests_waiting', 'Requests that wait for a server.', (d) => d.slots.waiting),
    gauge('slipway_instances_ready', 'Servers that take requests.', (d) => d.status.ready),
    gauge('slipway_restarts', 'How often servers were started again.', (d) => sum(d, 'restarts')),
  ];
}
