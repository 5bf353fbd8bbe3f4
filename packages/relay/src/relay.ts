import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { messageOf } from '@slipway/core/trouble';
import type { Network } from '@slipway/http/connections';

import type { RelayConfig, Source } from './config.ts';
import { Courier } from './courier.ts';
import { apiCaller } from './github/call.ts';
import { credentialsOf } from './github/credentials.ts';
import { dispatcher } from './github/dispatcher.ts';
import type { Log } from './log.ts';
import { Metrics, type DeliveryOutcome } from './metrics.ts';
import { received } from './receiving.ts';
import { createRelayServer, type Answer } from './server.ts';
import { sourceKinds } from './sources/all.ts';
import type { Received } from './sources/kind.ts';
import { Store } from './store/store.ts';

/** What a relay is made of beside its configuration. */
export interface RelayParts {
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** What this machine says of proxies and of certificate authorities. */
  network?: Pick<Network, 'proxyEnvironment' | 'certificateFile'>;
}

/** How long a stop waits for answers that are being written. */
const farewellMs = 2000;
const tidyMs = 3_600_000;

/** The relay: receives, keeps, and tells GitHub. */
export class Relay {
  readonly #config: RelayConfig;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #metrics = new Metrics();
  readonly #store: Store;
  readonly #courier: Courier;
  readonly #server: Server;
  #tidying: NodeJS.Timeout | undefined;
  #isStopping = false;
  /** The latest moment that a delivery was given: no two have the same, so that their order can be told. */
  #last = 0;
  /** What the store said when it was last written; undefined when it went well. */
  #storeTrouble: string | undefined;

