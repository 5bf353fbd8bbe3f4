import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';

import { certificateFile } from './environment.ts';

/** The certificate authorities that this machine trusts, in PEM: what `SSL_CERT_FILE` says, else Node's and the system's. */
export function trustedAuthorities(): string {
  const file = certificateFile();
  if (file !== undefined) return readFileSync(file, 'utf8');
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])].join('\n');
}
