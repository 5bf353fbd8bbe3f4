import type { EndpointRecord, GatewayStatus } from '@slipway/core/endpoint';

import { Deployment } from './deployment.ts';
import { endpointFiles, readChildren, writeWhole } from './endpoint-files.ts';
import type { Metrics } from './metrics.ts';
import { Routing } from './routing.ts';
import { adoptServer } from './server-process.ts';

/** Changes within this time are written to `status.json` together. */
const statusPauseMs = 50;

/** Makes the running servers follow `endpoint.json`, and says in `status.json` how far they are. */
export class Supervisor {
  /** Where requests go now. */
  routing: Routing;
  readonly #folder: string;
  readonly #metrics: Metrics;
  readonly #identity: { pid: number; startedAt: string };
  /** Also those that are let go and still finish requests. */
  readonly #deployments = new Map<string, Deployment>();
  #lastChildren = '';
  #statusTimer: NodeJS.Timeout | undefined;

  constructor(
    folder: string,
    record: EndpointRecord,
    metrics: Metrics,
    identity: { pid: number; startedAt: string },
  ) {
    this.#folder = folder;
    this.#metrics = metrics;
    this.#identity = identity;
    this.routing = new Routing(record, []);
  }

  /** Starts what the record wants; takes over, or ends, the servers of a gateway that was killed. */
  async begin(): Promise<void> {
    const left = readChildren(this.#folder);
    const { deployments } = this.routing.record;
    const isWanted = (id: string, index: number): boolean =>
      deployments.some((deployment) => deployment.id === id && index < deployment.instances);
    for (const child of left) {
      if (isWanted(child.deployment, child.index)) continue;
      (await adoptServer(child.pid, child.startedAt))?.end(0);
    }
    this.#reconcile(this.routing.record, left);
  }

  /**
   * Follows a new record. Traffic moves at once; servers that are not wanted any more finish what they have.
   * @returns false when the record is older than the one that is followed
   */
  follow(record: EndpointRecord): boolean {
    const { token, revision } = this.routing.record;
    if (record.token < token || record.revision < revision) return false;
    this.#reconcile(record, []);
    return true;
  }

  /** What is told on the control channel and in `status.json`. */
  get status(): GatewayStatus {
    const { revision, token } = this.routing.record;
    return {
      revision,
      token,
      ...this.#identity,
      deployments: [...this.#deployments.values()].map(({ status }) => status),
      updatedAt: new Date().toISOString(),
    };
  }

  /** All deployments, also those that are let go. */
  get deployments(): Iterable<Deployment> {
    return this.#deployments.values();
  }

  /** Lets every server finish its requests and ends it. */
  async stop(timeoutMs: number): Promise<void> {
    await Promise.all([...this.#deployments.values()].map((deployment) => deployment.drain(timeoutMs)));
    clearTimeout(this.#statusTimer);
    this.#statusTimer = undefined;
    this.#writeFiles();
  }

  #reconcile(record: EndpointRecord, left: ReturnType<typeof readChildren>): void {
    const added: Deployment[] = [];
    for (const wanted of record.deployments) {
      if (this.#deployments.has(wanted.id)) continue;
      const tallies = this.#metrics.of(wanted.id, wanted.name);
      const deployment = new Deployment(wanted, tallies, this.#folder, () => this.#changed());
      this.#deployments.set(wanted.id, deployment);
      added.push(deployment);
    }
    const wanted = record.deployments.map(({ id }) => this.#deployments.get(id)!);
    this.routing = new Routing(record, wanted);
    for (const deployment of this.#deployments.values()) {
      if (!wanted.includes(deployment) && !deployment.isLetGo) void this.#letGo(deployment, record);
    }
    for (const deployment of added) deployment.begin(left);
    this.#forgetFigures();
    this.#changed();
  }

  async #letGo(deployment: Deployment, record: EndpointRecord): Promise<void> {
    await deployment.drain(record.drainTimeoutMs);
    this.#deployments.delete(deployment.record.id);
    this.#forgetFigures();
    this.#changed();
  }

  /** Of a deployment that neither runs nor can be started again. */
  #forgetFigures(): void {
    const { deployments, retired } = this.routing.record;
    const ids = [...deployments, ...retired].map(({ id }) => id);
    this.#metrics.keep(new Set([...ids, ...this.#deployments.keys()]));
  }

  #changed(): void {
    this.#writeChildren();
    this.#statusTimer ??= setTimeout(() => {
      this.#statusTimer = undefined;
      this.#writeFiles();
    }, statusPauseMs);
  }

  #writeFiles(): void {
    this.#writeChildren();
    this.#write(endpointFiles.status, this.status);
  }

  /** At once: what is not in it when the gateway is killed runs on without anybody knowing. */
  #writeChildren(): void {
    const children = [...this.#deployments.values()]
      .flatMap(({ instances }) => instances.map(({ record }) => record))
      .filter((record) => record !== undefined);
    const text = JSON.stringify(children);
    if (text === this.#lastChildren) return;
    this.#lastChildren = text;
    this.#write(endpointFiles.children, children);
  }

  /** A disk that is full must not stop the serving; the next change tries again. */
  #write(name: string, value: unknown): void {
    try {
      writeWhole(this.#folder, name, value);
    } catch (thrown) {
      if (name === endpointFiles.children) this.#lastChildren = '';
      console.error(`${name} could not be written: ${String(thrown)}`);
    }
  }
}
