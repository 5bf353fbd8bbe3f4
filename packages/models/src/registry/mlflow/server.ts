import { encodeUtf8, toBase64 } from './text.ts';
import type { Ports } from '@slipway/core/ports';
import type {
  BodyPart,
  BodyPlace,
  ReceivedAnswer,
  SentAnswer,
  TransferRequest,
} from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
import type { RegistryConnection } from '../kind.ts';
import { refusalIn, troubleOf, type Asked } from './refusals.ts';

/** One call of the REST API. */
export interface Call {
  method: TransferRequest['method'];
  /** After `/api/2.0/mlflow/`. */
  path: string;
  /** Sent as a query with GET, else as JSON. */
  fields?: Readonly<Record<string, unknown>>;
  /** For messages: `create the version`. */
  what: string;
  /** The input that a refused value came from. */
  input?: string;
  /** Error codes that mean "there is none": the call answers undefined. */
  absent?: readonly string[];
  /** False for what must not be sent twice. */
  repeatable?: boolean;
}

/** An MLflow server: its REST API and its artifacts, with the login of whoever runs this. */
export interface Server {
  /** Without a slash at the end. */
  readonly address: string;
  readonly ports: Ports;
  /** Calls the API. @throws Failure `ACCESS_DENIED`, `NETWORK_FAILED`; Problems for a refused input */
  call<Answer>(call: Call): Promise<Answer | undefined>;
  /** Sends a body to a path below the address, and answers whatever the status is. */
  send(
    method: TransferRequest['method'],
    path: string,
    parts: readonly BodyPart[],
    onBytes?: (bytes: number) => void,
  ): Promise<SentAnswer>;
  /** Sends JSON to a path below the address, and answers whatever the status is. */
  post(path: string, fields: Readonly<Record<string, unknown>>): Promise<SentAnswer>;
  /** Writes what is at a path below the address into files. */
  receive(
    path: string,
    places: readonly BodyPlace[],
    onBytes?: (bytes: number) => void,
  ): Promise<ReceivedAnswer>;
  /** What to throw for an answer of `send` or `receive` that is no success. */
  trouble(answer: Pick<SentAnswer, 'status' | 'headers' | 'body'>, what: string): Error;
}

/** The server at an address. Nothing is asked yet. */
export function openServer(
  address: string,
  ports: Ports,
  connection: RegistryConnection | undefined,
): Server {
  const { transfers } = ports;
  const authorization = authorizationOf(connection, ports);
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const trust = trustOf(address, connection, ports);
  const asked = (what: string, input?: string): Asked => ({
    server: address,
    what,
    isLoggedIn: authorization !== undefined,
    ...(input === undefined ? {} : { input }),
  });
  const request = (method: TransferRequest['method'], path: string): TransferRequest => ({
    method,
    url: `${address}${path}`,
    headers,
    trust,
  });
  return {
    address,
    ports,
    send: (method, path, parts, onBytes) => transfers.send(request(method, path), parts, onBytes),
    post: (path, fields) => {
      const call = { method: 'POST', path, fields, what: '' } as const;
      return transfers.send({ ...request('POST', path), ...restOf(call, headers) }, bodyOf(call));
    },
    receive: (path, places, onBytes) => transfers.receive(request('GET', path), places, onBytes),
    trouble: (answer, what) => troubleOf(answer, asked(what)),
    call: async <Answer>(call: Call) => {
      const answer = await transfers.send(
        { ...request(...lineOf(call)), ...restOf(call, headers) },
        bodyOf(call),
      );
      if (answer.status === 200) return parsed<Answer>(answer.body, asked(call.what));
      if (call.absent?.includes(refusalIn(answer.body).error_code ?? '')) return undefined;
      throw troubleOf(answer, asked(call.what, call.input));
    },
  };
}

function lineOf({ method, path, fields }: Call): [TransferRequest['method'], string] {
  const query = new URLSearchParams();
  for (const [key, value] of method === 'GET' ? Object.entries(fields ?? {}) : [])
    for (const each of Array.isArray(value) ? value : [value]) query.append(key, String(each));
  return [method, `/api/2.0/mlflow/${path}${query.size === 0 ? '' : `?${query.toString()}`}`];
}

function restOf(
  { repeatable }: Call,
  headers: Readonly<Record<string, string>>,
): Pick<TransferRequest, 'headers' | 'repeatable'> {
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    ...(repeatable === undefined ? {} : { repeatable }),
  };
}

function bodyOf({ method, fields }: Call): BodyPart[] {
  return method === 'GET' ? [] : [{ bytes: encodeUtf8(JSON.stringify(fields ?? {})) }];
}

/** Some proxies answer an empty body, or `200 OK`, where there is nothing to say. */
function parsed<Answer>(body: string, { server, what }: Asked): Answer {
  if (body.trim() === '' || body.trim() === '200 OK') return {} as Answer;
  try {
    return JSON.parse(body) as Answer;
  } catch (cause) {
    throw new Failure('NETWORK_FAILED', `${server} was to ${what} and did not answer with JSON`, {
      cause,
      remedy: 'check the address: it has to be an MLflow server, and no page for signing in before it',
    });
  }
}

/** What was given goes before the environment; a user with a password before a token, as in MLflow's Python client. */
function authorizationOf(
  connection: RegistryConnection | undefined,
  { settings, log }: Ports,
): string | undefined {
  const environment = settings.mlflow();
  const isGiven = connection?.password !== undefined;
  const { user, password } = isGiven ? connection : environment;
  for (const secret of [environment.password, environment.token])
    if (secret !== undefined) log.mask(secret.reveal());
  if (user !== undefined && password !== undefined)
    return `Basic ${toBase64(encodeUtf8(`${user}:${password.reveal()}`))}`;
  const token = isGiven ? password : environment.token;
  return token === undefined ? undefined : `Bearer ${token.reveal()}`;
}

function trustOf(
  address: string,
  connection: RegistryConnection | undefined,
  { settings }: Ports,
): NonNullable<TransferRequest['trust']> {
  const { certificateAuthorities, isInsecure } = settings.mlflow();
  const authorities = connection?.certificateAuthorities ?? certificateAuthorities;
  return {
    insecureHosts: [...(connection?.insecureHosts ?? []), ...(isInsecure ? [new URL(address).host] : [])],
    ...(authorities === undefined ? {} : { certificateAuthorities: authorities }),
  };
}
