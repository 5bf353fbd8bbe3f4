import type { LayerWanted } from '@slipway/core/image';
import { Failure } from '@slipway/core/trouble';

import { LayerThread, type Foreseen } from './layer-threads.ts';
import type { LayerHost } from './layer.ts';

/**
 * Layers that are hashed beside other work, before they are asked for: large files take as long to hash as to look at
 * everything else. Nothing is kept of them but their digests, and nothing depends on it: what was not foreseen, or could
 * not be read then, is made when it is asked for.
 */
export class ForeseenLayers {
  readonly #host: LayerHost;
  readonly #known = new Map<string, { thread: LayerThread; answer: Promise<Foreseen | undefined> }>();
  readonly #threads: LayerThread[] = [];

  constructor(host: LayerHost) {
    this.#host = host;
  }

  /** Begins with layers; with none, threads begin to start. One for each core at most, which take layers in turn. */
  foresee(layers: readonly LayerWanted[]): void {
    const { cores, threadProgram: program } = this.#host;
    if (program === undefined || cores < 2) return;
    if (layers.length === 0) this.#thread(0, program);
    for (const wanted of layers) {
      const thread = this.#thread(this.#known.size % cores, program);
      const answer = thread.ask(wanted).catch(() => undefined) as Promise<Foreseen | undefined>;
      this.#known.set(JSON.stringify(wanted), { thread, answer });
    }
  }

  /** What was found out of a layer; undefined when it was not foreseen. @throws Failure `CANCELLED` */
  async take(wanted: LayerWanted): Promise<Foreseen | undefined> {
    const key = JSON.stringify(wanted);
    const known = this.#known.get(key);
    if (known === undefined) return undefined;
    this.#known.delete(key);
    const { signal } = this.#host;
    const over = Promise.withResolvers<never>();
    const cancel = (): void => over.reject(new Failure('CANCELLED', 'the run was cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    known.thread.keepsAlive(true);
    try {
      return await Promise.race([known.answer, over.promise]);
    } finally {
      signal.removeEventListener('abort', cancel);
      known.thread.keepsAlive(false);
      if (this.#known.size === 0) await this.#end();
    }
  }

  #thread(index: number, program: string): LayerThread {
    const thread = (this.#threads[index] ??= new LayerThread(program));
    // Nobody may ask for its layers in the end: then nobody waits for it either.
    thread.keepsAlive(false);
    return thread;
  }

  async #end(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }
}
