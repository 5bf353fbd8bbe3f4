import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { freePort } from './gateway-process.ts';
import { newFolder, root } from './run-action.ts';

const run = promisify(execFile);

/** The MLflow that tests start. */
export const mlflowVersion = '3.17.2';

/** A real MLflow server from PyPI with SQLite, on the loopback address. Needs `uv`. */
export class MlflowServer implements AsyncDisposable {
  readonly url: string;
  /** Absolute path of the folder with everything it keeps. */
  readonly folder: string;
  readonly #child: ChildProcess;
  readonly #log: () => string;

  private constructor(url: string, folder: string, child: ChildProcess, log: () => string) {
    this.url = url;
    this.folder = folder;
    this.#child = child;
    this.#log = log;
  }

  /**
   * Starts a new, empty one and waits until it answers; its webhooks may call the loopback address. With `again` it is
   * one that was stopped, with what it had.
   */
  static async start(
    variables: Readonly<Record<string, string>> = {},
    again?: Pick<MlflowServer, 'url' | 'folder'>,
  ): Promise<MlflowServer> {
    const program = await mlflowProgram();
    const folder = again?.folder ?? newFolder('slipway-mlflow-');
    const port = again === undefined ? await freePort() : Number(new URL(again.url).port);
    const places = ['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`];
    const args = ['server', ...places, '--artifacts-destination', join(folder, 'artifacts')];
    const child = spawn(program, [...args, '--port', String(port), '--workers', '1'], {
      cwd: folder,
      // Its workers are processes of their own: they end with their group.
      detached: true,
      env: { ...process.env, ...settings(), ...variables },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
    const server = new MlflowServer(`http://127.0.0.1:${port}`, folder, child, () => log);
    try {
      await server.#untilItAnswers();
    } catch (thrown) {
      await server[Symbol.asyncDispose]();
      throw thrown;
    }
    return server;
  }

  /** Absolute path of the folder where it keeps artifacts. */
  get artifacts(): string {
    return join(this.folder, 'artifacts');
  }

  /** Everything it printed so far. */
  get log(): string {
    return this.#log();
  }

  /** Calls its REST API; throws with what it says unless it answers 200. */
  async call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/api/2.0/mlflow/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status === 200) return response.json();
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  async #untilItAnswers(): Promise<void> {
    const deadline = Date.now() + 90_000;
    for (;;) {
      const answer = await fetch(`${this.url}/health`).catch(() => undefined);
      if (answer?.status === 200) return;
      if (this.#child.exitCode !== null || Date.now() > deadline)
        throw new Error(`MLflow does not answer:\n${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The program of an environment with MLflow, made once a machine; two tests may make it at the same time. */
export async function mlflowProgram(): Promise<string> {
  const home = join(root, '.slipway', 'test-environments', `mlflow-${mlflowVersion}`);
  const program = join(home, 'bin', 'mlflow');
  if (existsSync(program)) return program;
  const made = `${home}.${process.pid}`;
  await mkdir(dirname(home), { recursive: true });
  await run('uv', ['venv', '--quiet', '--clear', '--relocatable', '--python', '3.11', made]);
  const install = [
    'pip',
    'install',
    '--quiet',
    '--compile-bytecode',
    '--python',
    join(made, 'bin', 'python'),
  ];
  await run('uv', [...install, `mlflow==${mlflowVersion}`], { maxBuffer: 1 << 24 });
  await rename(made, home).catch(() => rm(made, { recursive: true }));
  return program;
}

/** Webhooks may go to the loopback address and without TLS; their secrets are encrypted. Nothing runs that no test uses. */
function settings(): Record<string, string> {
  return {
    MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http,https',
    MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true',
    MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY: randomBytes(32)
      .toString('base64')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
    MLFLOW_DISABLE_TELEMETRY: 'true',
    // Six more processes that import all of MLflow, for evaluations of language models: three quarters of its start.
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
  };
}
