import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, root } from './run-action.ts';

const program = [
  '--conditions=source',
  '--disable-warning=ExperimentalWarning',
  join(root, 'packages/relay/src/main.ts'),
];

/** The relay as a program of its own, from the sources. */
export class RelayProcess implements AsyncDisposable {
  /** Where the configuration is, and the store in `store/`. */
  readonly folder: string;
  readonly #variables: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #printed = '';
  #url = '';

  private constructor(folder: string, variables: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.#variables = variables;
  }

  /** Writes a configuration (JSON) into a new folder and starts the relay; secrets are in the variables. */
  static async start(
    configuration: object,
    variables: Readonly<Record<string, string>>,
  ): Promise<RelayProcess> {
    const relay = new RelayProcess(newFolder('slipway-relay-'), variables);
    writeFileSync(relay.config, JSON.stringify({ store: 'store', listen: { port: 0 }, ...configuration }));
    await relay.launch();
    return relay;
  }

  /** Path of the configuration. */
  get config(): string {
    return join(this.folder, 'relay.json');
  }

  /** Where it listens; another port after each launch. */
  get url(): string {
    return this.#url;
  }

  /** Everything it printed so far, in all launches. */
  get printed(): string {
    return this.#printed;
  }

  /** Starts the program and waits until it listens; throws with what it printed when it ends instead. */
  async launch(): Promise<void> {
    const from = this.#printed.length;
    const child = spawn(process.execPath, [...program, 'serve', '--config', this.config], this.#options());
    this.#child = child;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const listening = new Promise<string>((resolve) => {
      const read = (chunk: Buffer): void => {
        this.#printed += chunk.toString('utf8');
        const [, url] = /"what":"listening","url":"([^"]+)"/.exec(this.#printed.slice(from)) ?? [];
        if (url !== undefined) resolve(url);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
    });
    const url = await Promise.race([listening, ended]);
    if (url === undefined) throw new Error(`the relay ended: ${this.#printed.slice(from)}`);
    this.#url = url;
  }

  /** Runs another command of the program on the same configuration. */
  command(...words: string[]): { code: number | null; stdout: string; stderr: string } {
    const args = [...program, ...words, '--config', this.config];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      ...this.#options(),
      encoding: 'utf8',
    });
    return { code: status, stdout, stderr };
  }

  /** Ends it by SIGTERM, or by SIGKILL in the middle of whatever it does; answers its exit code. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.kill(signal);
    return ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop('SIGKILL');
  }

  #options(): { cwd: string; env: NodeJS.ProcessEnv } {
    return { cwd: this.folder, env: { PATH: process.env['PATH'], ...this.#variables } };
  }
}
