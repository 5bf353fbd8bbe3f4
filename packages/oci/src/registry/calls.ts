import type { IncomingMessage } from 'node:http';

import { dockerHub } from '@slipway/core/image-reference';
import type { ImageReference } from '@slipway/core/image';
import type { RegistryAccess } from '@slipway/core/ports-images';
import { Failure, messageOf } from '@slipway/core/trouble';

import {
  connectionFailure,
  discard,
  header,
  readAnswer,
  refusal,
  registryErrors,
  type Answer,
} from './answers.ts';
import { Authorizer, covers } from './authorizer.ts';
import { parseChallenge } from './challenge.ts';
import type { ClientHost, Patience } from './client-host.ts';
import { Connections, type Outgoing } from './connections.ts';
import { isPassingStatus, isPassingTrouble, waitAfter } from './retry.ts';
import { TokenRefused } from './tokens.ts';

/** A repository of a registry. */
export type Repository = Pick<ImageReference, 'host' | 'repository'>;

/** One thing that is asked of a registry. */
export interface Call extends Pick<Outgoing, 'method' | 'body'> {
  repository: Repository;
  /** What it is, for people, after `could not`: `read the manifest of …`. */
  what: string;
  /** `manifests/latest`, below `/v2/<repository>/`; or an address that the registry gave. */
  path: string | URL;
  /** What a token must allow. */
  allows: 'pull' | 'pull,push' | 'pull,delete';
  /** A repository of the same registry that is also read. */
  alsoReads?: string;
  headers?: Readonly<Record<string, string>>;
  /** The statuses that are an answer; all others are failures. */
  expects: readonly number[];
  /** Only one attempt: the caller knows better what to do after a failure. */
  once?: boolean;
}

const redirects: readonly number[] = [301, 302, 303, 307, 308];
const redirectLimit = 5;

/** Thrown by calls that are made only once when another attempt may go well; `retryAfter` is the header. */
export class Passing extends Error {
  readonly retryAfter: string | undefined;
  /** What to throw when there is no other attempt. */
  readonly failure: unknown;

  constructor(failure: unknown, retryAfter: string | undefined) {
    super(messageOf(failure));
    this.name = 'Passing';
    this.failure = failure;
    this.retryAfter = retryAfter;
  }
}

/** Speaks to registries: logins, tokens, redirects, and another attempt when the trouble may pass. */
export class Calls {
  readonly host: ClientHost;
  readonly patience: Patience;
  readonly #connections: Connections;
  readonly #authorizer: Authorizer;
  readonly #writes: boolean;
  readonly #schemes = new Map<string, Promise<'https:' | 'http:'>>();

  constructor(access: RegistryAccess, host: ClientHost, patience: Patience) {
    this.host = host;
    this.patience = patience;
    this.#writes = access.writes ?? false;
    this.#connections = new Connections(access, host, patience);
    this.#authorizer = new Authorizer(this.#connections, access, host);
  }

  /** Makes a call and reads the answer to its end. Trouble while reading counts as trouble of the call. */
  async read(call: Call): Promise<Answer> {
    return this.#patiently(call, async () => readAnswer(await this.#attempt(call)));
  }

  /** Makes a call and hands the answer over as soon as its headers have come; the body has to be read or discarded. */
  async open(call: Call): Promise<IncomingMessage> {
    return this.#patiently(call, () => this.#attempt(call));
  }

  /** Waits before another attempt and says so; throws the failure when there is to be none. */
  async waitOrThrow({ failure, retryAfter }: Passing, attempt: number, host: string): Promise<void> {
    const ms = waitAfter(attempt, this.patience, retryAfter, this.host.clock.now(), Math.random());
    if (ms === undefined) throw failure;
    const { attempts } = this.patience;
    const seconds = (ms / 1000).toFixed(1);
    this.host.log.info(
      `${messageOf(failure)}; once more in ${seconds} s (attempt ${attempt + 1} of ${attempts} at ${host})`,
    );
    await this.host.clock.sleep(ms);
  }

  /** Frees all connections. */
  async close(): Promise<void> {
    await this.#connections.close();
  }

  /** Where an address that a registry gave leads: relative ones to the registry itself, and never to plain HTTP. */
  async resolve({ host }: Repository, location: string): Promise<URL> {
    const base = await this.#baseUrl(host);
    const url = new URL(location, base);
    // Registries behind a proxy that ends TLS believe that they are spoken to over HTTP.
    if (url.hostname === base.hostname && url.protocol !== base.protocol)
      return new URL(url.pathname + url.search, base);
    return url;
  }

