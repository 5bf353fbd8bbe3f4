import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import {
  defaultProbe,
  defaultRequestSettings,
  gatewayNodeOptions,
  type DeploymentRecord,
  type EndpointRecord,
  type GatewayControl,
  type GatewayStatus,
} from '@slipway/core/endpoint';

import { startMark } from '@slipway/runner/process-identity';

import { newFolder, root } from './run-action.ts';
import { tinyPackage, type TinyBehaviour } from './tiny-package.ts';

/** A key that the endpoint of a test takes. */
export const testKey = 'primary-key-of-the-test';

/** A TCP port of the loopback interface that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A deployment whose server is that of a tiny package in a new folder. */
export function tinyDeployment(
  id: string,
  behaviour: TinyBehaviour,
  changes: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const folder = newFolder('slipway-tiny-');
  const manifest = tinyPackage(folder, behaviour);
  const { routes, exitCodes } = manifest.start;
  return {
    id,
    name: id.replace(/\.\d+$/, ''),
    packageDigest: manifest.digest,
    models: [`tiny:${behaviour.version}`],
    instances: 1,
    start: {
      program: process.execPath,
      args: [join(folder, 'server', 'server.mjs'), '{port}', '{host}'],
      folder,
      variables: {},
      routes,
      exitCodes,
    },
    liveness_probe: defaultProbe,
    readiness_probe: defaultProbe,
    request_settings: defaultRequestSettings,
    environment_variables: {},
    ...changes,
  };
}

/** The gateway program on an endpoint in a new folder, without deploy-model. */
export class GatewayProcess {
  readonly folder: string;
  readonly url: string;
  record: EndpointRecord;
  child: ChildProcess | undefined;

  private constructor(folder: string, record: EndpointRecord) {
    this.folder = folder;
    this.record = record;
    this.url = `http://127.0.0.1:${record.port}`;
  }

  /** Writes an endpoint and starts its gateway from the sources. */
  static async start(changes: Partial<EndpointRecord>): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(newFolder('slipway-endpoint-'), {
      schemaVersion: 1,
      name: 'tiny',
      revision: 0,
      token: 1,
      served: 0,
      host: '127.0.0.1',
      port: await freePort(),
      auth: 'none',
      keyHashes: [createHash('sha256').update(testKey).digest('hex')],
      maxBodyBytes: 1024 * 1024,
      drainTimeoutMs: 10_000,
      deployments: [],
      traffic: {},
      mirror: {},
      retired: [],
      history: [],
      ...changes,
    });
    gateway.#write();
    await gateway.launch();
    return gateway;
  }

  /** Starts the program and waits until it can be reached. */
  async launch(): Promise<void> {
    const main = join(root, 'packages/serving/src/gateway/main.ts');
    const args = [...gatewayNodeOptions, '--conditions=source', main, '--endpoint', this.folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    this.child = child;
    await until(() => this.control.pid === child.pid);
  }

  /** Changes `endpoint.json`; the gateway is told, or left to notice by itself. */
  async change(changes: Partial<EndpointRecord>, isTold = true): Promise<void> {
    this.record = { ...this.record, ...changes, revision: this.record.revision + 1 };
    this.#write();
    if (isTold) await this.ask('POST', '/reload');
  }

  /** What `control.json` says; an empty object's fields while there is none. */
  get control(): GatewayControl {
    try {
      return JSON.parse(readFileSync(join(this.folder, 'control.json'), 'utf8')) as GatewayControl;
    } catch {
      return { pid: 0, startedAt: '', port: 0, token: '' };
    }
  }

  /** Asks the control channel. */
  ask(method: string, path: string, token = this.control.token): Promise<Response> {
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`http://127.0.0.1:${this.control.port}${path}`, { method, headers });
  }

  /** What the gateway says of its servers. */
  async status(): Promise<GatewayStatus> {
    return (await (await this.ask('GET', '/status')).json()) as GatewayStatus;
  }

  /** Waits until the deployment with this id is in this state. */
  async untilState(id: string, state: string): Promise<void> {
    await until(async () =>
      (await this.status()).deployments.some((entry) => entry.id === id && entry.state === state),
    );
  }

  /** Scores. */
  score(body: unknown, headers: Record<string, string> = {}, path = '/score'): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Ends the program and its servers in order; answers its exit code. */
  async stop(): Promise<number | null> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    return ended;
  }

  #write(): void {
    const file = join(this.folder, 'endpoint.json');
    const temporary = `${file}.${randomBytes(4).toString('hex')}`;
    writeFileSync(temporary, JSON.stringify(this.record));
    renameSync(temporary, file);
  }
}

/** Waits until a condition holds, at most 15 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not happen within 15 s');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** True while a process with this number runs. One that ended and was not collected by its parent does not run. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await startMark(pid)) !== undefined;
}
