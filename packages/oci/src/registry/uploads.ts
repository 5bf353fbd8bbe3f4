import type { Readable } from 'node:stream';

import { Failure } from '@slipway/core/trouble';

import { header, type Answer } from '@slipway/http/answers';
import type { StreamedBody } from '@slipway/http/exchange';
import { Passing, waitOrThrow } from '@slipway/http/retries';

import { headBlob, type BlobName } from './blobs.ts';
import type { Call, Calls, Repository } from './calls.ts';
import { briefly, repositoryText } from './names.ts';
import {
  afterwards,
  beginCourse,
  nextSending,
  smallPart,
  receivedBytes,
  type Seen,
  type Sending,
} from './upload-course.ts';

/** Gives the bytes of a blob from an offset on, as often as it is asked. Large reads (1 MiB) are sent fastest. */
export type BlobSource = (offset: number) => Readable;

/** What else an upload may be told. */
export interface UploadOptions {
  /** Repositories of the same registry that may have the blob: it is taken from the first that does. */
  mountFrom?: readonly string[];
  /** How many bytes of the blob are at the registry; it falls when an upload has to start again. */
  onProgress?: (sent: number) => void;
}

/** What an upload did. */
export interface Uploaded {
  how: 'existing' | 'mounted' | 'uploaded';
  /** Bytes that went over the wire, repetitions included. */
  sentBytes: number;
}

/** An upload that the registry has opened. Its address carries the registry's own state and is never built here. */
interface Session {
  location: URL;
  /** Length of a part, in bytes. */
  shortest: number;
}

/**
 * Sends a blob unless the registry has it or can take it from another repository.
 * @throws Failure `DIGEST_MISMATCH` when the bytes are not the ones of the digest, `CHANGED_WHILE_READ` when there are
 *   more or fewer, `NETWORK_FAILED`, `ACCESS_DENIED`; what the source fails with
 */
export async function uploadBlob(
  calls: Calls,
  repository: Repository,
  blob: BlobName,
  source: BlobSource,
  options: UploadOptions = {},
): Promise<Uploaded> {
  return new Upload(calls, repository, blob, source, options).run();
}

/** How far an upload got, and where it goes on. */
interface Reached {
  offset: number;
  location: URL;
}

/** What registries answer that can not mount, or do not know the other repository. */
const mountRefusals: readonly number[] = [400, 404, 405, 501];

class Upload {
  readonly #calls: Calls;
  readonly #repository: Repository;
  readonly #blob: BlobName;
  readonly #source: BlobSource;
  readonly #options: UploadOptions;
  readonly #what: string;
  #sentBytes = 0;

  constructor(
    calls: Calls,
    repository: Repository,
    blob: BlobName,
    source: BlobSource,
    options: UploadOptions,
  ) {
    this.#calls = calls;
    this.#repository = repository;
    this.#blob = blob;
    this.#source = source;
    this.#options = options;
    this.#what = `send the blob ${briefly(blob.digest)} to ${repositoryText(repository)}`;
  }

  async run(): Promise<Uploaded> {
    if (await this.#isThere()) return this.#done('existing');
    let session = await this.#mountOrBegin();
    if (session === undefined) return this.#done('mounted');
    for (let course = beginCourse(this.#blob.size); ;) {
      const sending = nextSending(course, session.shortest);
      const { seen, location, passing } = await this.#send(session, sending);
      if (seen.kind === 'taken' && sending.kind !== 'part') return this.#done('uploaded');
      course = afterwards(course, sending, seen);
      if (location !== undefined) session = { ...session, location };
      if (passing === undefined) continue;
      await waitOrThrow(passing, course.setbacks, this.#calls.tries(this.#repository));
      const known: Reached | undefined = this.#isAstray(sending, seen) ? undefined : await this.#ask(session);
      if (known === undefined) {
        // The answer to the last request may be all that was lost.
        if (await this.#isThere()) return this.#done('uploaded');
        session = await this.#begin();
      } else session = { ...session, location: known.location };
      course = afterwards(course, sending, { kind: 'offset', offset: known?.offset });
    }
  }

  /** A small part is refused that begins where the registry itself said: it counts otherwise, and is not asked again. */
  #isAstray(sending: Sending, seen: Seen): boolean {
    return (
      sending.kind === 'part' &&
      sending.from > 0 &&
      sending.to - sending.from <= smallPart &&
      seen.kind === 'too long' &&
      seen.status === 416
    );
  }

  async #isThere(): Promise<boolean> {
    return (await headBlob(this.#calls, this.#repository, this.#blob.digest)) !== undefined;
  }

  #done(how: Uploaded['how']): Uploaded {
    return { how, sentBytes: this.#sentBytes };
  }

  /** Undefined when a mount has done it all. A registry that can not mount answers as to the beginning of an upload. */
  async #mountOrBegin(): Promise<Session | undefined> {
    const { mountFrom = [] } = this.#options;
    const { digest } = this.#blob;
    let session: Session | undefined;
    for (const from of mountFrom.filter((name) => name !== this.#repository.repository)) {
      const answer = await this.#mount(digest, from);
      if (answer?.status === 201) return undefined;
      if (answer?.status === 202) session = await this.#sessionOf(answer);
    }
    return session ?? this.#begin();
  }

  /** The other repository may not be read, or the registry knows no mounts: no reason not to send the blob. */
  async #mount(digest: string, from: string): Promise<Answer | undefined> {
    const path = `blobs/uploads/?mount=${digest}&from=${encodeURIComponent(from)}`;
    try {
      return await this.#open({ path, alsoReads: from, expects: [201, 202, ...mountRefusals] });
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code !== 'ACCESS_DENIED') throw thrown;
      this.#calls.host.log.debug(`${from} can not be mounted from: ${thrown.message}`);
      return undefined;
    }
  }

  async #begin(): Promise<Session> {
    return this.#sessionOf(await this.#open({ path: 'blobs/uploads/', expects: [202] }));
  }

  #open(how: Pick<Call, 'path' | 'expects' | 'alsoReads'>): Promise<Answer> {
    return this.#calls.read({ method: 'POST', ...this.#common(), ...how });
  }

