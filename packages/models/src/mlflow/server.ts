import type { GenericSchema } from 'valibot';
import { checkedJson } from '@slipway/core/checked-json';
import { shortened } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import type {
  BodyPart,
  BodyPlace,
  ReceivedAnswer,
  SentAnswer,
  TransferRequest,
} from '@slipway/core/ports-transfers';
import { refuse } from '@slipway/core/trouble';
import type { Secret } from '@slipway/core/secret';
import { refusalIn, troubleOf } from './refusals.ts';

type Method = TransferRequest['method'];
type Shape<Answer> = GenericSchema<unknown, Answer>;
type OnBytes = (bytes: number) => void;

/** What is special about a call. */
interface Terms {
  /** The input that a refused value came from. */
  input?: string;
  /** False for what must not be sent twice. */
  repeatable?: boolean;
  /** Further error codes that mean "there is none". */
  absent?: readonly string[];
}

/** Who asks, and what else is trusted than known authorities. What is missing is taken from the environment. */
export interface Login {
  /** Missing with a password: that is a token. */
  user?: string;
  password?: Secret;
  insecureHosts?: readonly string[];
  /** Absolute path of a PEM file with further certificate authorities. */
  certificateAuthorities?: string;
}

/** What the server says where somebody looks for something, or makes what may be there. */
const absences = ['RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'];

/** An MLflow server: its REST API and its artifacts, with the login of whoever runs this. Nothing is asked before a call. */
export class Server {
  /** Without a slash at the end. */
  readonly address: string;
  readonly ports: Ports;
  readonly #request: Pick<TransferRequest, 'trust'> & { headers: Readonly<Record<string, string>> };

  constructor(address: string, ports: Ports, connection: Login = {}) {
    const { certificateAuthorities, isInsecure } = ports.settings.mlflow();
    const authorization = authorizationOf(connection, ports);
    this.address = address;
    this.ports = ports;
    this.#request = {
      headers: authorization === undefined ? {} : { authorization },
      trust: {
        insecureHosts: [...(connection.insecureHosts ?? []), ...(isInsecure ? [new URL(address).host] : [])],
        certificateAuthorities: connection.certificateAuthorities ?? certificateAuthorities,
      },
    };
  }

  /**
   * Calls the REST API.
   * @param path after `/api/2.0/mlflow/`
   * @param fields sent as a query with GET, else as JSON
   * @throws Failure `ACCESS_DENIED`, `NETWORK_FAILED`; Problems for a refused input
   */
  async call<Answer>(
    method: Method,
    path: string,
    shape: Shape<Answer>,
    fields: object = {},
    terms: Terms = {},
  ): Promise<Answer> {
    return this.#read(await this.#ask(method, path, fields, terms), `${method} ${path}`, shape, terms);
  }

  /** Like `call`, but undefined when what is meant is not there, or is there already. */
  async find<Answer>(
    method: Method,
    path: string,
    shape: Shape<Answer>,
    fields: object = {},
    terms: Terms = {},
  ): Promise<Answer | undefined> {
    const answer = await this.#ask(method, path, fields, terms);
    const { error_code = '' } = answer.status === 200 ? {} : refusalIn(answer.body);
    const isAbsent = [...absences, ...(terms.absent ?? [])].includes(error_code);
    return isAbsent ? undefined : this.#read(answer, `${method} ${path}`, shape, terms);
  }

  /** Sends a body to a path below the address, and answers whatever the status is. */
  send(method: Method, path: string, parts: readonly BodyPart[], onBytes?: OnBytes): Promise<SentAnswer> {
    const url = `${this.address}${path}`;
    return this.ports.transfers.send({ ...this.#request, method, url }, parts, onBytes);
  }

  /** Sends JSON to a path below the address, and answers whatever the status is. */
  sendJson(
    method: Method,
    path: string,
    json: object | undefined,
    repeatable?: boolean,
  ): Promise<SentAnswer> {
    const url = `${this.address}${path}`;
    const headers = { ...this.#request.headers, 'content-type': 'application/json' };
    const body = json === undefined ? [] : [{ bytes: encodeUtf8(JSON.stringify(json)) }];
    return this.ports.transfers.send({ ...this.#request, method, url, headers, repeatable }, body);
  }

  /** Writes what is at a path below the address into files. */
  receive(path: string, places: readonly BodyPlace[], onBytes?: OnBytes): Promise<ReceivedAnswer> {
    const url = `${this.address}${path}`;
    return this.ports.transfers.receive({ ...this.#request, method: 'GET', url }, places, onBytes);
  }

  /** What to throw for an answer that is no success. */
  trouble(answer: Pick<SentAnswer, 'status' | 'headers' | 'body'>, what: string, input?: string): Error {
    const isLoggedIn = this.#request.headers['authorization'] !== undefined;
    return troubleOf(answer, { server: this.address, what, input, isLoggedIn });
  }

  #read<Answer>(answer: SentAnswer, what: string, shape: Shape<Answer>, { input }: Terms): Answer {
    if (answer.status !== 200) throw this.trouble(answer, what, input);
    // Some proxies answer an empty body, or `200 OK`, where there is nothing to say.
    const json = ['', '200 OK'].includes(answer.body.trim()) ? '{}' : answer.body;
    return checkedJson(shape, json, `what ${this.address} answered to ${what}`, 'NETWORK_FAILED');
  }

  #ask(method: Method, path: string, fields: object, { repeatable }: Terms): Promise<SentAnswer> {
    const query = new URLSearchParams();
    for (const [key, value] of method === 'GET' ? Object.entries(fields) : [])
      for (const each of [value].flat()) if (each !== undefined) query.append(key, String(each));
    const route = `/api/2.0/mlflow/${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
    return this.sendJson(method, route, method === 'GET' ? undefined : fields, repeatable);
  }
}

/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
/** What was given goes before the environment; a user with a password before a token, as in MLflow's Python client. */
function authorizationOf(connection: Login, { settings, log }: Ports): string | undefined {
  const environment = settings.mlflow();
  const isGiven = connection.password !== undefined;
  const { user, password } = isGiven ? connection : environment;
  for (const secret of [environment.password, environment.token])
    if (secret !== undefined) log.mask(secret.reveal());
  if (user !== undefined && password !== undefined)
    return `Basic ${btoa(String.fromCharCode(...encodeUtf8(`${user}:${password.reveal()}`)))}`;
  const token = isGiven ? password : environment.token;
  return token === undefined ? undefined : `Bearer ${token.reveal()}`;
}

/**
 * The address of a server, without a slash at its end. It may have a path, when the server stands behind a proxy.
 * @param text after `mlflow:`
 * @param known what MLflow's own tools take when nothing is said: `MLFLOW_REGISTRY_URI`, `MLFLOW_TRACKING_URI`
 * @throws Problems when it is no http(s) address, or holds a password
 */
export function serverAddress(text: string, known: string | undefined): string {
  const given = text === '' ? (known ?? '') : text;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    refuse({
      where: { input: 'registry' },
      said: given === '' ? 'mlflow' : shortened(`mlflow:${given.replace(/\/\/[^/@]*@/, '//')}`),
      expected: '`mlflow:` and the http or https address of an MLflow server',
      remedy: 'write `mlflow:https://mlflow.example.org`, or set MLFLOW_TRACKING_URI and write `mlflow`',
    });
  }
  if (url.username !== '' || url.password !== '') {
    refuse({
      where: { input: 'registry' },
      said: `the address of ${url.host} holds a user or a password`,
      expected: 'an address without them',
      remedy: 'give them apart, from a secret: an address is shown in logs and summaries',
    });
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
