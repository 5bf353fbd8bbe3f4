import type { EndpointRecord } from '@slipway/core/endpoint';

import type { Deployment } from './deployment.ts';
import { Split } from './split.ts';

/**
 * Where requests go. Made anew for every revision and put in place in one assignment, so that every request sees either
 * the old or the new traffic and none falls between them.
 */
export class Routing {
  readonly record: EndpointRecord;
  readonly keyHashes: readonly Buffer[];
  /** The deployments that users may name, each by its name. */
  readonly byName: ReadonlyMap<string, Deployment>;
  /** Where copies go, and how many of a hundred. */
  readonly mirror: { deployment: Deployment; percent: number } | undefined;
  readonly #byId: ReadonlyMap<string, Deployment>;
  readonly #split: Split;

  constructor(record: EndpointRecord, deployments: readonly Deployment[]) {
    this.record = record;
    this.keyHashes = record.auth === 'key' ? record.keyHashes.map((hash) => Buffer.from(hash, 'hex')) : [];
    this.#byId = new Map(deployments.map((deployment) => [deployment.record.id, deployment]));
    this.#split = new Split(record.traffic);
    this.byName = named(record, deployments);
    const [id, percent] = Object.entries(record.mirror)[0] ?? ['', 0];
    const copied = this.#byId.get(id);
    this.mirror = copied === undefined || percent === 0 ? undefined : { deployment: copied, percent };
  }

  /** True when any deployment has traffic. */
  get hasTraffic(): boolean {
    return !this.#split.isEmpty;
  }

  /** The deployment that serves the next request; undefined while none that has traffic is ready. */
  next(): Deployment | undefined {
    const id = this.#split.next(this.#isOpen);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** True while at least one deployment with traffic serves. */
  get isServing(): boolean {
    return Object.entries(this.record.traffic).some(([id, percent]) => percent > 0 && this.#isOpen(id));
  }

  readonly #isOpen = (id: string): boolean => this.#byId.get(id)?.slots.isOpen === true;
}

/** While a new revision of a deployment starts, two have its name: the one with traffic, else the older one, is meant. */
function named(record: EndpointRecord, deployments: readonly Deployment[]): Map<string, Deployment> {
  const byName = new Map<string, Deployment>();
  for (const deployment of deployments) {
    const { id, name } = deployment.record;
    if (!byName.has(name) || (record.traffic[id] ?? 0) > 0) byName.set(name, deployment);
  }
  return byName;
}
