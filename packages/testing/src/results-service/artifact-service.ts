import type { BlobStore } from './blob-store.ts';

/** An artifact as the service keeps it. */
export interface StoredArtifact {
  id: string;
  name: string;
  /** As the client said it: `sha256:…`. */
  digest: string;
  /** As the client said it, in bytes. */
  size: number;
  /** What was uploaded; for folders a zip archive. */
  bytes: Buffer;
}

/** The fields of the calls that are used here; the wire has more. */
interface Call {
  workflow_run_backend_id: string;
  workflow_job_run_backend_id: string;
  name?: string;
  name_filter?: string;
  id_filter?: string;
  size?: string;
  hash?: string;
}

interface Entry {
  id: string;
  name: string;
  blob: string;
  run: string;
  job: string;
  size: string;
  hash: string;
  createdAt: string;
  isFinal: boolean;
}

/** An answer of the service: HTTP status and JSON. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * `github.actions.results.api.v1.ArtifactService` as the toolkit calls it: Twirp over JSON with snake_case names.
 * https://github.com/actions/toolkit/tree/main/packages/artifact/src/generated/results/api/v1
 */
export class ArtifactService {
  readonly #entries = new Map<string, Entry>();
  readonly #blobs: BlobStore;
  readonly #origin: () => string;

  constructor(blobs: BlobStore, origin: () => string) {
    this.#blobs = blobs;
    this.#origin = origin;
  }

  /** Carries out one call. */
  call(method: string, call: Call): Answer {
    switch (method) {
      case 'CreateArtifact':
        return this.#create(call);
      case 'FinalizeArtifact':
        return this.#finalize(call);
      case 'ListArtifacts':
        return this.#list(call);
      case 'GetSignedArtifactURL':
        return this.#signedUrl(call);
      case 'DeleteArtifact':
        return this.#delete(call);
      default:
        return { status: 404, body: { code: 'bad_route', msg: `no method ${method}` } };
    }
  }

  /** Everything that was uploaded whole. */
  stored(): StoredArtifact[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.isFinal)
      .map(({ id, name, hash, size, blob }) => ({
        id,
        name,
        digest: hash,
        size: Number(size),
        bytes: this.#blobs.blobOf(blob)!.bytes,
      }));
  }

  #create(call: Call): Answer {
    const name = call.name ?? '';
    if (this.#entries.has(name)) {
      return conflict('an artifact with this name already exists on the workflow run');
    }
    const { key, path } = this.#blobs.open();
    this.#entries.set(name, {
      id: String(this.#entries.size + 1),
      name,
      blob: key,
      run: call.workflow_run_backend_id,
      job: call.workflow_job_run_backend_id,
      size: '0',
      hash: '',
      createdAt: new Date().toISOString(),
      isFinal: false,
    });
    return { status: 200, body: { ok: true, signed_upload_url: this.#origin() + path } };
  }

  #finalize(call: Call): Answer {
    const entry = this.#entries.get(call.name ?? '');
    if (entry === undefined || this.#blobs.blobOf(entry.blob) === undefined) return missing();
    Object.assign(entry, { size: call.size ?? '0', hash: call.hash ?? '', isFinal: true });
    return { status: 200, body: { ok: true, artifact_id: entry.id } };
  }

  #list(call: Call): Answer {
    const artifacts = [...this.#entries.values()]
      .filter((entry) => entry.isFinal)
      .filter((entry) => call.name_filter === undefined || entry.name === call.name_filter)
      .filter((entry) => call.id_filter === undefined || entry.id === call.id_filter)
      .map((entry) => ({
        workflow_run_backend_id: entry.run,
        workflow_job_run_backend_id: entry.job,
        database_id: entry.id,
        name: entry.name,
        size: entry.size,
        created_at: entry.createdAt,
        digest: entry.hash,
      }));
    return { status: 200, body: { artifacts } };
  }

  #signedUrl(call: Call): Answer {
    const entry = this.#entries.get(call.name ?? '');
    if (entry === undefined || !entry.isFinal) return missing();
    return { status: 200, body: { signed_url: this.#origin() + this.#blobs.pathOf(entry.blob) } };
  }

  #delete(call: Call): Answer {
    const entry = this.#entries.get(call.name ?? '');
    if (entry === undefined) return missing();
    this.#entries.delete(entry.name);
    return { status: 200, body: { ok: true, artifact_id: entry.id } };
  }
}

function conflict(msg: string): Answer {
  return { status: 409, body: { code: 'already_exists', msg } };
}

function missing(): Answer {
  return { status: 404, body: { code: 'not_found', msg: 'no such artifact' } };
}
