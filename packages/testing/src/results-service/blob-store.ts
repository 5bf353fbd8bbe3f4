import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bytes behind a signed address, as the client wrote them. */
export interface Blob {
  bytes: Buffer;
  /** `application/zip` for archives; tells the client on download whether to unpack. */
  type: string;
}

interface Slot {
  signature: string;
  /** Blocks that were put but not yet committed by a block list, by their base64 ids. */
  blocks: Map<string, Buffer>;
  blob: Blob | undefined;
}

/**
 * The part of Azure's blob storage that the toolkit's clients use: whole puts, blocks with a block list, and reads.
 * https://learn.microsoft.com/rest/api/storageservices/put-block-list
 */
export class BlobStore {
  readonly #slots = new Map<string, Slot>();

  /** A new place to write to; answers the path and query of its signed address. */
  open(): { key: string; path: string } {
    const key = randomBytes(8).toString('hex');
    // Clients mask the signature in the log, so it must be too long to turn up in other words.
    const signature = randomBytes(32).toString('hex');
    this.#slots.set(key, { signature, blocks: new Map(), blob: undefined });
    return { key, path: `/blobs/${key}?sig=${signature}` };
  }

  /** The signed address of a place that was opened before. */
  pathOf(key: string): string {
    return `/blobs/${key}?sig=${this.#slots.get(key)!.signature}`;
  }

  /** What was committed at a place; undefined before that. */
  blobOf(key: string): Blob | undefined {
    return this.#slots.get(key)?.blob;
  }

  /** Answers one request to `/blobs/…`. */
  answer(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): void {
    const slot = this.#slots.get(url.pathname.slice('/blobs/'.length));
    if (slot === undefined || slot.signature !== url.searchParams.get('sig')) {
      response.writeHead(403).end();
      return;
    }
    if (request.method === 'PUT') this.#put(slot, request, url, body, response);
    else read(slot, request.method === 'HEAD', response);
  }

  #put(slot: Slot, request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): void {
    const type = String(request.headers['x-ms-blob-content-type'] ?? 'application/octet-stream');
    const part = url.searchParams.get('comp');
    if (part === 'block') slot.blocks.set(url.searchParams.get('blockid') ?? '', body);
    else if (part === 'blocklist') slot.blob = { type, bytes: joined(slot.blocks, body.toString()) };
    else slot.blob = { type, bytes: body };
    response.writeHead(201, { etag: '"1"', 'last-modified': new Date().toUTCString() }).end();
  }
}

/** The blocks in the order of the list, which may differ from the order in which they came. */
function joined(blocks: Map<string, Buffer>, list: string): Buffer {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map((match) => match[1]!);
  return Buffer.concat(ids.map((id) => blocks.get(id) ?? Buffer.alloc(0)));
}

function read(slot: Slot, headOnly: boolean, response: ServerResponse): void {
  if (slot.blob === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { bytes, type } = slot.blob;
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
  response.end(headOnly ? undefined : bytes);
}
