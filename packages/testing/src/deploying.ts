import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { EndpointRecord, GatewayControl } from '@slipway/core/endpoint';

import { newFolder, runAction, type StepInputs, type StepResult } from './run-action.ts';
import { tinyPackage, type TinyBehaviour } from './tiny-package.ts';

/** A home folder with one endpoint that tests deploy tiny packages to, as a workflow would. */
export class Deploying {
  readonly home = newFolder('slipway-home-');
  readonly workspace = newFolder('slipway-workspace-');
  readonly endpoint: string;

  constructor(endpoint = 'tiny') {
    this.endpoint = endpoint;
  }

  /** Makes a package in the workspace and answers its path. */
  package(behaviour: TinyBehaviour): string {
    const name = `package-${behaviour.version}`;
    tinyPackage(join(this.workspace, name), behaviour, this.home);
    return name;
  }

  /** Runs deploy-model on the endpoint. */
  run(inputs: Record<string, string>, more: Partial<StepInputs> = {}): Promise<StepResult> {
    return runAction('deploy-model', {
      inputs: { endpoint: this.endpoint, ...inputs },
      home: this.home,
      workspace: this.workspace,
      ...more,
    });
  }

  /** Deploys a tiny package. */
  deploy(
    behaviour: TinyBehaviour,
    inputs: Record<string, string> = {},
    more: Partial<StepInputs> = {},
  ): Promise<StepResult> {
    return this.run({ package: this.package(behaviour), ...inputs }, more);
  }

  /** The folder of the endpoint. */
  get folder(): string {
    return join(this.home, 'endpoints', this.endpoint);
  }

  /** What the endpoint is to be. */
  get record(): EndpointRecord {
    return this.#read('endpoint.json') as EndpointRecord;
  }

  /** The keys of the endpoint. */
  get keys(): { primary: string; secondary: string } {
    return this.#read('keys.json') as { primary: string; secondary: string };
  }

  /** How to reach the gateway. */
  get control(): GatewayControl {
    return this.#read('control.json') as GatewayControl;
  }

  /** Scores as a client of the endpoint. */
  score(body: unknown = {}, key = this.keys.primary): Promise<Response> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const url = `http://127.0.0.1:${this.record.port}/score`;
    return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** The version that answers. */
  async version(): Promise<string> {
    return ((await (await this.score()).json()) as { version: string }).version;
  }

  #read(name: string): unknown {
    return JSON.parse(readFileSync(join(this.folder, name), 'utf8'));
  }
}

/** A client that scores all the time, and counts. */
export class BackgroundClient {
  /** Answers by the version that gave them. */
  readonly answers = new Map<string, number>();
  /** What did not succeed, in words. */
  readonly failed: string[] = [];
  #isOver = false;
  readonly #clients: Promise<void>[];

  constructor(deploying: Deploying, clients = 4) {
    const key = deploying.keys.primary;
    this.#clients = Array.from({ length: clients }, async () => {
      while (!this.#isOver) await this.#one(deploying, key);
    });
  }

  /** Ends it, after the answers that are under way. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#clients);
  }

  async #one(deploying: Deploying, key: string): Promise<void> {
    try {
      const answer = await deploying.score({ sleep: 5 }, key);
      const text = await answer.text();
      if (answer.status !== 200) return void this.failed.push(`${answer.status} ${text}`);
      const { version } = JSON.parse(text) as { version: string };
      this.answers.set(version, (this.answers.get(version) ?? 0) + 1);
    } catch (thrown) {
      this.failed.push(String(thrown));
    }
  }
}
