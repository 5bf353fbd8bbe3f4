import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { newFolder } from './run-action.ts';

/** A certificate that signs itself, for 127.0.0.1, localhost and names below `example.test`, and its key: PEM files. */
export interface Certificate {
  file: string;
  keyFile: string;
}

/** Makes one with `openssl`. Nobody trusts it who is not told to. */
export function newCertificate(): Certificate {
  const folder = newFolder('slipway-certificate-');
  const [file, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const names = 'subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:*.example.test';
  // Programs in Rust take the certificate of an authority for no server's.
  const use = 'basicConstraints=critical,CA:FALSE';
  execFileSync(
    'openssl',
    `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext ${names} -addext ${use} -keyout ${keyFile} -out ${file}`.split(
      ' ',
    ),
    { stdio: 'pipe' },
  );
  return { file, keyFile };
}
