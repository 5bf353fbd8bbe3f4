import type { ChildRecord, DeploymentRecord, DeploymentStatus } from '@slipway/core/endpoint';

import { Instance, type InstanceListener } from './instance.ts';
import type { Tallies } from './tally.ts';
import { serviceState } from './service-state.ts';
import { Slots } from './slots.ts';

/** How often a deployment that is let go looks whether its last requests are answered. */
const drainLookMs = 20;

/** The running copies of one version, and the slots that requests take in them. */
export class Deployment {
  readonly record: DeploymentRecord;
  readonly slots: Slots<Instance>;
  readonly instances: readonly Instance[];
  readonly tallies: Tallies;
  isLetGo = false;
  readonly #onChange: () => void;

  constructor(record: DeploymentRecord, tallies: Tallies, folder: string, onChange: () => void) {
    this.record = record;
    this.tallies = tallies;
    this.#onChange = onChange;
    const { max_concurrent_requests_per_instance, max_queue_wait_ms } = record.request_settings;
    this.slots = new Slots(max_concurrent_requests_per_instance, max_queue_wait_ms);
    const listener: InstanceListener = { changed: () => this.#changed() };
    this.instances = Array.from(
      { length: record.instances },
      (_, index) => new Instance(record, index, folder, listener),
    );
  }

  /** Starts its instances, or takes over those that an earlier gateway left. */
  begin(left: readonly ChildRecord[]): void {
    for (const instance of this.instances) {
      const record = left.find(
        ({ deployment, index }) => deployment === this.record.id && index === instance.index,
      );
      void instance.begin(record);
    }
  }

  /** What is told of it. */
  get status(): DeploymentStatus {
    const { id, name } = this.record;
    return {
      id,
      name,
      state: serviceState(this.instances),
      ready: this.instances.filter(({ phase }) => phase === 'ready').length,
      instances: this.instances.map(({ status }) => status),
    };
  }

  /** True once every process has ended after `drain`. */
  get isGone(): boolean {
    return this.instances.every(({ phase }) => phase === 'gone');
  }

  /** Lets every request it has taken finish, for as long as the time allows, then ends its processes. */
  async drain(timeoutMs: number): Promise<void> {
    this.isLetGo = true;
    const deadline = Date.now() + timeoutMs;
    const isBusy = (): boolean => this.slots.waiting > 0 || this.instances.some(({ active }) => active > 0);
    while (isBusy() && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, drainLookMs));
    for (const instance of this.instances) instance.letGo();
    for (const instance of this.instances) instance.end();
    while (!this.isGone) await new Promise((resolve) => setTimeout(resolve, drainLookMs));
  }

  #changed(): void {
    this.slots.open(this.instances.filter(({ phase }) => phase === 'ready'));
    this.#onChange();
  }
}
