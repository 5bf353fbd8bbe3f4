import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses that are not on the public internet: private, shared, loopback, link-local (with the metadata services of
 * clouds), documentation, multicast and reserved ones.
 * Source: https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */
const notPublic = new BlockList();
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '::/128 ::1/128 64:ff9b:1::/48 100::/64 2001:db8::/32 fc00::/7 fe80::/10 ff00::/8',
].flatMap((line) => line.split(' '))) {
  const [address = '', prefix] = range.split('/');
  notPublic.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Whether an IP address is on the public internet. An IPv4 address in IPv6 clothes is judged as what it is. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && !notPublic.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Why a host that is written as an address must not be called; undefined for names, which `publicLookup` judges. */
export function addressRefusal(hostname: string): string | undefined {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) === 0 || isPublic(address) ? undefined : refusal(hostname, address);
}

/**
 * Resolves a name for a connection, and fails when any of its addresses is not public. The address that was judged is
 * the one that is connected to, so a name that changes its mind in between gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const bad = error === null ? addresses.find(({ address }) => !isPublic(address)) : undefined;
    const first = addresses?.[0];
    if (error !== null) callback(error, '');
    else if (bad !== undefined) callback(new Error(refusal(hostname, bad.address)), '');
    else if (first === undefined) callback(new Error(`${hostname} has no address`), '');
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function refusal(hostname: string, address: string): string {
  return `${hostname} is at ${address}, an address of a private network: allow it with --allow-private if it is meant`;
}
