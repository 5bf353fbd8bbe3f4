import { isRecord } from '@slipway/core/is-record';
import { dockerHub } from '@slipway/core/image-reference';
import { Problems } from '@slipway/core/trouble';

/** What is known of a registry's user. `token`: an identity token that is exchanged for others; `bearer`: used as it is. */
export type Login =
  | { kind: 'password'; user: string; password: string }
  | { kind: 'token'; token: string }
  | { kind: 'bearer'; token: string };

/** Where Docker's configuration says a login is. */
export type LoginPlace =
  { kind: 'login'; login: Login } | { kind: 'helper'; program: string; server: string } | undefined;

interface AuthEntry {
  auth?: string;
  username?: string;
  password?: string;
  identitytoken?: string;
  registrytoken?: string;
}

/** The part of Docker's `config.json` that is read. */
export interface DockerConfig {
  auths?: Record<string, AuthEntry>;
  credHelpers?: Record<string, string>;
  credsStore?: string;
}

/** What Docker Hub is called in `config.json`. */
const dockerHubServer = 'https://index.docker.io/v1/';

/**
 * Reads `config.json`.
 * @throws Problems naming the file when it is no JSON object
 */
export function parseDockerConfig(text: string, file: string): DockerConfig {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Said below, without the text: it holds passwords.
  }
  throw new Problems([
    {
      where: { file },
      said: 'no JSON object',
      expected: 'the configuration of Docker, as `docker login` writes it',
      remedy: 'mend or remove the file, then run `docker login` again',
    },
  ]);
}

/** Where the login for a host is: a helper of its own, what is written there, then the store for all hosts. */
export function loginPlace(config: DockerConfig, host: string): LoginPlace {
  const server = host === dockerHub ? dockerHubServer : host;
  const helper = entryOf(config.credHelpers, host);
  if (helper !== undefined) return helperPlace(helper, server);
  const entry = entryOf(config.auths, host);
  const login = entry === undefined ? undefined : loginOf(entry);
  if (login !== undefined) return { kind: 'login', login };
  return config.credsStore ? helperPlace(config.credsStore, server) : undefined;
}

/** The host's own entry before one of an address at that host, which may be of one owner there. */
function entryOf<Entry>(entries: Record<string, Entry> = {}, host: string): Entry | undefined {
  if (Object.hasOwn(entries, host)) return entries[host];
  return Object.entries(entries).find(([name]) => isSameHost(name, host))?.[1];
}

/** A name is a word of the program that is run, so it must be no path. */
function helperPlace(name: string, server: string): LoginPlace {
  return /^[\w.-]+$/.test(name)
    ? { kind: 'helper', program: `docker-credential-${name}`, server }
    : undefined;
}

/** Keys were addresses once: `https://ghcr.io/v1/` is `ghcr.io`. */
function isSameHost(name: string, host: string): boolean {
  const known = name.replace(/^https?:\/\//, '').split('/')[0];
  if (host === dockerHub) return known === 'index.docker.io' || known === dockerHub;
  return known === host;
}

function loginOf({ auth, username, password, identitytoken, registrytoken }: AuthEntry): Login | undefined {
  if (registrytoken) return { kind: 'bearer', token: registrytoken };
  if (identitytoken) return { kind: 'token', token: identitytoken };
  if (username && password) return { kind: 'password', user: username, password };
  const text = Buffer.from(auth ?? '', 'base64')
    .toString()
    .replace(/\0+$/, '');
  const colon = text.indexOf(':');
  return colon > 0
    ? { kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1) }
    : undefined;
}

/** Reads what a helper answers to `get`; undefined when it is nothing to use. */
export function parseHelperAnswer(text: string): Login | undefined {
  try {
    const { Username: user, Secret: secret } = JSON.parse(text) as { Username?: string; Secret?: string };
    if (!user || !secret) return undefined;
    // Source: https://github.com/docker/docker-credential-helpers#development
    return user === '<token>'
      ? { kind: 'token', token: secret }
      : { kind: 'password', user, password: secret };
  } catch {
    return undefined;
  }
}
