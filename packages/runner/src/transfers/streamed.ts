import type { IncomingMessage } from 'node:http';

import type { Clock } from '@slipway/core/ports';
import type {
  BodyPart,
  BodyPlace,
  ReceivedAnswer,
  SentAnswer,
  TransferRequest,
  Transfers,
} from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { defaultPatience, type ClientHost, type Patience } from '@slipway/oci/registry/client-host';
import { Connections, type Outgoing } from '@slipway/oci/registry/connections';

import { ReceivedBody } from './received-body.ts';
import { SentBody, type HashBeside } from './sent-body.ts';
import { Moving } from './moving.ts';
import { persist, type Tries } from './persist.ts';

/** What transfers need of the machine. */
export interface TransfersHost extends ClientHost {
  clock: Clock;
  /** Left out where there are no threads to spare. */
  hashBeside?: HashBeside;
}

/** A service may move what it got to a slower store before it answers: so many bytes a second at least. */
const slowestStore = 5_000_000;

/** What is smaller is sent from memory, so that a connection that was closed while idle costs no try. */
const smallBytes = 1024 * 1024;

type OnBytes = (bytes: number) => void;

/** Transfers over connections that are kept, through the proxies of this machine. */
export function streamedTransfers(host: TransfersHost, patience: Partial<Patience> = {}): Transfers {
  const patient = { ...defaultPatience, ...patience };
  const known = new Map<string, Connections>();
  const connectionsFor = ({ trust = {} }: TransferRequest): Connections => {
    const key = JSON.stringify(trust);
    const connections = known.get(key) ?? new Connections(trust, host, patient);
    known.set(key, connections);
    return connections;
  };
  const tries: Tries = { patience: patient, clock: host.clock, log: host.log, signal: host.signal };
  return {
    send: (request, parts, onBytes) =>
      send(request, new SentBody(parts, host.hashBeside), parts, onBytes, connectionsFor(request), tries),
    receive: (request, places, onBytes) => receive(request, places, onBytes, connectionsFor(request), tries),
  };
}

async function send(
  request: TransferRequest,
  body: SentBody,
  parts: readonly BodyPart[],
  onBytes: OnBytes | undefined,
  connections: Connections,
  tries: Tries,
): Promise<SentAnswer> {
  const answerMs = tries.patience.silenceMs + (body.size / slowestStore) * 1000;
  return persist(request, tries, async () => {
    using moving = new Moving(tries.patience.silenceMs);
    let told = 0;
    const onProgress = (sent: number): void => {
      moving.moved(sent - told);
      onBytes?.(sent - told);
      told = sent;
      if (sent === body.size) moving.answerWithin(answerMs);
    };
    if (body.size === 0) moving.answerWithin(answerMs);
    try {
      const outgoing = { ...outgoingOf(request, moving), ...contentOf(request, parts, body, onProgress) };
      const answer = await connections.send(outgoing);
      moving.answerWithin(answerMs);
      const text = await textOf(answer, () => undefined);
      const status = answer.statusCode ?? 0;
      // Who is refused may not have sent all of it.
      const sent = status < 300 ? await body.sent() : [];
      return { status, headers: headersOf(answer), body: text, sent };
    } catch (thrown) {
      onBytes?.(-told);
      throw moving.signal.aborted ? moving.signal.reason : thrown;
    }
  });
}

function contentOf(
  request: TransferRequest,
  parts: readonly BodyPart[],
  body: SentBody,
  onProgress: (sent: number) => void,
): Pick<Outgoing, 'body'> {
  if (parts.length === 0) return {};
  const [only] = parts;
  if (
    request.repeatable !== false &&
    parts.length === 1 &&
    'bytes' in only! &&
    only.bytes.length < smallBytes
  ) {
    onProgress(body.size);
    return { body: new TextDecoder().decode(only.bytes) };
  }
  return { body: { size: body.size, open: () => body.open(), onProgress } };
}

async function receive(
  request: TransferRequest,
  places: readonly BodyPlace[],
  onBytes: OnBytes | undefined,
  connections: Connections,
  tries: Tries,
): Promise<ReceivedAnswer> {
  const body = new ReceivedBody(places);
  let resumable = false;
  const again = (): void => {
    onBytes?.(-body.taken);
    body.restart();
  };
  try {
    return await persist(request, tries, async () => {
      using moving = new Moving(tries.patience.silenceMs);
      moving.answerWithin(tries.patience.silenceMs);
      const from = resumable && body.isResumable ? body.taken : 0;
      if (from === 0) again();
      try {
        const outgoing = outgoingOf(request, moving, from);
        const answer = await connections.send(outgoing);
        const head = { status: answer.statusCode ?? 0, headers: headersOf(answer) };
        if (head.status !== 200 && head.status !== 206)
          return { ...head, body: await textOf(answer, () => undefined), received: [] };
        moving.answered();
        if (from > 0 && !continues(head, from)) again();
        resumable = head.headers['accept-ranges'] === 'bytes' || head.status === 206;
        await into(body, answer, (bytes) => {
          moving.moved(bytes);
          onBytes?.(bytes);
        });
        const received = await body.end();
        if (received === undefined) throw wrongLength(request, 'ended too early');
        return { ...head, body: '', received };
      } catch (thrown) {
        throw moving.signal.aborted ? moving.signal.reason : thrown;
      }
    });
  } finally {
    body.close();
  }
}

function continues({ status, headers }: Pick<ReceivedAnswer, 'status' | 'headers'>, from: number): boolean {
  return status === 206 && (headers['content-range'] ?? '').startsWith(`bytes ${from}-`);
}

async function into(body: ReceivedBody, answer: IncomingMessage, onBytes: OnBytes): Promise<void> {
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    if (!body.take(chunk)) throw new Failure('NETWORK_FAILED', 'the answer is longer than what was recorded');
  }
}

function wrongLength({ method, url }: TransferRequest, what: string): Failure {
  const { origin, pathname } = new URL(url);
  return new Failure('NETWORK_FAILED', `${method} ${origin}${pathname}: the answer ${what}`);
}

function outgoingOf({ method, url, headers = {} }: TransferRequest, moving: Moving, from = 0): Outgoing {
  const range: Record<string, string> = from === 0 ? {} : { range: `bytes=${from}-` };
  return { method, url: new URL(url), headers: { ...headers, ...range }, signal: moving.signal };
}

async function textOf(answer: IncomingMessage, onBytes: OnBytes): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headersOf(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
