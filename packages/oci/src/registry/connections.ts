import { readFile } from 'node:fs/promises';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { getCACertificates } from 'node:tls';

import type { RegistryAccess } from '@slipway/core/ports-images';
import { Failure, messageOf, refuse } from '@slipway/core/trouble';

import { BlockStream } from './block-stream.ts';
import type { ClientHost, Patience } from './client-host.ts';

/** Bytes that are sent as they are read. */
export interface StreamedBody {
  /** In bytes; a source that gives less fails the request. */
  size: number;
  /** The source goes on after the body: what is too much is not sent. Else it fails the request. */
  isCut?: boolean;
  open(): Readable;
  /** How many bytes of this body have been handed to the connection. */
  onProgress?: (sent: number) => void;
}

/** One request. */
export interface Outgoing {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string | StreamedBody;
  /** Ends this request when aborted, with the reason as its failure. */
  signal?: AbortSignal;
}

const connectionsPerHost = 16;

/** After the last byte a registry hashes and moves what it got before it answers: so many bytes a second at least. */
const slowestCommit = 20_000_000;

/** Keeps connections open between requests, and knows which certificates and proxies count. No retries, no logins. */
export class Connections {
  readonly #access: RegistryAccess;
  readonly #host: ClientHost;
  readonly #patience: Patience;
  readonly #plain: HttpAgent;
  readonly #unchecked: HttpsAgent;
  #checked: Promise<HttpsAgent> | undefined;

  constructor(access: RegistryAccess, host: ClientHost, patience: Patience) {
    this.#access = access;
    this.#host = host;
    this.#patience = patience;
    this.#plain = new HttpAgent(this.#options());
    this.#unchecked = new HttpsAgent({ ...this.#options(), rejectUnauthorized: false });
  }

  /** True for hosts that were named as such: nothing else is spoken to without a checked certificate. */
  isInsecure(host: string): boolean {
    return this.#access.insecureHosts?.includes(host) ?? false;
  }

  /**
   * Sends a request and answers when the status has come; the body is still to be read or thrown away.
   * @throws what Node says, Failure `CANCELLED`, and whatever the source of the body failed with
   */
  async send(outgoing: Outgoing): Promise<IncomingMessage> {
    const { signal } = this.#host;
    if (signal.aborted) throw cancelled();
    const agent = await this.#agentFor(outgoing.url);
    for (;;) {
      try {
        return await exchange(outgoing, agent, signal, this.#patience.silenceMs);
      } catch (thrown) {
        if (signal.aborted) throw cancelled();
        // A server ends idle connections when it likes: that is no trouble, another one is opened.
        if (!(thrown instanceof EndedWhileIdle)) throw thrown;
      }
    }
  }

  /** Ends idle connections, and those that are in use. */
  async close(): Promise<void> {
    this.#plain.destroy();
    this.#unchecked.destroy();
    (await this.#checked?.catch(() => undefined))?.destroy();
  }

  #options(): { keepAlive: boolean; maxSockets: number; proxyEnv: NodeJS.ProcessEnv } {
    const proxyEnv = { ...this.#host.proxyEnvironment };
    return { keepAlive: true, maxSockets: connectionsPerHost, proxyEnv };
  }

  async #agentFor(url: URL): Promise<HttpAgent> {
    if (url.protocol === 'http:') return this.#plain;
    // An address leaves out the port that it would have anyway, and a name may have it.
    if (this.isInsecure(url.host) || (url.port === '' && this.isInsecure(`${url.hostname}:443`)))
      return this.#unchecked;
    this.#checked ??= this.#authorities().then((ca) => new HttpsAgent({ ...this.#options(), ca }));
    return this.#checked;
  }

  /** Node's own list, what the machine's administrator trusts, and what was handed in. */
  async #authorities(): Promise<string[]> {
    const file = this.#access.certificateAuthorities;
    const further = file === undefined ? [] : [await readAuthorities(file)];
    return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...further])];
  }
}

async function readAuthorities(file: string): Promise<string> {
  const expected = 'a PEM file with certificates';
  try {
    const text = await readFile(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch (thrown) {
    refuse({ where: { file }, said: messageOf(thrown), expected });
  }
  return refuse({ where: { file }, said: 'no certificate in it', expected });
}

class EndedWhileIdle extends Error {}

function exchange(
  { method, url, headers, body, signal: own }: Outgoing,
  agent: HttpAgent,
  all: AbortSignal,
  silenceMs: number,
): Promise<IncomingMessage> {
  const signal = own === undefined ? all : AbortSignal.any([all, own]);
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const size = typeof body === 'string' ? Buffer.byteLength(body) : body?.size;
    const length = size === undefined ? {} : { 'content-length': String(size) };
    const request = send(url, { method, agent, signal, headers: { ...headers, ...length } });
    const quietFor = (ms: number): void => {
      request.setTimeout(ms, () => request.destroy(silence(ms)));
    };
    quietFor(silenceMs);
    request.once('error', (thrown: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(thrown.code ?? '');
      reject(isStale && typeof body !== 'object' ? new EndedWhileIdle() : thrown);
    });
    request.once('response', (answer) => {
      if (!request.writableFinished) answer.once('close', () => request.destroy());
      resolve(answer);
    });
    if (body === undefined || typeof body === 'string') {
      request.end(body);
      return;
    }
    const source = body.open();
    request.once('finish', () => quietFor(silenceMs + (body.size / slowestCommit) * 1000));
    request.once('response', () => source.destroy());
    request.once('close', () => source.destroy());
    feed(source, request, body);
  });
}

/** Sends what the source gives, as fast as the connection takes it. The number of bytes must be what was announced. */
function feed(source: Readable, request: ClientRequest, { size, isCut, onProgress }: StreamedBody): void {
  let sent = 0;
  source.on('data', (chunk: Buffer) => {
    if (request.writableEnded) return;
    const part = isCut && chunk.length > size - sent ? chunk.subarray(0, size - sent) : chunk;
    sent += part.length;
    if (sent > size) {
      request.destroy(changed(size, 'more'));
      return;
    }
    const isFree = request.write(part, spentOf(source, chunk));
    onProgress?.(sent);
    if (isCut && sent === size) {
      request.end();
      source.destroy();
    } else if (!isFree) source.pause();
  });
  request.on('drain', () => source.resume());
  source.once('error', (thrown) => request.destroy(sourceFailure(thrown)));
  source.once('end', () => {
    if (sent < size) request.destroy(changed(size, `only ${sent}`));
    else request.end();
  });
}

/** A connection tells when it needs a block no more. */
function spentOf(source: Readable, block: Buffer): () => void {
  return () => {
    if (source instanceof BlockStream) source.spent(block as Buffer<ArrayBuffer>);
  };
}

function silence(ms: number): Error {
  return Object.assign(new Error(`nothing moved for ${ms / 1000} s`), { code: 'ETIMEDOUT' });
}

function cancelled(): Failure {
  return new Failure('CANCELLED', 'the run was cancelled');
}

function changed(size: number, found: string): Failure {
  return new Failure('CHANGED_WHILE_READ', `there were ${found} bytes to send where ${size} were announced`);
}

/** What is read from a disk failed, not the connection: that is not tried again. */
function sourceFailure(thrown: NodeJS.ErrnoException): Error {
  if (thrown.code === undefined || thrown instanceof Failure) return thrown;
  return new Failure('STORAGE_FAILED', `the bytes to send could not be read: ${thrown.message}`, {
    cause: thrown,
  });
}
