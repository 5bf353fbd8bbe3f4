import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the small models that `fixtures/make.py` makes. */
export const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** How a server ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The server as a process of its own, as a package runs it, with its configuration in a folder of its own. */
export interface StartedServer extends StartedProgram {
  /** Ends the process at once and waits until it is gone. */
  stop(): Promise<void>;
}

/** The server's program, whatever it does with its arguments. */
export interface StartedProgram {
  readonly process: ChildProcess;
  /** Without a slash at the end; settles once the server says that it listens, rejects when it ends before. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** A model of the fixtures as the configuration names it. */
export function fixture(name: string, version = '1'): { name: string; version: string; file: string } {
  return { name, version, file: join(FIXTURES, `${name}.onnx`) };
}

/** Starts the server's program with a configuration of its own on a free port. */
export async function startServer(config: object, flags: readonly string[] = []): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'onnx-server-'));
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify({ port: 0, ...config }));
  const server = startProgram(['--config', file, ...flags]);
  const stop = async (): Promise<void> => {
    server.process.kill('SIGKILL');
    await server.ended;
    await rm(folder, { recursive: true });
  };
  return { ...server, stop };
}

/** Starts the server's program with these arguments. */
export function startProgram(args: readonly string[]): StartedProgram {
  const child = spawn(process.execPath, ['--conditions=source', MAIN, ...args], { stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const found = /listening on (http:\/\/\S+)/.exec(stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`the server ended before it listened: ${stderr}`)));
  });
  url.catch(() => {}); // who waits for the end only does not wait for the address
  return { process: child, url, ended };
}

/** Posts JSON (or text as it is) and reads the JSON that comes back. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<{ status: number; json: unknown; headers: Headers }> {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', body: text as string, headers });
  return { status: response.status, json: await response.json(), headers: response.headers };
}
