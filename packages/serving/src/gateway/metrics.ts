import { randomUUID } from 'node:crypto';

import type { Figures, RequestFigures } from '@slipway/core/endpoint';

import type { Deployment } from './deployment.ts';
import { Tally } from './tally.ts';

/** What is counted of one deployment. */
export interface Tallies {
  name: string;
  /** Requests that callers sent. */
  answered: Tally;
  /** Copies, whose answers no caller saw. */
  mirrored: Tally;
}

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

  /** The text format of Prometheus. Source: https://prometheus.io/docs/instrumenting/exposition_formats/ */
  text(deployments: Iterable<Deployment>): string {
    const known = [...this.#byId].map(([id, tallies]) => ({ ...tallies, labels: labels(tallies.name, id) }));
    const answered = known.map((one): Labelled => [one.labels, one.answered]);
    const mirrored = known.map((one): Labelled => [one.labels, one.mirrored]);
    const lines = [
      ...answers('slipway_', 'Answered requests.', [[labels('', ''), this.unrouted], ...answered]),
      ...answers('slipway_mirrored_', 'Answered copies of requests.', mirrored),
      ...gauges([...deployments]),
    ];
    return `${lines.join('\n')}\n`;
  }
}

type Labelled = readonly [labels: string, tally: Tally];

function labels(name: string, id: string): string {
  return `deployment="${name}",id="${id}"`;
}

function answers(prefix: string, help: string, all: readonly Labelled[]): string[] {
  const requests = `${prefix}requests_total`;
  const times = `${prefix}request_duration_seconds`;
  const seen = all.filter(([, { statuses }]) => statuses.size > 0);
  return [
    ...header(requests, 'counter', help),
    ...seen.flatMap(([of, { statuses }]) =>
      [...statuses].map(([status, count]) => `${requests}{${of},status="${status}"} ${count}`),
    ),
    ...header(times, 'histogram', 'Time from a request to the end of its answer.'),
    ...seen.flatMap(([of, { figures }]) => histogram(times, of, figures.latency)),
  ];
}

function histogram(name: string, of: string, { buckets, sum, count }: RequestFigures['latency']): string[] {
  return [
    ...buckets.map((bucket) => `${name}_bucket{${of},le="${bucket.upTo}"} ${bucket.count}`),
    `${name}_bucket{${of},le="+Inf"} ${count}`,
    `${name}_sum{${of}} ${sum}`,
    `${name}_count{${of}} ${count}`,
  ];
}

function gauges(deployments: readonly Deployment[]): string[] {
  const gauge = (name: string, help: string, value: (deployment: Deployment) => number): string[] => [
    ...header(name, 'gauge', help),
    ...deployments.map(
      (deployment) => `${name}{${labels(deployment.record.name, deployment.record.id)}} ${value(deployment)}`,
    ),
  ];
  const sum = (deployment: Deployment, of: 'active' | 'restarts'): number =>
    deployment.instances.reduce((total, instance) => total + instance[of], 0);
  return [
    ...gauge('slipway_requests_active', 'Requests that servers work on.', (d) => sum(d, 'active')),
    ...gauge('slipway_requests_waiting', 'Requests that wait for a server.', (d) => d.slots.waiting),
    ...gauge('slipway_instances_ready', 'Servers that take requests.', (d) => d.status.ready),
    ...gauge('slipway_restarts', 'How often servers were started again.', (d) => sum(d, 'restarts')),
  ];
}

function header(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
