import type { HttpAnswer } from '@slipway/core/ports';
import { ask } from '@slipway/http/ask';
import { textAnswer } from '@slipway/http/answers';
import { Connections, type Network } from '@slipway/http/connections';

/** A request to GitHub's API. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  /** From the root of the API: `/repos/acme/iris/dispatches`. */
  path: string;
  authorization: string;
  body?: unknown;
}

/** Calls the API and answers whatever it says; throws when nothing is said. */
export type CallApi = (request: ApiRequest) => Promise<HttpAnswer>;

/** How the API is reached. */
export interface ApiAccess extends Partial<Pick<Network, 'proxyEnvironment' | 'certificateFile'>> {
  /** Without a slash at the end. */
  apiUrl: string;
  allowPrivate: boolean;
  /** In milliseconds. */
  timeoutMs?: number;
}

/** GitHub says little. */
const answerBytes = 1024 * 1024;

/** Calls GitHub's API. A repository that was renamed answers with where it is now, which is followed. */
export function apiCaller(access: ApiAccess): CallApi {
  const { apiUrl, allowPrivate, proxyEnvironment = {}, certificateFile, timeoutMs = 30_000 } = access;
  const { signal } = new AbortController();
  const connections = new Connections({
    proxyEnvironment,
    certificateFile,
    signal,
    onlyPublic: !allowPrivate,
  });
  return async ({ method, path, authorization, body: content }) => {
    const body = content === undefined ? undefined : JSON.stringify(content);
    const headers = { ...standing, authorization, ...(body && { 'content-type': 'application/json' }) };
    const outgoing = { method, url: new URL(apiUrl + path), headers, body };
    return textAnswer(await ask(connections, outgoing, { wholeMs: timeoutMs, bodyBytes: answerBytes }));
  };
}

const standing = {
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
  'user-agent': 'slipway-relay',
};
