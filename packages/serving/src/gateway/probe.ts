import { get } from 'node:http';

/** What a probe found. */
export interface Probed {
  ok: boolean;
  /** The status, or why there was none. */
  said: string;
}

/** Asks a route of a server once. Good is what Kubernetes takes as good: a status from 200 to 399. Never rejects. */
export function probe(at: { host: string; port: number }, path: string, timeoutMs: number): Promise<Probed> {
  return new Promise((resolve) => {
    const request = get({ ...at, path, agent: false, timeout: timeoutMs }, (answer) => {
      answer.resume();
      const status = answer.statusCode ?? 0;
      resolve({ ok: status >= 200 && status < 400, said: String(status) });
    });
    // The time-out of the socket starts again with every byte; this one does not.
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
    request.on('close', () => clearTimeout(timer));
    request.on('error', (thrown: NodeJS.ErrnoException) =>
      resolve({ ok: false, said: thrown.code === 'ECONNREFUSED' ? 'no answer' : thrown.message }),
    );
  });
}
