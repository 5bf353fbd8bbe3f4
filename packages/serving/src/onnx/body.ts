import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

import { Refusal } from './refusal.ts';

/**
 * Reads a request's body as text.
 * @throws Refusal 413 above `maxBytes`, said or sent; 400 when it is not UTF-8 or ends early.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let more: Buffer[] | undefined;
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) {
        more = undefined;
        reject(tooLarge(maxBytes));
      } else if (first === undefined) first = chunk;
      else (more ??= [first]).push(chunk);
    });
    request.on('end', () => {
      const bytes = more === undefined ? first : Buffer.concat(more, length);
      if (bytes === undefined) resolve('');
      else if (isUtf8(bytes)) resolve(bytes.toString('utf8'));
      else reject(new Refusal(400, 'Input cannot be decoded as UTF-8'));
    });
    request.on('close', () => {
      if (!request.complete) reject(new Refusal(400, 'the request ended before its body was complete'));
    });
  });
}

/** Refuses a body by the length its header promises, before a byte of it is read. */
export function checkLength(request: IncomingMessage, maxBytes: number): void {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(413, `the body is larger than ${maxBytes} bytes, the most this server takes`);
}
