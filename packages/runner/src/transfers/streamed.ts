import type { IncomingMessage } from 'node:http';

import type { Clock, Log } from '@slipway/core/ports';
import type {
  BodyPart,
  BodyPlace,
  ReceivedAnswer,
  SentAnswer,
  TransferRequest,
  Transfers,
} from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import { headerTexts, readAnswer, textAnswer } from '@slipway/http/answers';
import { Connections, type Network } from '@slipway/http/connections';
import type { Outgoing } from '@slipway/http/exchange';
import { defaultPatience, type Patience, type Tries } from '@slipway/http/retries';

import { Moving } from './moving.ts';
import { attempts } from './attempts.ts';
import { ReceivedBody } from './received-body.ts';
import { SentBody, type HashBeside } from './sent-body.ts';

/** What transfers need of the machine. */
export interface TransfersHost extends Network {
  clock: Clock;
  log: Pick<Log, 'debug'>;
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
    const connections = known.get(key) ?? new Connections(host, trust, patient);
    known.set(key, connections);
    return connections;
  };
  const tries: Tries = { patience: patient, clock: host.clock, say: (line) => host.log.debug(line) };
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
  return attempts(request, tries, async () => {
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
      const content = contentOf(request, parts, body, onProgress);
      const message = await connections.send({ ...outgoingOf(request, moving), body: content });
      moving.answerWithin(answerMs);
      const answer = textAnswer(await readAnswer(message, request.answerBytes));
      // Who is refused may not have sent all of it.
      return { ...answer, sent: answer.status < 300 ? await body.sent() : [] };
    } catch (thrown) {
      onBytes?.(-told);
      throw thrown;
    }
  });
}

function contentOf(
  request: TransferRequest,
  parts: readonly BodyPart[],
  body: SentBody,
  onProgress: (sent: number) => void,
): Outgoing['body'] {
  if (parts.length === 0) return undefined;
  const [only] = parts;
  if (
    request.repeatable !== false &&
    parts.length === 1 &&
    'bytes' in only! &&
    only.bytes.length < smallBytes
  ) {
    onProgress(body.size);
    return only.bytes;
  }
  return { size: body.size, open: () => body.open(), onProgress };
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
    return await attempts(request, tries, async () => {
      using moving = new Moving(tries.patience.silenceMs);
      moving.answerWithin(tries.patience.silenceMs);
      const from = resumable && body.isResumable ? body.taken : 0;
      if (from === 0) again();
      const answer = await connections.send(outgoingOf(request, moving, from));
      const head = { status: answer.statusCode ?? 0, headers: headerTexts(answer.headers) };
      if (head.status !== 200 && head.status !== 206)
        return { ...textAnswer(await readAnswer(answer, request.answerBytes)), received: [] };
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
