import type { StoredArtifact } from '../results-service/artifact-service.ts';
import type { Reply } from './reply.ts';

/** An artifact of a workflow run, as GitHub keeps it when the run is over. */
export interface RunArtifact extends Pick<StoredArtifact, 'id' | 'name' | 'digest' | 'bytes'> {
  /** `owner/name`. */
  repository: string;
  /** The id of the run. */
  run: string;
}

/** Who asks, and where. */
interface Asked {
  /** The address of the API. */
  address: string;
  isKnown: boolean;
  mayRead: (repository: string) => boolean;
}

/**
 * Lists the artifacts of a run by their name, and sends who wants one to a signed address, which knows no token.
 * Source: https://docs.github.com/en/rest/actions/artifacts
 */
export function answerArtifacts(
  method: string,
  path: string,
  artifacts: readonly RunArtifact[],
  { address, isKnown, mayRead }: Asked,
): Reply {
  const missing = { status: 404, body: { message: 'Not Found' } };
  const url = new URL(path, address);
  const signed = /^\/signed\/(\w+)$/.exec(url.pathname)?.[1];
  if (signed !== undefined) {
    const found = artifacts.find(({ id }) => id === signed);
    return found
      ? { status: 200, bytes: found.bytes, headers: { 'content-type': 'application/zip' } }
      : missing;
  }
  const [, repository = '', run, id] =
    /^\/repos\/([^/]+\/[^/]+)\/actions\/(?:runs\/(\d+)\/artifacts|artifacts\/(\w+)\/zip)$/.exec(
      url.pathname,
    ) ?? [];
  if (method !== 'GET' || repository === '') return missing;
  if (!isKnown) return { status: 401, body: { message: 'Bad credentials' } };
  const readable = artifacts.filter((each) => each.repository === repository && mayRead(repository));
  if (id !== undefined)
    return readable.some((each) => each.id === id)
      ? { status: 302, headers: { location: `${address}/signed/${id}` } }
      : missing;
  const found = readable.filter((each) => each.run === run && each.name === url.searchParams.get('name'));
  if (!mayRead(repository)) return missing;
  return {
    status: 200,
    body: {
      total_count: found.length,
      artifacts: found.map(({ id: known, name, digest, bytes }) => ({
        id: Number(known),
        name,
        digest,
        size_in_bytes: bytes.length,
        expired: false,
        created_at: '2026-01-01T00:00:00Z',
      })),
    },
  };
}
