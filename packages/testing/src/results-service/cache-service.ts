import type { Answer } from './artifact-service.ts';
import type { BlobStore } from './blob-store.ts';

/** The fields of the calls that are used here; the wire has more. */
interface Call {
  key?: string;
  version?: string;
  restore_keys?: readonly string[];
}

/**
 * `github.actions.results.api.v1.CacheService` as the toolkit calls it. Entries can not be overwritten, and belong to a
 * key and a version, which is made of the paths.
 * https://github.com/actions/toolkit/tree/main/packages/cache/src/generated/results/api/v1
 */
export class CacheService {
  readonly #entries = new Map<string, { blob: string; key: string; isFinal: boolean }>();
  readonly #blobs: BlobStore;
  readonly #origin: () => string;

  constructor(blobs: BlobStore, origin: () => string) {
    this.#blobs = blobs;
    this.#origin = origin;
  }

  /** Carries out one call. */
  call(method: string, call: Call): Answer {
    const name = `${call.version ?? ''} ${call.key ?? ''}`;
    const entry = this.#entries.get(name);
    switch (method) {
      case 'CreateCacheEntry': {
        if (entry !== undefined) return answered({ ok: false, message: 'cache entry already exists' });
        const { key, path } = this.#blobs.open();
        this.#entries.set(name, { blob: key, key: call.key ?? '', isFinal: false });
        return answered({ ok: true, signed_upload_url: this.#origin() + path });
      }
      case 'FinalizeCacheEntryUpload':
        if (entry === undefined) return answered({ ok: false });
        entry.isFinal = true;
        return answered({ ok: true, entry_id: '1' });
      case 'GetCacheEntryDownloadURL':
        if (entry?.isFinal !== true) return answered({ ok: false });
        return answered({
          ok: true,
          signed_download_url: this.#origin() + this.#blobs.pathOf(entry.blob),
          matched_key: entry.key,
        });
      default:
        return { status: 404, body: { code: 'bad_route', msg: `no method ${method}` } };
    }
  }

  /** The keys of everything that was stored whole. */
  keys(): string[] {
    return [...this.#entries.values()].filter(({ isFinal }) => isFinal).map(({ key }) => key);
  }
}

function answered(body: Record<string, unknown>): Answer {
  return { status: 200, body };
}
