import { Failure } from '@slipway/core/trouble';

/** `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY` and the same in small letters, which count first, as far as they are set. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY'];

/**
 * What Node's agents are told of proxies. They speak to them, log in with the user and the password of the address, and
 * leave them out where `NO_PROXY` says so. But they take less than people write, and go without a proxy where they do
 * not understand: so an address without a scheme gets one, a name also stands for the names below it, and ranges are
 * written as Node reads them.
 * Source: https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support
 * @throws Failure `NETWORK_FAILED` when a proxy is named that cannot be used
 */
export function proxyEnv(environment: ProxyEnvironment): Record<string, string> {
  const proxies = proxyNames.map((name) => [name, addressOf(name, valueOf(environment, name))] as const);
  const direct = valueOf(environment, 'NO_PROXY')
    .split(/[\s,]+/)
    .filter(Boolean);
  return {
    ...Object.fromEntries(proxies.filter(([, address]) => address !== '')),
    // Nothing but a star alone is understood as everything.
    NO_PROXY: direct.includes('*') ? '*' : direct.flatMap(exceptions).join(','),
  };
}

/** True when a proxy is named. */
export function isProxied(environment: ProxyEnvironment): boolean {
  return proxyNames.some((name) => valueOf(environment, name) !== '');
}

function valueOf(environment: ProxyEnvironment, name: string): string {
  return environment[name.toLowerCase()] || environment[name] || '';
}

function addressOf(name: string, text: string): string {
  if (text === '') return '';
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  // The address may hold a password, so it is not shown.
  throw new Failure('NETWORK_FAILED', `the proxy that ${name} names cannot be used`, {
    remedy: `set ${name} to an address such as http://user:password@proxy.example.com:3128`,
  });
}

function exceptions(entry: string): string[] {
  const [, a = '', b, c, d, bits] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(entry) ?? [];
  if (bits !== undefined) return [range([a, b, c, d].map(Number), Number(bits))];
  const name = entry.replace(/^\[(.*)\]$/, '$1');
  return /^[*.]|^[\d.]+(-|:\d+|$)|:.*:/.test(name) ? [name] : [name, `.${name}`];
}

/** `10.0.0.0/8` as `10.0.0.0-10.255.255.255`. */
function range(parts: readonly number[], bits: number): string {
  const size = 2 ** (32 - bits);
  const whole = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = whole - (whole % size);
  return [first, first + size - 1].map(dotted).join('-');
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
