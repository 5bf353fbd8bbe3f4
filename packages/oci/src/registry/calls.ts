import type { IncomingMessage } from 'node:http';

import { defined } from '@slipway/core/defined';
import { dockerHub } from '@slipway/core/image-reference';
import type { ImageReference } from '@slipway/core/image';
import type { RegistryAccess } from '@slipway/core/ports-images';
import { discard, header, readAnswer, type Answer } from '@slipway/http/answers';
import { Connections } from '@slipway/http/connections';
import type { Outgoing } from '@slipway/http/exchange';
import { follow } from '@slipway/http/redirects';
import {
  askedPauseMs,
  isPassingStatus,
  Passing,
  persist,
  type Patience,
  type Tries,
} from '@slipway/http/retries';
import { connectionFailure, isPassingTrouble } from '@slipway/http/troubles';

import { refusal, registryErrors } from './answers.ts';
import { Authorizer, covers } from './authorizer.ts';
import { parseChallenge } from './challenge.ts';
import type { ClientHost } from './client-host.ts';
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

/** Speaks to registries: logins, tokens, redirects, and another attempt when the trouble may pass. */
export class Calls {
  readonly host: ClientHost;
  readonly #patience: Patience;
  readonly #connections: Connections;
  readonly #authorizer: Authorizer;
  readonly #writes: boolean;
  readonly #schemes = new Map<string, Promise<'https:' | 'http:'>>();

  constructor(access: RegistryAccess, host: ClientHost, patience: Patience) {
    this.host = host;
    this.#patience = patience;
    this.#writes = access.writes ?? false;
    this.#connections = new Connections(host, access, patience);
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

  /** How attempts at a registry are made. */
  tries({ host }: Repository): Tries {
    const { clock, log } = this.host;
    return { patience: this.#patience, clock, say: (line) => log.info(`${line} at ${host}`) };
  }

  /** What another attempt after a trouble of the connection may mend; the failure itself is thrown when none may. */
  passing({ what, repository: { host } }: Pick<Call, 'what' | 'repository'>, thrown: unknown): Passing {
    const failure = connectionFailure(`could not ${what}: ${host}`, host, thrown);
    if (isPassingTrouble(thrown)) return new Passing(failure);
    throw failure;
  }

  /** Frees all connections. */
  close(): void {
    this.#connections.close();
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

  #patiently<Result>(call: Call, work: () => Promise<Result>): Promise<Result> {
    const once = async (): Promise<Result> => {
      try {
        return await work();
      } catch (thrown) {
        throw thrown instanceof Passing ? thrown : this.passing(call, thrown);
      }
    };
    return call.once === true ? once() : persist(this.tries(call.repository), once);
  }

  /** One attempt: with what is known of the login, and once more after the registry has asked for it. */
  async #attempt(call: Call): Promise<IncomingMessage> {
    const url = await this.#urlOf(call);
    let scopes = scopesOf(call, this.#writes);
    const { host } = call.repository;
    for (let isFirst = true; ; isFirst = false) {
      const authorization = await this.#authorization(call, url, scopes);
      const { method, body, headers = {} } = call;
      const standing = { 'user-agent': 'slipway', ...headers, ...defined({ authorization }) };
      const answer = await follow(this.#connections, { method, url, headers: standing, body });
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
    return new Passing(failure, askedPauseMs(answer.headers, this.host.clock.now()));
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