  async #patiently<Result>(call: Call, work: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (thrown) {
        const passing = this.#asPassing(call, thrown);
        if (passing === undefined) throw connectionFailure(call.what, call.repository.host, thrown);
        if (call.once === true) throw passing;
        await this.waitOrThrow(passing, attempt, call.repository.host);
      }
    }
  }

  #asPassing(call: Call, thrown: unknown): Passing | undefined {
    if (thrown instanceof Passing) return thrown;
    if (!isPassingTrouble(thrown)) return undefined;
    return new Passing(connectionFailure(call.what, call.repository.host, thrown), undefined);
  }

  /** One attempt: with what is known of the login, and once more after the registry has asked for it. */
  async #attempt(call: Call): Promise<IncomingMessage> {
    const url = await this.#urlOf(call);
    let scopes = scopesOf(call, this.#writes);
    const { host } = call.repository;
    for (let isFirst = true; ; isFirst = false) {
      const authorization = await this.#authorization(call, url, scopes);
      const answer = await this.#follow(call, url, authorization);
      if (call.expects.includes(answer.statusCode ?? 0)) return answer;
      if (answer.statusCode === 401 && isFirst && (await this.#isOfRegistry(url, host))) {
        discard(answer);
        const challenge = header(answer.headers, 'www-authenticate');
        if (this.#authorizer.learn(host, scopes, challenge, authorization)) {
          scopes = withAsked(scopes, challenge);
          continue;
        }
      }
      throw await this.#refused(call.what, host, await readAnswer(answer));
    }
  }

  /** Logins are for the registry, not for where its addresses lead. */
  async #authorization(call: Call, url: URL, scopes: readonly string[]): Promise<string | undefined> {
    const { host } = call.repository;
    if (!(await this.#isOfRegistry(url, host))) return undefined;
    try {
      return await this.#authorizer.headerFor(host, scopes);
    } catch (thrown) {
      if (!(thrown instanceof TokenRefused)) throw thrown;
      throw await this.#refused(`get a token to ${call.what}`, host, thrown.answer);
    }
  }

  async #isOfRegistry(url: URL, host: string): Promise<boolean> {
    return url.origin === (await this.#baseUrl(host)).origin;
  }

  async #refused(what: string, host: string, answer: Answer): Promise<unknown> {
    const failure = refusal(what, host, answer, await this.#authorizer.isKnown(host));
    // A registry in which somebody sends the same blob in this moment, or that copies blobs about, may miss it a while.
    const isMissed = registryErrors(answer.body).some(({ code }) => code === 'MANIFEST_BLOB_UNKNOWN');
    if (!isPassingStatus(answer.status) && !isMissed) return failure;
    return new Passing(failure, header(answer.headers, 'retry-after'));
  }

  async #follow(call: Call, first: URL, authorization: string | undefined): Promise<IncomingMessage> {
    const { method, body, headers } = call;
    let url = first;
    for (let count = 0; ; count += 1) {
      const isAuthorised = authorization !== undefined && url.origin === first.origin;
      const answer = await this.#connections.send({
        method,
        url,
        headers: { 'user-agent': 'slipway', ...headers, ...(isAuthorised ? { authorization } : {}) },
        ...(body === undefined ? {} : { body }),
      });
      const { location } = answer.headers;
      const isRead = method === 'GET' || method === 'HEAD';
      if (!isRead || location === undefined || !redirects.includes(answer.statusCode ?? 0)) return answer;
      discard(answer);
      const next = new URL(location, url);
      if (count === redirectLimit || (next.protocol !== 'https:' && url.protocol === 'https:'))
        throw astray(call, next);
      url = next;
    }
  }

  async #urlOf({ repository, path }: Call): Promise<URL> {
    if (typeof path !== 'string') return path;
    return new URL(`/v2/${repository.repository}/${path}`, await this.#baseUrl(repository.host));
  }

  async #baseUrl(host: string): Promise<URL> {
    const address = host === dockerHub ? 'registry-1.docker.io' : host;
    if (!this.#connections.isInsecure(host)) return new URL(`https://${address}`);
    const scheme = this.#schemes.get(host) ?? this.#schemeOf(host);
    this.#schemes.set(host, scheme);
    return new URL(`${await scheme}//${address}`);
  }

  /** Insecure hosts may still speak TLS: what answers to it is not spoken to without. */
  async #schemeOf(host: string): Promise<'https:' | 'http:'> {
    try {
      return await this.#probe(host, 'https:').catch(() => this.#probe(host, 'http:'));
    } catch (thrown) {
      this.#schemes.delete(host);
      throw thrown;
    }
  }

  async #probe<Scheme extends string>(host: string, scheme: Scheme): Promise<Scheme> {
    const url = new URL(`${scheme}//${host}/v2/`);
    discard(await this.#connections.send({ method: 'GET', url, headers: {} }));
    return scheme;
  }
}

function astray({ what, repository }: Call, { protocol, host }: URL): Failure {
  const words = `could not ${what}: ${repository.host} leads on and on, or from HTTPS to plain HTTP`;
  return new Failure('NETWORK_FAILED', `${words}, last to ${protocol}//${host}`);
}

/** Registries behind others may call a repository by another name, which only their challenge tells. */
function withAsked(scopes: string[], wwwAuthenticate: string | undefined): string[] {
  const challenge = parseChallenge(wwwAuthenticate);
  const asked = challenge?.scheme === 'bearer' ? (challenge.scope ?? '').split(' ') : [];
  return [...scopes, ...asked.filter((scope) => scope !== '' && !covers(scopes, [scope]))];
}

function scopesOf({ repository, allows, alsoReads }: Call, writes: boolean): string[] {
  const allowed = writes && allows === 'pull' ? 'pull,push' : allows;
  const own = `repository:${repository.repository}:${allowed}`;
  return alsoReads === undefined ? [own] : [own, `repository:${alsoReads}:pull`];
}
