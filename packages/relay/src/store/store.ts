import { checkedJson } from '@slipway/core/checked-json';
import { Failure } from '@slipway/core/trouble';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { deliverySchema, placeOf, queuedAgain, type Delivery } from '../delivery.ts';
import { flushFolder, unfinished, writeDurably } from './durable-file.ts';

/** The folders of a store: a delivery is in the one that says what is left to do. */
const folders = ['waiting', 'undelivered', 'done'] as const;
type Folder = (typeof folders)[number];

/**
 * Deliveries on disk, one file each. Whatever moment the process dies in, the next one finds each delivery whole, and
 * none that was accepted is lost: a file is in its new folder before it leaves the old one.
 */
export class Store {
  readonly folder: string;
  /** Every delivery that is remembered, and where it is. */
  readonly #places = new Map<string, Folder>();
  readonly #counts: Record<Folder, number> = { waiting: 0, undelivered: 0, done: 0 };
  readonly #changes = new Map<string, Promise<unknown>>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Opens a store, or makes one; tidies up what a crash left. */
  static async open(folder: string): Promise<Store> {
    const store = new Store(folder);
    for (const name of folders) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
    await flushFolder(folder);
    // A delivery that is in two folders was being moved. Done counts before waiting, and waiting before undelivered:
    // so nothing that was sent is sent again, and nothing that was queued again is forgotten.
    for (const name of ['done', 'waiting', 'undelivered'] as const) await store.#learn(name);
    return store;
  }

  /** What was given up, read from beside a relay that may be running: nothing is tidied up or changed. */
  static async look(folder: string): Promise<Delivery[]> {
    const store = new Store(folder);
    await mkdir(join(folder, 'undelivered'), { recursive: true, mode: 0o700 });
    for (const name of await readdir(join(folder, 'undelivered')))
      if (name.endsWith('.json')) store.#place(name.replace(/\.json$/, ''), 'undelivered');
    return store.list('undelivered');
  }

  /** How many deliveries are in a folder. */
  count(folder: Folder): number {
    return this.#counts[folder];
  }

  /** Whether a delivery was accepted before, and is remembered. */
  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** Keeps a new delivery; false when it is known already. Resolves once a power failure could not undo it. */
  accept(delivery: Delivery): Promise<boolean> {
    return this.#oneAfterAnother(delivery.key, async () => {
      if (this.has(delivery.key)) return false;
      await this.#write(delivery);
      return true;
    });
  }

  /** Tries whether a delivery could be kept now; throws what stands against it. */
  async probe(): Promise<void> {
    const path = join(this.folder, 'waiting', `probe${unfinished}`);
    await writeDurably(path, 'x'.repeat(4096));
    await rm(path, { force: true });
  }

  /** Changes one delivery; `change` gets it as it is. Changes of the same delivery happen one after another. */
  update(key: string, change: (delivery: Delivery) => Delivery): Promise<void> {
    return this.#oneAfterAnother(key, async () => {
      const place = this.#places.get(key);
      if (place === undefined) return;
      await this.#write(change(await this.#read(place, key)));
    });
  }

  /** A delivery as it is now; undefined when it is not known. */
  async get(key: string): Promise<Delivery | undefined> {
    const place = this.#places.get(key);
    return place === undefined ? undefined : this.#read(place, key);
  }

  /** The deliveries of a folder, in the order of their receipt. What can not be read is set aside, and told. */
  async list(folder: 'waiting' | 'undelivered', unreadable?: (key: string) => void): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const [key, place] of this.#places) {
      if (place !== folder) continue;
      try {
        deliveries.push(await this.#read(folder, key));
      } catch (thrown) {
        // Another process may have moved it just now.
        if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') continue;
        if (!(thrown instanceof Failure)) throw thrown;
        await rename(this.#path(folder, key), join(this.folder, `${key}.unreadable`));
        this.#place(key, undefined);
        unreadable?.(key);
      }
    }
    return deliveries.toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
  }

  /** Queues what was given up again: one delivery, or all. Answers those that wait again. */
  async replay(key: string | undefined, now: number): Promise<Delivery[]> {
    const given = await this.list('undelivered');
    const wanted = given.filter((delivery) => key === undefined || delivery.key === key);
    const again: Delivery[] = [];
    for (const { key: one } of wanted) {
      await this.update(one, (delivery) => {
        const queued = queuedAgain(delivery, now);
        again.push(queued);
        return queued;
      });
    }
    return again;
  }

  /** Forgets delivered ones that are too old, and the oldest of too many. Answers how many. */
  async forget(rememberMs: number, remember: number, now: number): Promise<number> {
    const keys = [...this.#places].filter(([, place]) => place === 'done').map(([key]) => key);
    const aged: { key: string; at: number }[] = [];
    for (const key of keys) aged.push({ key, at: (await stat(this.#path('done', key))).mtimeMs });
    aged.sort((a, b) => b.at - a.at);
    const old = aged.filter(({ at }, index) => index >= remember || now - at > rememberMs);
    for (const { key } of old) {
      await rm(this.#path('done', key), { force: true });
      this.#place(key, undefined);
    }
    return old.length;
  }

  async #learn(folder: Folder): Promise<void> {
    for (const name of await readdir(join(this.folder, folder))) {
      const key = name.replace(/\.json$/, '');
      const isKnown = this.#places.has(key);
      if (name.endsWith(unfinished) || isKnown) await rm(join(this.folder, folder, name), { force: true });
      else this.#place(key, folder);
    }
  }

  async #write(delivery: Delivery): Promise<void> {
    const { key } = delivery;
    const before = this.#places.get(key);
    const place = placeOf(delivery);
    await writeDurably(this.#path(place, key), `${JSON.stringify(delivery)}\n`);
    this.#place(key, place);
    if (before === undefined || before === place) return;
    await rm(this.#path(before, key), { force: true });
    await flushFolder(join(this.folder, before));
  }

  #place(key: string, folder: Folder | undefined): void {
    const before = this.#places.get(key);
    if (before !== undefined) this.#counts[before] -= 1;
    if (folder === undefined) this.#places.delete(key);
    else {
      this.#places.set(key, folder);
      this.#counts[folder] += 1;
    }
  }

  async #read(folder: Folder, key: string): Promise<Delivery> {
    const path = this.#path(folder, key);
    return checkedJson(deliverySchema, await readFile(path, 'utf8'), path);
  }

  #path(folder: Folder, key: string): string {
    return join(this.folder, folder, `${key}.json`);
  }

  #oneAfterAnother<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#changes.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#changes.set(key, mine);
    const tidy = (): void => {
      if (this.#changes.get(key) === mine) this.#changes.delete(key);
    };
    mine.then(tidy, tidy);
    return mine;
  }
}
