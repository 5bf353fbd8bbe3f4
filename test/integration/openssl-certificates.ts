import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';

/** A certificate and its key, as PEM files. */
export interface Issued {
  /** Path of the private key. */
  key: string;
  /** Path of the certificate. */
  certificate: string;
}

const folder = newFolder('slipway-certificates-');
let count = 0;

/** Arguments in groups, so that they can be read. */
function openssl(...groups: readonly string[][]): void {
  execFileSync('openssl', groups.flat(), { stdio: ['ignore', 'ignore', 'pipe'] });
}

function newKeyFile(curve: string): string {
  const key = join(folder, `${(count += 1)}.key.pem`);
  openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-out', key]);
  return key;
}

/** What authorities and those who sign have in their certificates. */
export const extensions = {
  authority: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'],
  authorityOfLeaves: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'],
  signing: ['basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature'],
  /** Says that it issues, and that it is no authority. */
  pretender: ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature,keyCertSign'],
  codeSigning: ['basicConstraints=CA:FALSE', 'keyUsage=keyEncipherment', 'extendedKeyUsage=codeSigning'],
  web: ['basicConstraints=CA:FALSE', 'keyUsage=keyEncipherment', 'extendedKeyUsage=serverAuth'],
} as const;

/** A root that issues itself; with the key of another one, it stands in for that. */
export function newRoot(name: string, key = newKeyFile('P-256')): Issued {
  const certificate = join(folder, `${(count += 1)}.pem`);
  const given = extensions.authority.flatMap((extension) => ['-addext', extension]);
  const config = join(folder, 'empty.cnf');
  writeFileSync(config, '[req]\ndistinguished_name=dn\n[dn]\n');
  openssl(
    ['req', '-x509', '-new', '-key', key, '-subj', `/CN=${name}`, '-days', '30', '-config', config],
    ['-out', certificate],
    given,
  );
  return { key, certificate };
}

/** A certificate that another one issued. `days` 0: it is over at once. */
export function newCertificate(
  name: string,
  issuer: Issued,
  given: readonly string[],
  options: { days?: number; curve?: string } = {},
): Issued {
  const key = newKeyFile(options.curve ?? 'P-256');
  const [request, certificate, extensionFile] = ['csr', 'pem', 'ext'].map((ending) =>
    join(folder, `${(count += 1)}.${ending}`),
  ) as [string, string, string];
  const config = join(folder, 'empty.cnf');
  writeFileSync(config, '[req]\ndistinguished_name=dn\n[dn]\n');
  writeFileSync(extensionFile, `${given.join('\n')}\n`);
  openssl(['req', '-new', '-key', key, '-subj', `/CN=${name}`, '-config', config, '-out', request]);
  openssl(
    ['x509', '-req', '-in', request, '-CA', issuer.certificate, '-CAkey', issuer.key, '-CAcreateserial'],
    ['-days', String(options.days ?? 30), '-extfile', extensionFile, '-out', certificate],
  );
  return { key, certificate };
}

/** The texts of several PEM files, one after the other. */
export function joined(...files: readonly Issued[]): string {
  return files.map(({ certificate }) => readFileSync(certificate, 'utf8')).join('');
}
