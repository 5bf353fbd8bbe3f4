import type { IncomingMessage } from 'node:http';

import { Failure, messageOf } from '@slipway/core/trouble';

import { isCertificateTrouble, isConnectionTrouble } from './retry.ts';

/** An answer that was read to its end. */
export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/**
 * Reads an answer to its end.
 * @throws Failure `NETWORK_FAILED` when it is longer than anybody could mean
 */
export async function readAnswer(message: IncomingMessage, limit = 32 * 1024 * 1024): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new Failure('NETWORK_FAILED', `an answer of more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks) };
}

/** Frees the connection of an answer whose body nobody needs. */
export function discard(message: IncomingMessage): void {
  message.on('error', () => undefined);
  message.resume();
}

/** One header as one text. */
export function header(headers: IncomingMessage['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** What a registry says of its refusal. Source: distribution-spec 1.1.1, "Error codes". */
export interface RegistryError {
  code: string;
  message: string;
}

/** The registry's own words for a refusal, in so far as it has any. */
export function registryErrors(body: Buffer): RegistryError[] {
  try {
    const { errors } = JSON.parse(body.toString()) as { errors?: Partial<RegistryError>[] };
    if (!Array.isArray(errors)) return [];
    return errors.map(({ code, message }) => ({ code: code ?? '', message: message ?? '' }));
  } catch {
    return [];
  }
}

/** The failure that a refusal is told as. `what` is what was tried: `read the manifest of ghcr.io/owner/iris:1`. */
export function refusal(what: string, host: string, { status, body }: Answer, isKnown: boolean): Failure {
  const errors = registryErrors(body);
  const said = errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
  const words = `${host} answered ${status}${said === '' ? '' : ` (${said})`} to the attempt to ${what}`;
  if (status === 401 || status === 403)
    return new Failure('ACCESS_DENIED', words, { remedy: accessRemedy(host, isKnown) });
  if (errors.some(({ code }) => code === 'DIGEST_INVALID')) return new Failure('DIGEST_MISMATCH', words);
  const remedy = refusalRemedy(host, status, errors);
  return new Failure('NETWORK_FAILED', words, remedy === undefined ? {} : { remedy });
}

function refusalRemedy(host: string, status: number, errors: readonly RegistryError[]): string | undefined {
  if (status === 429) return `wait a while, or log in to ${host}: known users may ask more often`;
  if (errors.some(({ code }) => code === 'NAME_UNKNOWN'))
    return `check the repository's name, or create it at ${host} first: not every registry does that by itself`;
  if (status >= 500)
    return `run this again: what has arrived is not sent again; if it stays, ${host} is ill, and its log or its status page says why`;
  if (errors.length === 0)
    return `check the address: what answers at ${host} may be no registry of images, or a proxy before it`;
  return undefined;
}

/** What to do about a registry that says no. */
export function accessRemedy(host: string, isKnown: boolean): string {
  if (host === 'ghcr.io') return githubRemedy(isKnown);
  return isKnown
    ? `check that the user may do that at ${host}, and that the repository's name is right; else run \`docker login ${host}\` with another user, or hand over other credentials`
    : `run \`docker login ${host}\` first, or hand over credentials for ${host}; a repository that does not exist is refused with the same words`;
}

/** Source: https://docs.github.com/en/packages/learn-github-packages/configuring-a-packages-access-control-and-visibility */
function githubRemedy(isKnown: boolean): string {
  const permission = '`permissions: { packages: write }` (`read` where it only reads)';
  return isKnown
    ? `give the job ${permission}; a package that another repository made has to let this one in: "Manage Actions access" in its settings`
    : `hand over \`github.token\` as the password for ghcr.io, and give the job ${permission}`;
}

/** The failure that a broken connection is told as. Addresses of uploads hold secrets, so none is shown. */
export function connectionFailure(what: string, host: string, thrown: unknown): unknown {
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new Failure('CANCELLED', 'the run was cancelled');
  if (!isConnectionTrouble(thrown)) return thrown;
  const { code } = thrown;
  const remedy = connectionRemedy(code, host);
  return new Failure('NETWORK_FAILED', `could not ${what}: ${host}: ${messageOf(thrown) || code}`, {
    cause: thrown,
    ...(remedy === undefined ? {} : { remedy }),
  });
}

/** What to do about a connection that did not come about, or broke; undefined when the code says nothing to people. */
export function connectionRemedy(code: string, host: string): string | undefined {
  if (code === 'ENOTFOUND') return `check the name ${host}`;
  if (/^(ECONNREFUSED|ETIMEDOUT|E(NET|HOST)UNREACH)$/.test(code))
    return `check that ${host} runs and is right, with its port, and that this machine may reach it: a firewall, a proxy`;
  if (code === 'EPROTO')
    return `name ${host} as an insecure host if it is meant to be spoken to over plain HTTP`;
  if (isCertificateTrouble(code))
    return `hand over the certificate authority of ${host} as a PEM file, or name it as an insecure host`;
  return undefined;
}

/**
 * The JSON of an answer.
 * @throws Failure `NETWORK_FAILED` when it is none: a proxy's page, a service that is no registry
 */
export function jsonOf<Value>(what: string, host: string, { body, headers }: Answer): Value {
  try {
    return JSON.parse(body.toString()) as Value;
  } catch {
    const type = header(headers, 'content-type') ?? 'nothing known';
    throw new Failure('NETWORK_FAILED', `could not ${what}: ${host} answered with ${type} instead of JSON`);
  }
}