  async #sessionOf({ headers }: Answer): Promise<Session> {
    const location = header(headers, 'location');
    if (location === undefined)
      throw new Failure('NETWORK_FAILED', `${this.#repository.host} opened an upload without saying where`);
    return {
      location: await this.#calls.resolve(this.#repository, location),
      shortest: Number(header(headers, 'oci-chunk-min-length') ?? 0) || 0,
    };
  }

  async #send(
    session: Session,
    sending: Sending,
  ): Promise<{ seen: Seen; location?: URL; passing?: Passing }> {
    try {
      const answer = await this.#calls.read(this.#callFor(session, sending));
      const { status } = answer;
      // The registry wants it otherwise and is not in trouble: no need to wait.
      if (status === 413 || status === 416)
        return { seen: { kind: 'too long', status }, passing: this.#notTaken(answer, 0) };
      if (status === 404) return { seen: { kind: 'broken' }, passing: this.#notTaken(answer) };
      const location = header(answer.headers, 'location');
      if (sending.kind !== 'part' || location === undefined) return { seen: { kind: 'taken' } };
      return { seen: { kind: 'taken' }, location: await this.#calls.resolve(this.#repository, location) };
    } catch (thrown) {
      if (thrown instanceof Passing) return { seen: { kind: 'broken' }, passing: thrown };
      throw thrown;
    }
  }

  #callFor({ location }: Session, sending: Sending): Call {
    const closing = new URL(location);
    // Added to what is there: the address has a state of its own. The digest's colon is left readable.
    closing.search += `${closing.search === '' ? '?' : '&'}digest=${this.#blob.digest}`;
    const type = { 'content-type': 'application/octet-stream' };
    switch (sending.kind) {
      case 'whole':
        return this.#once(
          'PUT',
          closing,
          [200, 201, 204, 404, 413, 416],
          type,
          this.#bytes(0, this.#blob.size),
        );
      case 'close':
        return this.#once('PUT', closing, [200, 201, 204, 404, 416], {}, '');
      case 'part': {
        const { from, to } = sending;
        const range = { 'content-range': `${from}-${to - 1}` };
        const body = this.#bytes(from, to);
        return this.#once('PATCH', location, [202, 204, 404, 413, 416], { ...type, ...range }, body);
      }
    }
  }

  #once(
    method: 'PUT' | 'PATCH',
    path: URL,
    expects: readonly number[],
    headers: Record<string, string>,
    body: string | StreamedBody,
  ): Call {
    return { method, ...this.#common(), path, expects, headers, body, once: true };
  }

  #bytes(from: number, to: number): StreamedBody {
    let before = 0;
    return {
      size: to - from,
      isCut: to < this.#blob.size,
      open: () => this.#source(from),
      onProgress: (sent) => {
        this.#sentBytes += sent - before;
        before = sent;
        this.#options.onProgress?.(from + sent);
      },
    };
  }

  /** How far the registry got; undefined when it does not know the upload any more. */
  async #ask({ location }: Session): Promise<Reached | undefined> {
    const answer = await this.#calls.read({
      method: 'GET',
      ...this.#common(),
      path: location,
      expects: [200, 202, 204, 400, 404, 405, 416],
    });
    if (answer.status >= 400) return undefined;
    const next = header(answer.headers, 'location');
    return {
      offset: receivedBytes(header(answer.headers, 'range')),
      location: next === undefined ? location : await this.#calls.resolve(this.#repository, next),
    };
  }

  #notTaken({ status }: Answer, askedMs?: number): Passing {
    const words = `could not ${this.#what}: ${this.#repository.host} answered ${status}`;
    return new Passing(new Failure('NETWORK_FAILED', words), askedMs);
  }

  #common(): Pick<Call, 'repository' | 'what' | 'allows'> {
    return { repository: this.#repository, what: this.#what, allows: 'pull,push' };
  }
}
