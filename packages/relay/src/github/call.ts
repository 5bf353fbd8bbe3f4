import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

import type { HttpReply } from '@slipway/core/github-answer';
import { addressRefusal, publicLookup } from './public-addresses.ts';

/** A request to GitHub's API. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  /** From the root of the API: `/repos/acme/iris/dispatches`. */
  path: string;
  authorization: string;
  body?: unknown;
}

/** Calls the API and answers whatever it says; throws when nothing is said. */
export type CallApi = (request: ApiRequest) => Promise<HttpReply>;

/** How the API is reached. */
export interface ApiAccess {
  /** Without a slash at the end. */
  apiUrl: string;
  allowPrivate: boolean;
  /** The variables of a proxy (`HTTPS_PROXY`, `NO_PROXY` …), when there is one: then it decides what may be reached. */
  proxy?: Readonly<Record<string, string>>;
  /** In milliseconds. */
  timeoutMs?: number;
}

/** More is not read of an answer. */
const answerLimit = 64 * 1024;
const redirects = new Set([301, 302, 307, 308]);

/** Calls GitHub's API with Node's own client. */
export function apiCaller({ apiUrl, allowPrivate, proxy, timeoutMs = 30_000 }: ApiAccess): CallApi {
  const isSecure = apiUrl.startsWith('https:');
  const options = {
    keepAlive: true,
    ...(proxy === undefined ? {} : { proxyEnv: proxy }),
    ...(allowPrivate || proxy !== undefined ? {} : { lookup: publicLookup }),
  };
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);

  const send = (url: URL, { method, authorization, body }: ApiRequest): Promise<HttpReply> => {
    const refused = allowPrivate ? undefined : addressRefusal(url.hostname);
    if (refused !== undefined) return Promise.reject(new Error(refused));
    const text = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const headers = { ...standing, authorization, ...(text === '' ? {} : lengthOf(text)) };
      const request = (isSecure ? httpsRequest : httpRequest)(url, { method, headers, agent, signal });
      request.on('error', (error) =>
        reject(signal.aborted ? new Error(`no answer in ${timeoutMs} ms`) : error),
      );
      request.on('response', (response) => void replyOf(response).then(resolve, reject));
      request.end(text);
    });
  };

  return async (request) => {
    let url = new URL(apiUrl + request.path);
    // A repository that was renamed answers with where it is now. The token goes to no other host.
    for (let hops = 0; ; hops += 1) {
      const reply = await send(url, request);
      const location = redirects.has(reply.status) ? reply.headers['location'] : undefined;
      if (location === undefined || hops === 3) return reply;
      const to = new URL(location, url);
      if (to.origin !== url.origin) return reply;
      url = to;
    }
  };
}

const standing = {
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
  'user-agent': 'slipway-relay',
};

function lengthOf(text: string): Record<string, string> {
  return { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
}

async function replyOf(response: IncomingMessage): Promise<HttpReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= answerLimit) chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') };
}
