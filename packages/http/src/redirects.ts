import type { IncomingMessage } from 'node:http';

import { Failure } from '@slipway/core/trouble';

import { discard } from './answers.ts';
import type { Connections } from './connections.ts';
import type { Outgoing } from './exchange.ts';

const redirects: readonly number[] = [301, 302, 303, 307, 308];
const longestWay = 5;

/** What another host may know of a request. All other headers may be credentials, whatever their names are. */
const harmless: readonly string[] = ['accept', 'accept-encoding', 'range', 'user-agent'];

/**
 * What to ask next after an answer that leads elsewhere; undefined when it is the answer. What changes something is
 * followed only within its host, with its method and its body. What reads is followed everywhere but from HTTPS to plain
 * HTTP; once it left its host, no credentials go with it.
 */
export function nextHop(
  asked: Outgoing,
  status: number,
  location: string | undefined,
): Outgoing | { refused: string } | undefined {
  if (location === undefined || !redirects.includes(status)) return undefined;
  const { method, url: from, headers } = asked;
  const url = URL.parse(location, from.href);
  const isWithin = url?.origin === from.origin;
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead && (!isWithin || status === 303)) return undefined;
  if (url === null || !/^https?:$/.test(url.protocol)) return { refused: 'leads to what is not the web' };
  if (url.protocol === 'http:' && from.protocol === 'https:')
    return { refused: 'leads from HTTPS to plain HTTP' };
  if (isWithin) return { ...asked, url };
  const kept = Object.entries(headers).filter(([name]) => harmless.includes(name.toLowerCase()));
  return { ...asked, url, headers: Object.fromEntries(kept) };
}

/**
 * Sends a request, and follows where its answers lead.
 * @throws Failure `NETWORK_FAILED` when they lead nowhere; what `Connections.send` throws
 */
export async function follow(connections: Connections, outgoing: Outgoing): Promise<IncomingMessage> {
  let asked = outgoing;
  for (let hops = 0; ; hops += 1) {
    const answer = await connections.send(asked);
    const next = nextHop(asked, answer.statusCode ?? 0, answer.headers.location);
    if (next === undefined) return answer;
    discard(answer);
    if ('refused' in next) throw astray(asked, next.refused);
    if (hops === longestWay) throw astray(asked, 'leads on and on');
    asked = next;
  }
}

function astray({ method, url }: Outgoing, how: string): Failure {
  return new Failure('NETWORK_FAILED', `what was asked of ${url.origin} with ${method} ${how}`, {
    remedy: `check the address, and what answers at ${url.host}`,
  });
}
