import type { SentAnswer } from '@slipway/core/ports-transfers';
import { Failure, Problems } from '@slipway/core/trouble';

/** What MLflow sends with a status that is not 200. Source: mlflow/exceptions.py, `serialize_as_json`. */
export interface Refusal {
  error_code?: string;
  message?: string;
}

/** The refusal in a body, empty when the body is something else, such as a page of a proxy. */
export function refusalIn(body: string): Refusal {
  try {
    const parsed = JSON.parse(body) as unknown;
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Who asked what. */
export interface Asked {
  /** Address of the server. */
  server: string;
  /** What was to be done: `create the version`. */
  what: string;
  /** The input that a refused value came from, if there is one. */
  input?: string;
  /** True when a user, a password or a token was sent. */
  isLoggedIn: boolean;
}

/** What to throw for an answer that is no success. Never tells what was sent. */
export function troubleOf(answer: Pick<SentAnswer, 'status' | 'headers' | 'body'>, asked: Asked): Error {
  const { status, headers, body } = answer;
  const { server, what, input } = asked;
  const { error_code: code, message } = refusalIn(body);
  const words = message === undefined || message === '' ? '' : `: ${firstLine(message)}`;
  const said = `${server} did not ${what} (${[status, code].filter(Boolean).join(' ')})${words}`;
  if (input !== undefined && status === 400 && code === 'INVALID_PARAMETER_VALUE')
    return new Problems([
      { where: { input }, said: firstLine(message ?? ''), expected: 'what the MLflow server takes' },
    ]);
  if (status === 401) return new Failure('ACCESS_DENIED', said, { remedy: loginRemedy(asked) });
  if (status === 403) return new Failure('ACCESS_DENIED', said, { remedy: permissionRemedy(body, server) });
  if (status === 429)
    return failed(said, 'run this again later, or raise the limit of the proxy before the server');
  if (status >= 300 && status < 400)
    return failed(
      `${said}: it redirects to ${withoutQuery(headers['location'] ?? 'nowhere')}`,
      'write the address that it redirects to; a redirect to a page for signing in needs a token instead',
    );
  if (status === 404 && (code === undefined || code === 'ENDPOINT_NOT_FOUND'))
    return failed(
      said,
      'check the address: it has to be an MLflow server, 3.3 or newer, with its path if it has one',
    );
  if (status === 503 && code === undefined && body.includes('artifacts'))
    return failed(said, 'start the server with `--serve-artifacts`');
  return failed(said, 'look at the log of the MLflow server, and run this again');
}

function failed(message: string, remedy: string): Failure {
  return new Failure('NETWORK_FAILED', message, { remedy });
}

function loginRemedy({ isLoggedIn }: Asked): string {
  return isLoggedIn
    ? 'check the user and the password, or the token: the server does not know them'
    : 'give a user and a password, or a token as the password alone, from a secret';
}

/** Since 3.5 a server answers only to the names it was told. Source: mlflow/server/fastapi_security.py */
function permissionRemedy(body: string, server: string): string {
  const { host } = new URL(server);
  return body.includes('Host header')
    ? `start the server with \`--allowed-hosts ${host}\` (MLFLOW_SERVER_ALLOWED_HOSTS), or write an address that it answers to`
    : 'give this user the permission EDIT for the registered model, and for the experiment `slipway`';
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.slice(0, 500);
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}
