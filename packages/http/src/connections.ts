import { Agent as HttpAgent, type AgentOptions, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext } from 'node:tls';

import type { TransferRequest } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';

import { authoritiesIn, trustedAuthorities } from './authorities.ts';
import { EndedWhileIdle, exchange, type Outgoing } from './exchange.ts';
import { isProxied, proxyEnv, type ProxyEnvironment } from './proxies.ts';
import { addressRefusal, publicLookup } from './public-addresses.ts';
import { defaultPatience, type Patience } from './retries.ts';
import { cancelled } from './troubles.ts';

/** What connections need of the machine that they are made on. Nothing here reads the environment. */
export interface Network {
  proxyEnvironment: ProxyEnvironment;
  /** What `SSL_CERT_FILE` says: the absolute path of the authorities to trust instead of Node's and the system's. */
  certificateFile?: string;
  /** Ends every request when aborted. */
  signal: AbortSignal;
  /**
   * Addresses that are not on the public internet are not connected to. Names are resolved by a proxy where there is one:
   * then it decides.
   */
  onlyPublic?: boolean;
}

/** What else is trusted than certificates of the known authorities. */
export type Trust = NonNullable<TransferRequest['trust']>;

const connectionsPerHost = 16;

/** Keeps connections open between requests, and knows which certificates and proxies count. No retries, no logins. */
export class Connections {
  readonly #network: Network;
  readonly #trust: Trust;
  readonly #patience: Patience;
  #plain: HttpAgent | undefined;
  #unchecked: HttpsAgent | undefined;
  #checked: HttpsAgent | undefined;

  constructor(network: Network, trust: Trust = {}, patience: Patience = defaultPatience) {
    this.#network = network;
    this.#trust = trust;
    this.#patience = patience;
  }

  /** True for hosts that were named as such: nothing else is spoken to without a checked certificate. */
  isInsecure(host: string): boolean {
    return this.#trust.insecureHosts?.includes(host) ?? false;
  }

  /**
   * Sends a request and answers when the status has come; the body is still to be read or thrown away.
   * @throws what Node says, TimedOut, Failure `CANCELLED`, Failure `NETWORK_FAILED` for an address that is not called at
   *   all, and whatever the source of the body failed with
   */
  async send(outgoing: Outgoing): Promise<IncomingMessage> {
    const { signal } = this.#network;
    const agent = this.#agentFor(outgoing.url);
    for (;;) {
      if (signal.aborted) throw cancelled();
      try {
        return await exchange(outgoing, agent, signal, this.#patience);
      } catch (thrown) {
        if (!(thrown instanceof EndedWhileIdle)) throw thrown;
      }
    }
  }

  /** Ends idle connections, and those that are in use. */
  close(): void {
    for (const agent of [this.#plain, this.#unchecked, this.#checked]) agent?.destroy();
  }

  #agentFor(url: URL): HttpAgent {
    const refused = this.#network.onlyPublic === true ? addressRefusal(url.hostname) : undefined;
    if (refused !== undefined) throw new Failure('NETWORK_FAILED', refused);
    if (url.protocol === 'http:') return (this.#plain ??= new HttpAgent(this.#options()));
    if (url.protocol !== 'https:')
      throw new Failure(
        'NETWORK_FAILED',
        `${url.protocol} is no address of the web: http: or https: is meant`,
      );
    // An address leaves out the port that it would have anyway, and a name may have it.
    if (this.isInsecure(url.host) || (url.port === '' && this.isInsecure(`${url.hostname}:443`)))
      return (this.#unchecked ??= new HttpsAgent({ ...this.#options(), rejectUnauthorized: false }));
    // Made once: some 150 certificates are not read anew for each connection.
    return (this.#checked ??= new HttpsAgent({
      ...this.#options(),
      secureContext: createSecureContext({ ca: this.#authorities() }),
    }));
  }

  #options(): AgentOptions {
    const { proxyEnvironment, onlyPublic = false } = this.#network;
    const lookup = onlyPublic && !isProxied(proxyEnvironment) ? { lookup: publicLookup } : {};
    return {
      keepAlive: true,
      maxSockets: connectionsPerHost,
      proxyEnv: proxyEnv(proxyEnvironment),
      ...lookup,
    };
  }

  #authorities(): string[] {
    const { certificateAuthorities: file } = this.#trust;
    return [
      ...trustedAuthorities(this.#network.certificateFile),
      ...(file === undefined ? [] : [authoritiesIn(file)]),
    ];
  }
}
