import type { Clock, Log } from '@slipway/core/ports';
import type {
  BodyPart,
  BodyPlace,
  ReceivedAnswer,
  SentAnswer,
  TransferRequest,
  Transfers,
} from '@slipway/core/ports-transfers';
import { defined } from '@slipway/core/defined';
import { Failure } from '@slipway/core/trouble';
import { headerTexts, readAnswer, textAnswer } from '@slipway/http/answers';
import { Connections, type Network } from '@slipway/http/connections';
import type { Outgoing } from '@slipway/http/exchange';
import { defaultPatience, type Patience, type Tries } from '@slipway/http/retries';

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
  return attempts(request, tries, async () => {
    let told = 0;
    const onProgress = (sent: number): void => {
      onBytes?.(sent - told);
      told = sent;
    };
    try {
      const content = contentOf(request, parts, body, onProgress);
      const message = await connections.send({ ...outgoingOf(request), body: content });
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
      const from = resumable && body.isResumable ? body.taken : 0;
      if (from === 0) again();
      const answer = await connections.send(outgoingOf(request, from));
      const head = { status: answer.statusCode ?? 0, headers: headerTexts(answer.headers) };
      if (head.status !== 200 && head.status !== 206)
        return { ...textAnswer(await readAnswer(answer, request.answerBytes)), received: [] };
      if (from > 0 && !continues(head, from)) again();
      resumable = head.headers['accept-ranges'] === 'bytes' || head.status === 206;
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        onBytes?.(chunk.length);
        if (!body.take(chunk)) throw wrongLength(request, 'is longer than what was recorded');
      }
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

function wrongLength({ method, url }: TransferRequest, what: string): Failure {
  const { origin, pathname } = new URL(url);
  return new Failure('NETWORK_FAILED', `${method} ${origin}${pathname}: the answer ${what}`);
}

function outgoingOf({ method, url, headers = {} }: TransferRequest, from = 0): Outgoing {
  const range = from === 0 ? undefined : `bytes=${from}-`;
  return { method, url: new URL(url), headers: { ...headers, ...defined({ range }) } };
}
