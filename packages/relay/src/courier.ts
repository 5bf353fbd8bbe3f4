import { messageOf } from '@slipway/core/trouble';

import type { Limits } from './config.ts';
import { dispatchId, type Delivery, type Dispatch } from './delivery.ts';
import type { Dispatcher } from './github/dispatcher.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { emptyOutbox, outbox, type Command, type Outbox, type Seen } from './outbox.ts';
import type { Store } from './store/store.ts';

/** What the courier works with. */
export interface CourierParts {
  store: Store;
  dispatch: Dispatcher;
  limits: Limits;
  log: Log;
  metrics: Metrics;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Longer waits are cut: timers of Node hold no more than this. */
const longestTimerMs = 2 ** 31 - 1;

/** Carries out what the outbox decides: calls GitHub, writes down what came of it, wakes up in time. */
export class Courier {
  readonly #parts: CourierParts;
  #state: Outbox = emptyOutbox;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  readonly #work = new Set<Promise<unknown>>();
  /** What came of earlier calls is on its way to the disk until this resolves. */
  #recording: Promise<unknown> = Promise.resolve();

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** Takes up what waits in the store. */
  async start(): Promise<void> {
    const { store, log } = this.#parts;
    const waiting = await store.list('waiting', (key) => log.error('a delivery can not be read', { key }));
    this.queue(waiting);
  }

  /** Sends what waits of these deliveries, which are in the store. */
  queue(deliveries: readonly Delivery[]): void {
    const entries = deliveries.flatMap((delivery) =>
      delivery.dispatches
        .filter(({ status }) => status === 'waiting')
        .map((dispatch) => ({
          id: dispatchId(delivery, dispatch),
          lane: `${dispatch.repository} ${delivery.event.registry} ${delivery.event.name}`,
          attempts: dispatch.attempts,
          queuedAt: dispatch.queuedAt,
        })),
    );
    if (entries.length > 0) this.#see({ kind: 'queued', entries, now: this.#parts.now() });
  }

  /** Begins nothing more; resolves when what was begun is written down. What waits, waits in the store. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  #see(seen: Seen): void {
    const { state, commands } = outbox(this.#parts.limits).next(this.#state, seen);
    this.#state = state;
    for (const command of commands) this.#perform(command);
  }

  #perform(command: Command): void {
    if (command.kind === 'wake') return this.#wake(command.at);
    const [key = '', ...rest] = command.id.split('/');
    const repository = rest.join('/');
    if (command.kind === 'send') {
      if (!this.#isStopped) this.#begin(this.#send(command.id, key, repository));
      return;
    }
    this.#recording = Promise.all([this.#recording, this.#record(key, repository, command)]);
    this.#begin(this.#recording);
  }

  #wake(at: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const ms = Math.min(Math.max(at - this.#parts.now(), 0), longestTimerMs);
    this.#timer = setTimeout(() => this.#see({ kind: 'woke', now: this.#parts.now() }), ms);
  }

  async #send(id: string, key: string, repository: string): Promise<void> {
    const { store, dispatch, metrics, now, log } = this.#parts;
    // So that a crash forgets the outcome of one call at most.
    await this.#recording;
    try {
      const delivery = await store.get(key);
      if (delivery === undefined) throw new Error('the delivery is not in the store');
      const answer = await dispatch(repository, delivery.event);
      const outcomes = {
        accepted: 'sent',
        limited: 'limited',
        failed: 'failed',
        rejected: 'failed',
      } as const;
      metrics.called(repository, outcomes[answer.kind]);
      if (answer.kind === 'limited') log.warn('limited by GitHub', { key, repository, why: answer.why });
      this.#see({ kind: 'answered', id, answer, now: now() });
    } catch (thrown) {
      this.#see({ kind: 'answered', id, answer: { kind: 'failed', why: messageOf(thrown) }, now: now() });
    }
  }

  /** A call that succeeded and could not be written down is made again by the next start: the event's id tells. */
  async #record(
    key: string,
    repository: string,
    command: Exclude<Command, { kind: 'wake' | 'send' }>,
  ): Promise<void> {
    const { store, log, metrics } = this.#parts;
    const fields = {
      key,
      repository,
      ...('why' in command ? { why: command.why, attempts: command.attempts } : {}),
    };
    if (command.kind === 'sent') log.info('told GitHub', fields);
    else if (command.kind === 'failed') log.warn('GitHub could not be told, will try again', fields);
    else {
      log.error('GitHub could not be told, given up: kept as undelivered', fields);
      metrics.called(repository, 'given up');
    }
    try {
      await store.update(key, (delivery) => ({
        ...delivery,
        dispatches: delivery.dispatches.map((dispatch) =>
          dispatch.repository === repository ? changed(dispatch, command) : dispatch,
        ),
      }));
    } catch (thrown) {
      log.error('the store can not be written', { ...fields, why: messageOf(thrown) });
    }
  }

  #begin(work: Promise<unknown>): void {
    this.#work.add(work);
    void work.finally(() => this.#work.delete(work));
  }
}

function changed(dispatch: Dispatch, command: Exclude<Command, { kind: 'wake' | 'send' }>): Dispatch {
  const { repository, attempts, queuedAt } = dispatch;
  if (command.kind === 'sent') return { repository, status: 'sent', attempts, queuedAt };
  const status = command.kind === 'failed' ? 'waiting' : 'undelivered';
  return { repository, status, attempts: command.attempts, queuedAt, why: command.why };
}
