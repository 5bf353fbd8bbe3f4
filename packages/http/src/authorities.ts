import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';

import { messageOf, refuse } from '@slipway/core/trouble';

/**
 * The certificate authorities that this machine trusts, in PEM: what `SSL_CERT_FILE` says, as OpenSSL, Python and uv
 * read it, else Node's and the system's; and what `NODE_EXTRA_CA_CERTS` adds.
 * @param file absolute path: what `SSL_CERT_FILE` says
 * @throws Problems when the file holds no certificate
 */
export function trustedAuthorities(file: string | undefined): string[] {
  const own =
    file === undefined
      ? [...getCACertificates('default'), ...getCACertificates('system')]
      : [authoritiesIn(file)];
  return [...new Set([...own, ...getCACertificates('extra')])];
}

/**
 * The certificates in a PEM file.
 * @throws Problems when there are none
 */
export function authoritiesIn(file: string): string {
  const expected = 'a PEM file with certificates';
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch (thrown) {
    refuse({ where: { file }, said: messageOf(thrown), expected });
  }
  return refuse({ where: { file }, said: 'no certificate in it', expected });
}
