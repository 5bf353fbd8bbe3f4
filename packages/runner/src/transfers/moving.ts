import { TimedOut } from '@slipway/http/troubles';

/** So few bytes in a whole `silenceMs` are no transfer but a way to hold a connection. */
const leastBytes = 1024;

/**
 * Watches one try: it is aborted when hardly anything moves, and when the answer does not come in time after all was
 * sent. Silence of the connection alone does not tell: a byte now and then ends every silence.
 */
export class Moving {
  readonly #abort = new AbortController();
  readonly #pace: NodeJS.Timeout;
  #moved = 0;
  #answer: NodeJS.Timeout | undefined;

  constructor(silenceMs: number) {
    let before = 0;
    this.#pace = setInterval(() => {
      const now = this.#moved - before;
      before = this.#moved;
      if (this.#answer === undefined && now < leastBytes)
        this.#abort.abort(new TimedOut(`only ${now} bytes moved in ${silenceMs / 1000} s`));
    }, silenceMs).unref();
  }

  /** Aborted when the try is given up. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Bytes moved. */
  moved(bytes: number): void {
    this.#moved += bytes;
  }

  /** All is sent: from now on only the answer counts, which has to be there, whole, after so many milliseconds. */
  answerWithin(ms: number): void {
    if (this.#answer !== undefined) return;
    this.#answer = setTimeout(() => {
      this.#abort.abort(new TimedOut(`no whole answer in ${ms / 1000} s`));
    }, ms).unref();
  }

  /** The answer begins, and its body is what moves now. */
  answered(): void {
    clearTimeout(this.#answer);
    this.#answer = undefined;
    this.#moved += leastBytes;
  }

  /** Ends the watch. */
  [Symbol.dispose](): void {
    clearInterval(this.#pace);
    clearTimeout(this.#answer);
  }
}
