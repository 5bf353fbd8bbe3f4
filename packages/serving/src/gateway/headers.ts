import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';

/** Names the deployment that is to answer, and the one that did. */
export const deploymentHeader = 'azureml-model-deployment';
/** The name of a request, from end to end. */
export const requestIdHeader = 'x-request-id';

/** Headers that mean only one connection. Source: RFC 9110, section 7.6.1. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Those that the gateway writes itself, or that are for it alone: a server has no business with the endpoint's key. */
const ownOfRequest = new Set([...hopByHop, requestIdHeader, 'content-length', 'expect']);
const ownOfAnswer = new Set([...hopByHop, requestIdHeader, deploymentHeader]);

/** The name of a request: the client's when it can stand in a header, a log and a file name, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers[requestIdHeader];
  return typeof given === 'string' && /^[\w.:+=/@-]{1,100}$/.test(given) ? given : randomUUID();
}

/**
 * The headers for the server, as a flat list of names and values in the client's order.
 * @param length of the body when it is known; a body of unknown length is sent in chunks
 */
export function requestHeaders(
  request: IncomingMessage,
  id: string,
  hidesKey: boolean,
  length: number | undefined,
): string[] {
  const headers = kept(request.rawHeaders, ownOfRequest, hidesKey ? 'authorization' : undefined);
  headers.push(requestIdHeader, id);
  if (length !== undefined) headers.push('content-length', String(length));
  else if (request.headers['transfer-encoding'] !== undefined) headers.push('transfer-encoding', 'chunked');
  if (request.headers.host === undefined) headers.push('host', 'localhost');
  return headers;
}

/** The headers for the client. */
export function answerHeaders(answer: IncomingMessage, id: string, deployment: string): string[] {
  const headers = kept(answer.rawHeaders, ownOfAnswer);
  headers.push(requestIdHeader, id, deploymentHeader, deployment);
  return headers;
}

function kept(raw: readonly string[], without: ReadonlySet<string>, also?: string): string[] {
  const headers: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    if (without.has(name) || name === also) continue;
    headers.push(raw[index]!, raw[index + 1]!);
  }
  return headers;
}
