import { request as httpRequest, type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';

import type { HttpRequest } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { BlockStream } from './block-stream.ts';
import type { Patience } from './retries.ts';
import { cancelled, TimedOut } from './troubles.ts';

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
  method: HttpRequest['method'];
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array | StreamedBody;
  /** Ends this request and the reading of its answer when aborted, with the reason as its failure. */
  signal?: AbortSignal;
}

/** After the last byte a service hashes and moves what it got before it answers: so many bytes a second at least. */
const slowestCommit = 5_000_000;

/** So few bytes in a whole `silenceMs` are no transfer but a way to hold a connection. */
const leastBytes = 1024;

/** The server ended a kept connection before it was used: that is no trouble, another one is opened. */
export class EndedWhileIdle extends Error {}

/** One request over an agent. Answers when the status has come. `run` ends when the whole run is cancelled. */
export function exchange(
  { method, url, headers, body, signal: own }: Outgoing,
  agent: Agent,
  run: AbortSignal,
  { connectMs, silenceMs }: Patience,
): Promise<IncomingMessage> {
  const signal = own === undefined ? run : AbortSignal.any([run, own]);
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const streamed = isStreamed(body) ? body : undefined;
    const size = streamed?.size ?? (body === undefined ? undefined : Buffer.byteLength(body as string));
    const length: Record<string, string> = size === undefined ? {} : { 'content-length': String(size) };
    // The time limit is for the tunnel through a proxy, which no request has yet.
    const request = send(url, { method, agent, timeout: connectMs, headers: { ...headers, ...length } });
    let answer: IncomingMessage | undefined;
    const end = (thrown: Error): void => {
      answer?.destroy(thrown);
      request.destroy(thrown);
      reject(thrown);
    };
    const onAbort = (): void => end(run.aborted ? cancelled() : (signal.reason as Error));
    signal.addEventListener('abort', onAbort, { once: true });
    const connecting = setTimeout(() => {
      end(new TimedOut(`no connection in ${connectMs / 1000} s`));
    }, connectMs);
    let pace: NodeJS.Timeout | undefined;
    let commit: NodeJS.Timeout | undefined;
    request.once('socket', (socket) => {
      onceConnected(socket, () => clearTimeout(connecting));
      let before = movedBy(socket);
      pace = setInterval(() => {
        const moved = movedBy(socket) - before;
        before += moved;
        if (commit === undefined && moved < leastBytes)
          end(new TimedOut(`only ${moved} bytes moved in ${silenceMs / 1000} s`));
      }, silenceMs).unref();
    });
    request.once('close', () => {
      clearTimeout(connecting);
      clearInterval(pace);
      clearTimeout(commit);
      signal.removeEventListener('abort', onAbort);
    });
    request.on('error', (thrown: NodeJS.ErrnoException) => {
      clearTimeout(connecting);
      const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(thrown.code ?? '');
      reject(isStale && streamed === undefined ? new EndedWhileIdle() : thrown);
    });
    request.once('response', (message) => {
      answer = message;
      pace?.refresh();
      clearTimeout(commit);
      commit = undefined;
      if (!request.writableFinished) answer.once('close', () => request.destroy());
      resolve(answer);
    });
    if (streamed === undefined) {
      request.end(body);
      return;
    }
    const source = streamed.open();
    request.once('finish', () => {
      const ms = silenceMs + (streamed.size / slowestCommit) * 1000;
      if (answer === undefined)
        commit = setTimeout(() => end(new TimedOut(`no answer in ${ms / 1000} s`)), ms).unref();
    });
    request.once('response', () => source.destroy());
    request.once('close', () => source.destroy());
    feed(source, request, streamed);
  });
}

/** Silence of a connection does not tell: a byte now and then ends every silence. So what moved is counted. */
function movedBy({ bytesRead, bytesWritten }: Socket): number {
  return bytesRead + bytesWritten;
}

function isStreamed(body: Outgoing['body']): body is StreamedBody {
  return typeof body === 'object' && !(body instanceof Uint8Array);
}

/** A connection that is kept is there already; one over TLS is there when its certificate was looked at. */
function onceConnected(socket: Socket, then: () => void): void {
  const isSecure = socket instanceof TLSSocket;
  if (!socket.connecting && (!isSecure || socket.getProtocol()?.startsWith('TLS') === true)) then();
  else socket.once(isSecure ? 'secureConnect' : 'connect', then);
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
