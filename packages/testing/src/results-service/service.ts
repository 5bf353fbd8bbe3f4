import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { ArtifactService, type Answer, type StoredArtifact } from './artifact-service.ts';
import { BlobStore } from './blob-store.ts';
import { CacheService } from './cache-service.ts';

/** A running stand-in for the service that keeps the artifacts of one workflow run, and caches. */
export interface ResultsService {
  /** What the runner gives to actions so that they find the service and may use it. */
  environment: Record<string, string>;
  /** What was stored so far. */
  artifacts(): StoredArtifact[];
  /** The keys of what was cached so far. */
  cached(): string[];
  /** Changes one byte of what was stored under a name, as a broken disk or network would. */
  corrupt(name: string): void;
  /** Stops the service; open connections are cut. */
  close(): Promise<void>;
}

const twirp = /^\/twirp\/github\.actions\.results\.api\.v1\.(ArtifactService|CacheService)\/(\w+)$/;
const unauthenticated: Answer = {
  status: 401,
  body: { code: 'unauthenticated', msg: 'not a token of this run' },
};

/**
 * Starts a stand-in of GitHub's results service on a port of this machine: the real client of `@actions/artifact`
 * talks to it over real sockets.
 */
export async function startResultsService(): Promise<ResultsService> {
  const token = runtimeToken();
  const blobs = new BlobStore();
  let origin = '';
  const artifacts = new ArtifactService(blobs, () => origin);
  const caches = new CacheService(blobs, () => origin);
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const body = await buffer(request);
    if (url.pathname.startsWith('/blobs/')) {
      blobs.answer(request, url, body, response);
      return;
    }
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const answered = isAllowed ? called(url, body) : unauthenticated;
    response.writeHead(answered.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answered.body));
  }

  function called(url: URL, body: Buffer): Answer {
    const [, service, method = ''] = twirp.exec(url.pathname) ?? [];
    if (service === undefined) return { status: 404, body: { code: 'bad_route', msg: url.pathname } };
    const call = JSON.parse(body.toString());
    return service === 'CacheService' ? caches.call(method, call) : artifacts.call(method, call);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      ACTIONS_RESULTS_URL: `${origin}/`,
      ACTIONS_RUNTIME_TOKEN: token,
      ACTIONS_CACHE_SERVICE_V2: 'True',
      // Any other host counts as GitHub Enterprise Server, where the client refuses to work.
      GITHUB_SERVER_URL: 'https://github.com',
    },
    artifacts: () => artifacts.stored(),
    cached: () => caches.keys(),
    corrupt(name) {
      const { bytes } = artifacts.stored().find((artifact) => artifact.name === name)!;
      // The first header of an archive holds the time of its first file at byte 10: other bytes, yet it still unpacks.
      bytes[10] = bytes[10]! ^ 0xff;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The client reads the ids of run and job from the token's scope and checks no signature: only the service could. */
function runtimeToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scope = 'Actions.Results:ce7f54c7-61c7-4aae-887f-30da475f5f1a:ca395085-040a-526b-2ce8-bdc85f692774';
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ scp: scope })}.${part({ stands: 'in' })}`;
}
