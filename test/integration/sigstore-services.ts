import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';

import type { Issued } from './openssl-certificates.ts';

/** What was asked of the services. */
export interface Asked {
  tokens: string[];
  /** The kinds of entries for the log. */
  entries: string[];
}

/** Stand-ins for Sigstore's two services, on this machine. They issue and log; nobody vouches for them. */
export interface SigstoreServices extends Disposable {
  url: string;
  asked: Asked;
  /** The status with which the next requests are answered; 200: as they should be. */
  answerWith(status: number): void;
}

/** Starts them. Certificates are issued by a root of one's own, for the key that is asked for. */
export async function startSigstore(root: Issued): Promise<SigstoreServices> {
  const asked: Asked = { tokens: [], entries: [] };
  let status = 201;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const answer = request.url?.startsWith('/api/v2/signingCert')
        ? certificate(body, root, asked)
        : logEntry(body, asked);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answerWith: (next) => (status = next === 200 ? 201 : next),
    [Symbol.dispose]: () => void server.close(),
  };
}

/** Source: https://github.com/sigstore/fulcio/blob/main/fulcio.proto */
function certificate(body: string, root: Issued, asked: Asked): unknown {
  const { credentials, publicKeyRequest } = JSON.parse(body) as {
    credentials: { oidcIdentityToken: string };
    publicKeyRequest: { publicKey: { content: string } };
  };
  asked.tokens.push(credentials.oidcIdentityToken);
  const folder = newFolder('slipway-fulcio-');
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('key.pem'), publicKeyRequest.publicKey.content);
  writeFileSync(at('empty.cnf'), '[req]\ndistinguished_name=dn\n[dn]\n');
  writeFileSync(
    at('extensions'),
    'keyUsage=critical,digitalSignature\nsubjectAltName=URI:https://example.com/workflow\n',
  );
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'pipe' });
  openssl('req', '-new', '-key', root.key, '-subj', '/CN=x', '-config', at('empty.cnf'), '-out', at('csr'));
  openssl(
    ...'x509 -req -days 1 -CAcreateserial'.split(' '),
    ...Object.entries({
      '-in': at('csr'),
      '-force_pubkey': at('key.pem'),
      '-CA': root.certificate,
      '-CAkey': root.key,
      '-extfile': at('extensions'),
      '-out': at('leaf.pem'),
    }).flat(),
  );
  const certificates = [at('leaf.pem'), root.certificate].map((path) => readFileSync(path, 'utf8'));
  return { signedCertificateEmbeddedSct: { chain: { certificates } } };
}

/** Source: https://github.com/sigstore/rekor/blob/main/openapi.yaml */
function logEntry(body: string, asked: Asked): unknown {
  const { kind } = JSON.parse(body) as { kind: string };
  asked.entries.push(kind);
  const hash = createHash('sha256').update(body).digest('hex');
  return {
    [hash]: {
      body: Buffer.from(body).toString('base64'),
      integratedTime: 1_760_000_000,
      logID: hash,
      logIndex: 0,
      verification: {
        signedEntryTimestamp: Buffer.from('promise').toString('base64'),
        inclusionProof: { checkpoint: 'log', hashes: [], logIndex: 0, rootHash: hash, treeSize: 1 },
      },
    },
  };
}
