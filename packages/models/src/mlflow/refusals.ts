import * as v from 'valibot';
import type { SentAnswer } from '@slipway/core/ports-transfers';
import { Failure, Problems } from '@slipway/core/trouble';

/** What MLflow sends with a status that is not 200. Source: mlflow/exceptions.py, `serialize_as_json`. */
const refusal = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ error_code: v.optional(v.string()), message: v.optional(v.string()) }),
);

/** The refusal in a body, empty when the body is something else, such as a page of a proxy. */
export function refusalIn(body: string): v.InferOutput<typeof refusal> {
  const read = v.safeParse(refusal, body);
  return read.success ? read.output : {};
}

/** Who asked what. */
export interface Asked {
  /** Address of the server. */
  server: string;
  /** The method and the path. */
  what: string;
  /** The input that a refused value came from, if there is one. */
  input?: string;
  /** True when a user, a password or a token was sent. */
  isLoggedIn: boolean;
}

/** What to throw for an answer that is no success. Never shows what was sent. */
export function troubleOf(answer: Pick<SentAnswer, 'status' | 'headers' | 'body'>, asked: Asked): Error {
  const { status, headers, body } = answer;
  const { error_code: code, message = '' } = refusalIn(body);
  const words = message.trim().split('\n', 1)[0]!.slice(0, 500);
  if (asked.input !== undefined && status === 400 && code === 'INVALID_PARAMETER_VALUE')
    return new Problems([
      { where: { input: asked.input }, said: words, expected: 'what the MLflow server takes' },
    ]);
  const isDenied = status === 401 || status === 403;
  const target = headers['location']?.replace(/[?#].*$/, '') ?? 'nowhere';
  const said = [
    `${asked.server} answered ${asked.what} with ${[status, code].filter(Boolean).join(' ')}`,
    words,
  ];
  if (isRedirect(status)) said.push(`it redirects to ${target}`);
  return new Failure(isDenied ? 'ACCESS_DENIED' : 'NETWORK_FAILED', said.filter(Boolean).join(': '), {
    remedy: remedyFor(status, code, body, asked),
  });
}

function remedyFor(status: number, code: string | undefined, body: string, asked: Asked): string {
  const { host } = new URL(asked.server);
  if (status === 401)
    return asked.isLoggedIn
      ? 'check the user and the password, or the token: the server does not know them'
      : 'give a user and a password, or a token as the password alone, from a secret';
  // Since 3.5 a server answers only to the names it was given. Source: mlflow/server/fastapi_security.py
  if (status === 403 && body.includes('Host header'))
    return `start the server with \`--allowed-hosts ${host}\` (MLFLOW_SERVER_ALLOWED_HOSTS), or write an address that it answers to`;
  if (status === 403)
    return 'give this user the permission EDIT for the registered model, and for the experiment `slipway`';
  if (isRedirect(status))
    return 'write the address that it redirects to; a redirect to a page for signing in needs a token instead';
  if (status === 404 && (code === undefined || code === 'ENDPOINT_NOT_FOUND'))
    return 'check the address: it has to be an MLflow server, 3.3 or newer, with its path if it has one';
  if (status === 429) return 'run this again later, or raise the limit of the proxy before the server';
  if (status === 503 && code === undefined && body.includes('artifacts'))
    return 'start the server with `--serve-artifacts`';
  return 'look at the log of the MLflow server, and run this again';
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
