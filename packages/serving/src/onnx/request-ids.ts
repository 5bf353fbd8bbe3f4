import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const LONGEST_ID = 100;

/** The ids of a request: the reply's headers, and what is wrong with those that came. */
export interface RequestIds {
  /** Names and values in turn. */
  readonly headers: readonly string[];
  /** Set when an id is too long; the reply is a 431 and leaves that id out. */
  readonly trouble?: string;
}

/**
 * The id headers of a reply. `x-request-id` comes back or is made; `x-ms-client-request-id` comes back; the older
 * `x-ms-request-id` comes back, and is the client's id or the request's where it was not sent.
 * Source: https://github.com/microsoft/azureml-inference-server/blob/4a7ea9b/docs/AzureMLInferenceServer.md
 */
export function requestIds(headers: IncomingHttpHeaders): RequestIds {
  const request = text(headers['x-request-id']);
  const legacy = text(headers['x-ms-request-id']);
  const client = text(headers['x-ms-client-request-id']) ?? legacy;
  if (isLong(request) || isLong(legacy) || isLong(client)) return tooLong(request, legacy, client);
  const id = request ?? randomUUID();
  if (client === undefined) return { headers: ['x-request-id', id, 'x-ms-request-id', legacy ?? id] };
  return {
    headers: ['x-request-id', id, 'x-ms-request-id', legacy ?? client, 'x-ms-client-request-id', client],
  };
}

function tooLong(request?: string, legacy?: string, client?: string): RequestIds {
  const headers: string[] = [];
  if (!isLong(request)) headers.push('x-request-id', request ?? randomUUID());
  if (isLong(request)) return { headers, trouble: `x-request-id must not exceed ${LONGEST_ID} characters` };
  const names = [
    ['x-ms-request-id', legacy],
    ['x-ms-client-request-id', client],
  ] as const;
  for (const [name, id] of names) if (id !== undefined && !isLong(id)) headers.push(name, id);
  const said = `x-ms-request-id and x-ms-client-request-id must not exceed ${LONGEST_ID} characters`;
  return { headers, trouble: said };
}

function isLong(id: string | undefined): boolean {
  return id !== undefined && id.length > LONGEST_ID;
}

function text(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
