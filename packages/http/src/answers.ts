import type { IncomingMessage } from 'node:http';

import type { HttpAnswer } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

/** An answer that was read to its end. */
export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** What is read of an answer at most when nothing else is said, in bytes: it is kept in memory. */
export const bodyLimit = 64 * 1024 * 1024;

/**
 * Reads an answer to its end.
 * @throws Failure `NETWORK_FAILED` when it is longer than anybody could mean
 */
export async function readAnswer(message: IncomingMessage, limit = bodyLimit): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit)
      throw new Failure('NETWORK_FAILED', `the service sent an answer of more than ${limit} bytes`, {
        remedy: 'check the address: a service of this kind does not answer at such length',
      });
    chunks.push(chunk);
  }
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks) };
}

/** Frees the connection of an answer whose body nobody needs. */
export function discard(message: IncomingMessage): void {
  message.on('error', () => undefined);
  message.resume();
}

/** One header as one text. */
export function header(headers: IncomingMessage['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Each header, and the body in UTF-8, as one text. */
export function textAnswer({ status, headers, body }: Answer): HttpAnswer {
  return { status, headers: headerTexts(headers), body: body.toString('utf8') };
}

/** Each header as one text. */
export function headerTexts(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, header(headers, name) ?? '']));
}
