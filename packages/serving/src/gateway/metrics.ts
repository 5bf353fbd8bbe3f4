import type { Deployment } from './deployment.ts';

/** Upper ends of the buckets of answer times, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

class Times {
  readonly counts = Array.from({ length: buckets.length + 1 }, () => 0);
  sum = 0;
  count = 0;

  add(seconds: number): void {
    let index = 0;
    while (index < buckets.length && seconds > buckets[index]!) index += 1;
    this.counts[index]! += 1;
    this.sum += seconds;
    this.count += 1;
  }
}

/** Counts answers, for `GET /metrics` of the control channel. */
export class Metrics {
  readonly #answers = new Map<string, Map<number, number>>();
  readonly #times = new Map<string, Times>();

  /** @param deployment its name; empty for requests that reached none */
  observe(deployment: string, status: number, seconds: number): void {
    let statuses = this.#answers.get(deployment);
    if (statuses === undefined) this.#answers.set(deployment, (statuses = new Map()));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    let times = this.#times.get(deployment);
    if (times === undefined) this.#times.set(deployment, (times = new Times()));
    times.add(seconds);
  }

  /** The text format of Prometheus. Source: https://prometheus.io/docs/instrumenting/exposition_formats/ */
  text(deployments: Iterable<Deployment>): string {
    return `${[...this.#answerLines(), ...this.#timeLines(), ...gauges([...deployments])].join('\n')}\n`;
  }

  #answerLines(): string[] {
    const lines = header('slipway_requests_total', 'counter', 'Answered requests.');
    for (const [deployment, statuses] of this.#answers) {
      for (const [status, count] of statuses)
        lines.push(`slipway_requests_total{deployment="${deployment}",status="${status}"} ${count}`);
    }
    return lines;
  }

  #timeLines(): string[] {
    const name = 'slipway_request_duration_seconds';
    const lines = header(name, 'histogram', 'Time from a request to the end of its answer.');
    for (const [deployment, times] of this.#times) {
      let below = 0;
      buckets.forEach((end, index) => {
        below += times.counts[index]!;
        lines.push(`${name}_bucket{deployment="${deployment}",le="${end}"} ${below}`);
      });
      lines.push(`${name}_bucket{deployment="${deployment}",le="+Inf"} ${times.count}`);
      lines.push(`${name}_sum{deployment="${deployment}"} ${times.sum}`);
      lines.push(`${name}_count{deployment="${deployment}"} ${times.count}`);
    }
    return lines;
  }
}

function gauges(deployments: readonly Deployment[]): string[] {
  const gauge = (name: string, help: string, value: (deployment: Deployment) => number): string[] => [
    ...header(name, 'gauge', help),
    ...deployments.map(
      (deployment) => `${name}{deployment="${deployment.record.name}"} ${value(deployment)}`,
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
