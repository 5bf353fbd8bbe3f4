import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { root } from '@slipway/testing/run-action';

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

/** A model as `models.json` of a package names it. */
export interface PackagedModel {
  framework: string;
  /** Absolute. */
  folder: string;
  file?: string;
  name?: string;
  version?: string;
}

/** What a package without an entry script sets: its `models.json` is written into a folder that is given. */
export async function serving(home: string, ...models: PackagedModel[]): Promise<Record<string, string>> {
  const file = join(home, `models-${randomUUID()}.json`);
  const listed = models.map((model) => ({ name: 'model', version: '1', ...model }));
  await writeFile(file, JSON.stringify({ models: listed }));
  const script = join(here, 'server', 'slipway_serving', 'score_models.py');
  return { SLIPWAY_MODELS: file, AZUREML_ENTRY_SCRIPT: script, AZUREML_MODEL_DIR: models[0]!.folder };
}

/** The launcher that every package with a Python server carries. */
export const launcher = join(here, 'server', 'serve.py');

/** A folder of `test/fixtures/models`. */
export const fixture = (...parts: string[]): string =>
  join(here, '..', '..', '..', 'test', 'fixtures', 'models', ...parts);

/** A JSON file of the fixtures. */
export const fixtureJson = async (...parts: string[]): Promise<unknown> =>
  JSON.parse(await readFile(fixture(...parts), 'utf8'));

/** What the tests of the server install, all of it into one environment. */
const requirements = ['requirements-sklearn.txt', 'requirements-mlflow.txt', 'test-requirements.txt'];

/**
 * A Python with what the server and its models need, made once a checkout and a content of the requirement files.
 * Two test files may make it at the same time: each builds its own, the first to finish gives it its name.
 */
export async function servingPython(): Promise<string> {
  const files = requirements.map((name) => join(here, name));
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  const digits = hash.digest('hex').slice(0, 16);
  const home = join(root, '.slipway', 'test-environments', `serving-${digits}`);
  if (!(await exists(home))) {
    const made = `${home}.${process.pid}`;
    await mkdir(dirname(home), { recursive: true });
    await run('uv', ['venv', '--quiet', '--clear', '--relocatable', '--python', '3.11', made]);
    const wanted = files.flatMap((file) => ['-r', file]);
    const install = [
      'pip',
      'install',
      '--quiet',
      '--compile-bytecode',
      '--python',
      pythonOf(made),
      ...wanted,
    ];
    await run('uv', install, { maxBuffer: 1 << 24 });
    await rename(made, home).catch(() => rm(made, { recursive: true }));
  }
  return pythonOf(home);
}

/** A server that answers. */
export interface PythonServer extends AsyncDisposable {
  port: number;
  /** The launcher's process. */
  pid: number;
  /** Everything it has printed so far, both streams. */
  log(): string;
}

/** How a server ended by itself. */
export interface Ending {
  code: number | null;
  log: string;
  lastLine: string;
}

/** What is told to the launcher beside its environment. */
export interface Launch {
  port?: number;
  args?: string[];
}

/** Starts the launcher and waits until the server answers, 60 s at most; throws with its log when it ends instead. */
export async function serve(
  python: string,
  variables: Record<string, string>,
  launch: Launch = {},
): Promise<PythonServer> {
  const port = launch.port ?? (await freePort());
  const { child, log, closed } = start(python, variables, { ...launch, port });
  const stop = async (): Promise<void> => {
    child.kill();
    await closed;
  };
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log()}`);
    if (await answers(port)) return { port, pid: child.pid ?? 0, log, [Symbol.asyncDispose]: stop };
  }
  await stop();
  throw new Error(`the server did not answer within 60 s:\n${log()}`);
}

/** Starts the launcher in a way that must fail and waits for its end; after 60 s it is killed and the code is null. */
export async function endingOf(
  python: string,
  variables: Record<string, string>,
  launch: Launch = {},
): Promise<Ending> {
  const port = launch.port ?? (await freePort());
  const { child, log, closed } = start(python, variables, { ...launch, port });
  const timer = setTimeout(() => child.kill(), 60_000);
  await closed;
  clearTimeout(timer);
  return { code: child.exitCode, log: log(), lastLine: log().trimEnd().split('\n').at(-1) ?? '' };
}

/** An answer with its body parsed. */
export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** POSTs JSON, or a text as it is, to `/score`. */
export async function score(
  server: PythonServer,
  body: unknown,
  contentType = 'application/json',
): Promise<Answer> {
  return ask(server, '/score', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Any request; a body that is not JSON is given as text. */
export async function ask(server: PythonServer, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
  const text = await response.text();
  return { status: response.status, body: parsed(text), headers: response.headers };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Nested lists of numbers cut to so many decimals: other processors round the last ones differently. */
export function rounded(value: unknown, decimals: number): unknown {
  if (Array.isArray(value)) return value.map((item) => rounded(item, decimals));
  return typeof value === 'number' ? Number(value.toFixed(decimals)) : value;
}

interface Started {
  child: ChildProcess;
  log: () => string;
  closed: Promise<unknown>;
}

function start(python: string, variables: Record<string, string>, launch: Launch): Started {
  const child = spawn(python, [launcher, '--port', String(launch.port), ...(launch.args ?? [])], {
    env: { PATH: process.env['PATH'] ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  return { child, log: () => log, closed: once(child, 'close') };
}

function pythonOf(home: string): string {
  return process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python');
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