  private constructor(config: RelayConfig, store: Store, { log, now = Date.now, network }: RelayParts) {
    this.#config = config;
    this.#log = log;
    this.#now = now;
    this.#store = store;
    const { apiUrl, allowPrivate, credentials } = config.github;
    const call = apiCaller({ apiUrl, allowPrivate, ...network });
    const dispatch = dispatcher(call, credentialsOf(credentials, call, now), now);
    this.#courier = new Courier({ store, dispatch, limits: config.limits, log, metrics: this.#metrics, now });
    this.#server = createRelayServer({
      sources: config.sources,
      bodyBytes: config.limits.bodyBytes,
      adminToken: config.adminToken,
      log,
      receive: (source, request) => this.#receive(source, request),
      tooLarge: (source) => this.#metrics.received(source.path, 'too large'),
      health: () => this.#health(),
      metrics: () => this.#metrics.text({ ...this.#counts(), remembered: store.count('done') }),
      undelivered: async () => ({ status: 200, body: await store.list('undelivered') }),
      replay: (id) => this.#replay(id),
    });
  }

  /** Opens the store, takes up what waits there, and listens. The store's lock is the caller's. */
  static async start(config: RelayConfig, parts: RelayParts): Promise<Relay> {
    const relay = new Relay(config, await Store.open(config.store), parts);
    relay.#server.listen(config.port, config.host);
    await once(relay.#server, 'listening');
    await relay.#tidy();
    relay.#tidying = setInterval(() => void relay.#tidy(), tidyMs).unref();
    await relay.#courier.start();
    return relay;
  }

  /** Where it listens. */
  get url(): string {
    const { address, port, family } = this.#server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** Takes nothing more, finishes what is being answered and told, and leaves the rest to the store. */
  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    clearInterval(this.#tidying);
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeIdleConnections();
    const late = setTimeout(() => this.#server.closeAllConnections(), farewellMs);
    await Promise.all([closed, this.#courier.stop()]);
    clearTimeout(late);
  }

  async #receive(source: Source, request: Received): Promise<Answer> {
    const now = this.#now();
    const kind = sourceKinds[source.kind];
    const refusal = kind.refusal(request, source, now);
    if (refusal !== undefined) {
      this.#log.warn('refused', { source: source.path, why: refusal });
      return this.#outcome(source, 'refused', { status: 401, body: { error: refusal } });
    }
    const json = jsonOf(request.body);
    if (json === undefined) {
      const error = 'the body is no JSON';
      return this.#outcome(source, 'malformed', { status: 400, body: { error, reasons: [error] } });
    }
    const reading = kind.read(json, request, source);
    if (reading.answer !== undefined) return { status: 200, body: reading.answer };
    const at = Math.max(now, this.#last + 1);
    this.#last = at + reading.events.length;
    return this.#keep(source, received(reading, source, request.body, this.#config.subscriptions, at));
  }

  /** What is good is kept even when something else in the same request is not: the sender may never send it again. */
  async #keep(
    source: Source,
    { deliveries, earlier, ignored, faults }: ReturnType<typeof received>,
  ): Promise<Answer> {
    const { limits } = this.#config;
    if (this.#store.count('waiting') + deliveries.length > limits.waiting) {
      const busy = {
        status: 503,
        headers: { 'retry-after': '60' },
        body: { error: 'too much waits for GitHub' },
      };
      return this.#outcome(source, 'failed', busy);
    }
    const accepted: string[] = [];
    try {
      for (const delivery of deliveries) {
        const before = earlier.get(delivery.key);
        const isNew =
          (before === undefined || !this.#store.has(before)) && (await this.#store.accept(delivery));
        this.#metrics.received(source.path, isNew ? 'accepted' : 'duplicate');
        const { name, version, kind, id } = delivery.event;
        const fields = { source: source.path, delivery: delivery.deliveryId, kind, name, version, event: id };
        this.#log.info(isNew ? 'accepted' : 'known already', { key: delivery.key, ...fields });
        if (!isNew) continue;
        accepted.push(delivery.key);
        this.#courier.queue([delivery]);
      }
      this.#storeTrouble = undefined;
    } catch (thrown) {
      this.#storeTrouble = messageOf(thrown);
      this.#log.error('the store can not be written', { why: this.#storeTrouble });
      const failed = {
        status: 503,
        headers: { 'retry-after': '30' },
        body: { error: 'it could not be kept' },
      };
      return this.#outcome(source, 'failed', failed);
    }
    if (ignored.length > 0) this.#metrics.received(source.path, 'ignored', ignored.length);
    if (faults.length > 0) {
      this.#log.warn('malformed', { source: source.path, why: faults });
      const body = { error: 'not all of it could be understood', reasons: faults, accepted };
      return this.#outcome(source, 'malformed', { status: 400, body });
    }
    const duplicates = deliveries.length - accepted.length;
    return { status: accepted.length > 0 ? 202 : 200, body: { accepted, duplicates, ignored } };
  }

  #outcome(source: Source, outcome: DeliveryOutcome, answer: Answer): Answer {
    this.#metrics.received(source.path, outcome);
    return answer;
  }

  async #replay(id: string | undefined): Promise<Answer> {
    const again = await this.#store.replay(id, this.#now());
    if (id !== undefined && again.length === 0)
      return { status: 404, body: { error: 'no undelivered delivery has this id' } };
    this.#log.info('replayed', { keys: again.map(({ key }) => key) });
    this.#courier.queue(again);
    return { status: 202, body: { replayed: again.map(({ key }) => key) } };
  }

  /** A store that could not be written is tried again: a balancer that hears 503 sends nothing that would show it. */
  async #health(): Promise<Answer> {
    if (this.#storeTrouble !== undefined) await this.#tryStore();
    const isWell = !this.#isStopping && this.#storeTrouble === undefined;
    const status = isWell ? 'ok' : this.#isStopping ? 'stopping' : 'the store can not be written';
    return { status: isWell ? 200 : 503, body: { status, ...this.#counts() } };
  }

  async #tryStore(): Promise<void> {
    try {
      await this.#store.probe();
      this.#storeTrouble = undefined;
      this.#log.info('the store can be written again');
    } catch (thrown) {
      this.#storeTrouble = messageOf(thrown);
    }
  }

  #counts(): { waiting: number; undelivered: number } {
    return { waiting: this.#store.count('waiting'), undelivered: this.#store.count('undelivered') };
  }

  async #tidy(): Promise<void> {
    const { rememberMs, remember } = this.#config.limits;
    try {
      await this.#store.forget(rememberMs, remember, this.#now());
    } catch (thrown) {
      this.#log.error('the store can not be tidied', { why: messageOf(thrown) });
    }
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
