import { Failure } from '@slipway/core/trouble';

import { tarBlockSize, tarPadding } from './tar-header.ts';

/** A member of an archive, while it is its turn. */
export interface ReadMember {
  /** As the archive says it: nothing that may be written to as it is. */
  path: string;
  isFile: boolean;
  /** In bytes. */
  size: number;
  /** Its bytes, once, and only until the next member is asked for. What is not read is passed over. */
  content: AsyncIterable<Buffer>;
}

/** Longer pax headers are nobody's paths. In bytes. */
const longestPax = 1024 * 1024;

/**
 * Reads the members of a plain tar archive (`ustar` with pax headers) one after the other, in the memory of a chunk.
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 * @throws Failure `DIGEST_MISMATCH` when it is no such archive or ends too early
 */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<ReadMember, void> {
  const bytes = new Bytes(chunks);
  let pax: Readonly<Record<string, string>> = {};
  for (;;) {
    const header = await bytes.take(tarBlockSize);
    if (header.every((byte) => byte === 0)) break;
    const facts = factsOf(header);
    if (facts.type === 'x') {
      if (facts.size > longestPax) throw broken('a header of a member is too long');
      pax = paxRecords(await bytes.take(facts.size));
      await bytes.pass(tarPadding(facts.size));
      continue;
    }
    const size = pax['size'] === undefined ? facts.size : Number(pax['size']);
    if (!Number.isSafeInteger(size) || size < 0) throw broken('the size of a member is no number');
    const content = new Content(bytes, size);
    yield { path: pax['path'] ?? facts.path, isFile: facts.type === '0', size, content };
    await content.passRest();
    await bytes.pass(tarPadding(size));
    pax = {};
  }
  // The end is longer than the block that announces it, and the digest of the whole is known when all of it was read.
  await bytes.drain();
}

/** The content of one member. */
class Content implements AsyncIterable<Buffer> {
  readonly #bytes: Bytes;
  #left: number;

  constructor(bytes: Bytes, size: number) {
    this.#bytes = bytes;
    this.#left = size;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    while (this.#left > 0) {
      const piece = await this.#bytes.some(this.#left);
      this.#left -= piece.length;
      yield piece;
    }
  }

  async passRest(): Promise<void> {
    await this.#bytes.pass(this.#left);
    this.#left = 0;
  }
}

/** Chunks of any length, taken in pieces of the length that is wanted. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At least one byte, at most so many. */
  async some(most: number): Promise<Buffer> {
    while (this.#chunk.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) throw broken('it ends too early');
      this.#chunk = next.value;
    }
    const piece = this.#chunk.subarray(0, most);
    this.#chunk = this.#chunk.subarray(piece.length);
    return piece;
  }

  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0;) {
      const piece = await this.some(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  async pass(length: number): Promise<void> {
    for (let left = length; left > 0;) left -= (await this.some(left)).length;
  }

  async drain(): Promise<void> {
    this.#chunk = Buffer.alloc(0);
    for (let next = await this.#chunks.next(); next.done !== true;) next = await this.#chunks.next();
  }
}

function factsOf(header: Buffer): { type: string; path: string; size: number } {
  const magic = header.toString('latin1', 257, 262);
  const size = Number.parseInt(textOf(header, 124, 12).trim() || '0', 8);
  if (magic !== 'ustar' || Number.isNaN(size)) throw broken('it is no tar archive');
  const prefix = textOf(header, 345, 155);
  const name = textOf(header, 0, 100);
  const type = String.fromCharCode(header[156] ?? 0);
  return { type: type === '\0' ? '0' : type, path: prefix === '' ? name : `${prefix}/${name}`, size };
}

/** A field, to its first zero byte. */
function textOf(header: Buffer, offset: number, length: number): string {
  const field = header.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

/** `<length> <key>=<value>\n`, one after the other. */
function paxRecords(block: Buffer): Record<string, string> {
  const records: Record<string, string> = {};
  for (let at = 0; at < block.length;) {
    const space = block.indexOf(' ', at);
    const length = Number(block.toString('latin1', at, space));
    const equals = block.indexOf('=', space);
    if (space === -1 || equals === -1 || !(length > 0)) throw broken('a header of a member has no sense');
    records[block.toString('utf8', space + 1, equals)] = block.toString('utf8', equals + 1, at + length - 1);
    at += length;
  }
  return records;
}

function broken(said: string): Failure {
  return new Failure('DIGEST_MISMATCH', `an archive can not be unpacked: ${said}`);
}
