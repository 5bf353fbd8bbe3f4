import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { freePort, until } from './gateway-process.ts';
import { newFolder } from './run-action.ts';
import type { TokenService } from './oci-token-service.ts';
import type { Certificate } from './test-certificate.ts';

/** The only user of registries that are started with `auth: 'basic'`. */
export const registryUser = { user: 'tester', password: 'password of the test' };

/** `registryUser`, as `htpasswd -B` writes it. */
const passwordFile = 'tester:$2y$05$1q7H5kye.IAzolFZZkn32.ppEQfZ.ftWZ00Gtx/pTSmRU4sDa55eC\n';

/** What the registry asks of those who come. */
export interface RegistryOptions {
  /** `basic`: `registryUser`; a token service: tokens of it; left out: nothing. */
  auth?: 'basic' | TokenService;
  /** False: nobody may delete anything, as in many registries. */
  deletes?: boolean;
  /** Speaks HTTPS with this certificate. */
  certificate?: Certificate;
}

/** Debian's `docker-registry` on a free port of the loopback interface, with its store in a new folder. */
export class OciRegistry {
  /** With its port: `127.0.0.1:41233`. */
  readonly host: string;
  /** Its store is in `data`, its log in `registry.log`. */
  readonly folder: string;
  readonly #port: number;
  #child: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.#port = port;
    this.host = `127.0.0.1:${port}`;
  }

  /** Starts a registry that answers when this resolves. Whatever is in it may be deleted. */
  static async start(options: RegistryOptions = {}): Promise<OciRegistry> {
    const registry = new OciRegistry(newFolder('slipway-registry-'), await freePort());
    registry.#configure(options);
    await registry.restart();
    return registry;
  }

  /** Starts it again, on the same port with the same store. */
  async restart(): Promise<void> {
    await this.stop();
    const log = openSync(join(this.folder, 'registry.log'), 'a');
    const child = spawn('docker-registry', ['serve', join(this.folder, 'config.yml')], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`docker-registry ended:\n${this.log()}`);
      return isListening(this.#port);
    });
  }

  /** Ends it at once, as a crash would. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it and removes its store. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What it has written. */
  log(): string {
    return readFileSync(join(this.folder, 'registry.log'), 'utf8');
  }

  #configure({ auth, certificate, deletes = true }: RegistryOptions): void {
    const file = (name: string): string => JSON.stringify(join(this.folder, name));
    const tls =
      certificate &&
      `  tls: { certificate: ${quoted(certificate.file)}, key: ${quoted(certificate.keyFile)} }`;
    const lines = [
      'version: 0.1',
      'log: { level: warn, accesslog: { disabled: true } }',
      'storage:',
      `  filesystem: { rootdirectory: ${file('data')} }`,
      `  delete: { enabled: ${deletes} }`,
      'http:',
      `  addr: ${this.host}`,
      '  secret: the-same-after-a-restart',
      ...(tls === undefined ? [] : [tls]),
      ...(auth === 'basic' ? ['auth:', `  htpasswd: { realm: test, path: ${file('users')} }`] : []),
      ...(typeof auth === 'object' ? ['auth:', ...tokenLines(auth)] : []),
    ];
    if (auth === 'basic') writeFileSync(join(this.folder, 'users'), passwordFile);
    writeFileSync(join(this.folder, 'config.yml'), `${lines.join('\n')}\n`);
  }
}

function tokenLines(service: TokenService): string[] {
  return [
    '  token:',
    `    realm: ${quoted(service.realm)}`,
    `    service: ${quoted(service.service)}`,
    `    issuer: ${quoted(service.issuer)}`,
    `    rootcertbundle: ${quoted(service.certificate.file)}`,
  ];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
