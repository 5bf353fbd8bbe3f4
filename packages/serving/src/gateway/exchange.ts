import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

import { answerMessage } from './answers.ts';
import type { Deployment } from './deployment.ts';
import { answerHeaders, deploymentHeader, requestHeaders, requestIdHeader } from './headers.ts';
import type { Instance } from './instance.ts';
import type { Refused } from './slots.ts';
import type { Ending } from './tally.ts';

/** How often another server is tried when one could not even be reached. */
const mostAttempts = 3;

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EADDRNOTAVAIL']);

/** What an exchange needs to know of the request. */
export interface Asked {
  id: string;
  path: string;
  hidesKey: boolean;
  /** Whole, or undefined when it is passed on as it comes. */
  body: Buffer | undefined;
  /** Of a body that is passed on; undefined when the client did not say. */
  length: number | undefined;
  maxBodyBytes: number;
}

const refusals: Record<Refused, readonly [status: number, message: string]> = {
  'queue full': [429, 'too many requests are waiting'],
  'waited too long': [429, 'no server had time for the request within the queue wait'],
  'nobody serves': [503, 'no server is ready'],
};

/** One request on its way to a server and back. */
export class Exchange {
  /** What went wrong on the way; undefined while the answer is the server's own. */
  fault: Ending | undefined;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #deployment: Deployment;
  readonly #asked: Asked;
  #instance: Instance | undefined;
  #upstream: ClientRequest | undefined;
  #fromServer: IncomingMessage | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempts = 0;
  #refusing: Set<Instance> | undefined;
  #isOver = false;

  constructor(request: IncomingMessage, response: ServerResponse, deployment: Deployment, asked: Asked) {
    this.#request = request;
    this.#response = response;
    this.#deployment = deployment;
    this.#asked = asked;
    response.once('close', this.#onClose);
  }

  /** Takes a slot, perhaps after a wait in the queue, and sends the request. */
  start(): void {
    const { slots } = this.#deployment;
    const instance = slots.take();
    if (instance === undefined) slots.wait(this.#send, this.#refuse);
    else this.#send(instance);
  }

  readonly #refuse = (reason: Refused): void => {
    const [status, message] = refusals[reason];
    this.#answer('refused', status, `${message} (deployment \`${this.#deployment.record.name}\`)`, {
      'retry-after': '1',
    });
  };

  readonly #send = (instance: Instance): void => {
    this.#instance = instance;
    if (this.#isOver) return this.#giveSlotBack();
    this.#attempts += 1;
    const { body, id, hidesKey, length, path } = this.#asked;
    const upstream = httpRequest({
      agent: instance.agent,
      host: '127.0.0.1',
      port: instance.port,
      method: this.#request.method,
      path,
      headers: requestHeaders(
        this.#request,
        id,
        hidesKey,
        body === undefined ? length : body.length || undefined,
      ),
    });
    this.#upstream = upstream;
    upstream.on('response', this.#onAnswer);
    upstream.on('error', this.#onError);
    this.#timer ??= setTimeout(this.#onTimeout, this.#deployment.record.request_settings.request_timeout_ms);
    if (body === undefined) this.#stream(upstream);
    else upstream.end(body);
  };

  /** Passes a large body on as it comes, counted, because a body in chunks does not say its size. */
  #stream(upstream: ClientRequest): void {
    let bytes = 0;
    this.#request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= this.#asked.maxBodyBytes) return;
      this.#request.unpipe(upstream).resume();
      upstream.destroy();
      this.#answer('client', 413, `the body is larger than ${this.#asked.maxBodyBytes} bytes`, {
        connection: 'close',
      });
    });
    this.#request.pipe(upstream);
  }

  readonly #onAnswer = (answer: IncomingMessage): void => {
    clearTimeout(this.#timer);
    this.#fromServer = answer;
    if (this.#isOver || this.#response.headersSent) return void answer.resume();
    const headers = answerHeaders(answer, this.#asked.id, this.#deployment.record.name);
    this.#response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
    answer.on('error', this.#onCutOff);
    answer.on('aborted', this.#onCutOff);
    answer.pipe(this.#response);
  };

  readonly #onCutOff = (): void => {
    this.fault = 'cutOff';
    this.#response.destroy();
  };

  /** A server that could not be reached got nothing of the request, so another one may have it. Anything else is told. */
  readonly #onError = (thrown: NodeJS.ErrnoException): void => {
    if (this.#isOver || this.#response.headersSent) return;
    const gotNothing = unreachable.has(thrown.code ?? '') && this.#asked.body !== undefined;
    if (gotNothing && this.#attempts < mostAttempts) return this.#tryAnother();
    this.#answer('cutOff', 502, 'the server ended the connection before it answered');
  };

  #tryAnother(): void {
    const { slots } = this.#deployment;
    (this.#refusing ??= new Set()).add(this.#instance!);
    this.#giveSlotBack();
    const other = slots.take(this.#refusing);
    if (other === undefined) this.#refuse('nobody serves');
    else this.#send(other);
  }

  readonly #onTimeout = (): void => {
    const { request_timeout_ms } = this.#deployment.record.request_settings;
    this.#answer(
      'timedOut',
      408,
      `the server did not answer within ${request_timeout_ms} ms (request_timeout_ms)`,
    );
  };

  #answer(
    fault: Ending,
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    this.fault = fault;
    answerMessage(this.#response, status, message, {
      [requestIdHeader]: this.#asked.id,
      [deploymentHeader]: this.#deployment.record.name,
      ...headers,
    });
  }

  readonly #onClose = (): void => {
    this.#isOver = true;
    clearTimeout(this.#timer);
    // The client is gone, or got a 408 or 413, while the server still works on the request.
    if (this.#fromServer?.complete !== true) this.#upstream?.destroy();
    this.#giveSlotBack();
  };

  #giveSlotBack(): void {
    if (this.#instance === undefined) return;
    this.#deployment.slots.release(this.#instance);
    this.#instance = undefined;
  }
}
