/** Why a request got no slot. */
export type Refused = 'queue full' | 'waited too long' | 'nobody serves';

/** Something that works on a bounded number of requests at a time. */
export interface Worker {
  /** Requests it works on now. */
  active: number;
}

interface Waiting<W extends Worker> {
  grant(worker: W): void;
  refuse(reason: Refused): void;
  timer: NodeJS.Timeout;
}

/**
 * Hands out the instances of a deployment: the least busy one first, at most `limit` requests each, and a queue as long
 * as all of them take together (Azure's rule of 2 × concurrency × instances).
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-kubernetes-online, `request_settings`
 */
export class Slots<W extends Worker> {
  readonly #limit: number;
  readonly #maxWaitMs: number;
  readonly #queue: Waiting<W>[] = [];
  #workers: readonly W[] = [];

  constructor(limit: number, maxWaitMs: number) {
    this.#limit = limit;
    this.#maxWaitMs = maxWaitMs;
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** True when any instance may get requests. */
  get isOpen(): boolean {
    return this.#workers.length > 0;
  }

  /** Says which instances may get requests from now on. Those that wait are served, or refused when nobody is left. */
  open(workers: readonly W[]): void {
    this.#workers = workers;
    this.#serveQueue();
    if (workers.length === 0)
      for (const waiting of this.#queue.splice(0)) this.#end(waiting, 'nobody serves');
  }

  /**
   * Takes a slot of the least busy instance, if one is free and nobody waits for it. The caller gives it back with
   * `release`.
   * @param except instances that have just refused a connection
   */
  take(except?: ReadonlySet<W>): W | undefined {
    if (this.#queue.length > 0) return undefined;
    const worker = this.#leastBusy(except);
    if (worker !== undefined) worker.active += 1;
    return worker;
  }

  /** Waits for a slot. Exactly one of the two functions is called, `refuse` perhaps at once. */
  wait(grant: (worker: W) => void, refuse: (reason: Refused) => void): void {
    if (this.#workers.length === 0) return refuse('nobody serves');
    if (this.#queue.length >= this.#limit * this.#workers.length) return refuse('queue full');
    const waiting: Waiting<W> = {
      grant,
      refuse,
      timer: setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        refuse('waited too long');
      }, this.#maxWaitMs),
    };
    this.#queue.push(waiting);
  }

  /** Gives a slot back; who waits longest gets the next. */
  release(worker: W): void {
    worker.active -= 1;
    if (this.#queue.length > 0) this.#serveQueue();
  }

  #serveQueue(): void {
    while (this.#queue.length > 0) {
      const worker = this.#leastBusy();
      if (worker === undefined) return;
      const waiting = this.#queue.shift()!;
      clearTimeout(waiting.timer);
      worker.active += 1;
      waiting.grant(worker);
    }
  }

  #end(waiting: Waiting<W>, reason: Refused): void {
    clearTimeout(waiting.timer);
    waiting.refuse(reason);
  }

  #leastBusy(except?: ReadonlySet<W>): W | undefined {
    let best: W | undefined;
    for (const worker of this.#workers) {
      if (worker.active >= this.#limit || except?.has(worker) === true) continue;
      if (best === undefined || worker.active < best.active) best = worker;
    }
    return best;
  }
}
