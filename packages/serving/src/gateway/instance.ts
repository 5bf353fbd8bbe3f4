import { defined } from '@slipway/core/defined';
import { Agent } from 'node:http';
import { join } from 'node:path';

import type { ChildRecord, DeploymentRecord, InstanceStatus, ServerExit } from '@slipway/core/endpoint';
import { messageOf } from '@slipway/core/trouble';

import { life, newLife, type InstanceCommand, type Life, type SeenOfInstance } from './life.ts';
import { probe } from './probe.ts';
import { adoptServer, freePort, startServer, type ServerProcess } from './server-process.ts';
import type { Worker } from './slots.ts';

/** How long a server has to end by itself once it is asked to, when it has no requests any more. */
const endGraceMs = 8000;

const host = '127.0.0.1';

/** What an instance tells the supervisor. */
export interface InstanceListener {
  /** Its phase, its process or its port is another. */
  changed(instance: Instance): void;
}

/** One running copy of a deployment's server: the shell that carries out what `life` decides. */
export class Instance implements Worker {
  active = 0;
  readonly deployment: DeploymentRecord;
  readonly index: number;
  /** Connections to the server; a new one for every process, so that no connection outlives its server. */
  agent: Agent = newAgent();
  port = 0;
  #life: Life;
  #process: ServerProcess | undefined;
  readonly #folder: string;
  readonly #listener: InstanceListener;

  constructor(deployment: DeploymentRecord, index: number, folder: string, listener: InstanceListener) {
    this.deployment = deployment;
    this.index = index;
    this.#folder = folder;
    this.#listener = listener;
    this.#life = newLife(deployment.liveness_probe, deployment.readiness_probe, false);
  }

  get phase(): InstanceStatus['phase'] {
    return this.#life.phase;
  }

  get wasReady(): boolean {
    return this.#life.wasReady;
  }

  get restarts(): number {
    return this.#life.restarts;
  }

  /** Name of its log below `logs/`. */
  get log(): string {
    return `${this.deployment.id}.${this.index}.log`;
  }

  /** What the next gateway has to know of its process; undefined while there is none. */
  get record(): ChildRecord | undefined {
    if (this.#process === undefined) return undefined;
    const { pid, startedAt } = this.#process;
    const { deployment, index, port, wasReady } = this;
    return { deployment: deployment.id, index, pid, startedAt, port, wasReady };
  }

  /** What is told of it. */
  get status(): InstanceStatus {
    const { index, phase, restarts, active, log } = this;
    const { exit, said } = this.#life;
    const running = this.#process === undefined ? {} : { pid: this.#process.pid, port: this.port };
    return {
      index,
      phase,
      ...running,
      restarts,
      ...defined({ exit }),
      ...defined({ said }),
      active,
      log,
    };
  }

  /** Starts its first process, or takes over the one that an earlier gateway left. */
  async begin(left: ChildRecord | undefined): Promise<void> {
    if (left === undefined) return this.#start();
    this.#life = newLife(this.deployment.liveness_probe, this.deployment.readiness_probe, left.wasReady);
    const adopted = await adoptServer(left.pid, left.startedAt);
    if (adopted === undefined) return this.#start();
    this.port = left.port;
    this.#watch(adopted);
    this.#see({ kind: 'adopted', nowMs: Date.now() });
  }

  /** Takes it out of the rotation for good; its process ends when `end` is called. */
  letGo(): void {
    this.#see({ kind: 'let go', nowMs: Date.now() });
  }

  /** Ends its process. `letGo` comes first, or it is started again. */
  end(graceMs = endGraceMs): void {
    if (this.#process === undefined)
      this.#see({ kind: 'exited', exit: { code: null, signal: null }, nowMs: Date.now() });
    else this.#process.end(graceMs);
  }

  async #start(): Promise<void> {
    try {
      this.port = await freePort(host);
      const { start } = this.deployment;
      const log = join(this.#folder, 'logs', this.log);
      const server = await startServer(start, { host, port: this.port }, log);
      // It was let go while it started.
      if (this.#life.phase === 'gone') return server.end(endGraceMs);
      this.#watch(server);
      this.#see({ kind: 'started', nowMs: Date.now() });
    } catch (thrown) {
      this.#see({ kind: 'not started', nowMs: Date.now(), reason: messageOf(thrown) });
    }
  }

  #watch(server: ServerProcess): void {
    this.#process = server;
    this.agent = newAgent();
    void this.#untilExit(server);
  }

  async #untilExit(server: ServerProcess): Promise<void> {
    const exit: ServerExit = await server.exited;
    this.#process = undefined;
    this.agent.destroy();
    this.#see({ kind: 'exited', exit, nowMs: Date.now() });
  }

  #see(seen: SeenOfInstance): void {
    const { state, commands } = life.next(this.#life, seen);
    this.#life = state;
    this.#listener.changed(this);
    for (const command of commands) this.#carryOut(command);
  }

  #carryOut(command: InstanceCommand): void {
    if (command.kind === 'end') {
      this.#process?.end(endGraceMs);
      return;
    }
    const meant = this.#process;
    const timer = setTimeout(() => {
      if (this.#process !== meant || this.phase === 'gone') return;
      if (command.kind === 'probe') void this.#probe(command.probe, meant);
      else if (this.phase !== 'draining') void this.#start();
    }, command.afterMs);
    timer.unref();
  }

  async #probe(kind: 'readiness' | 'liveness', meant: ServerProcess | undefined): Promise<void> {
    const { routes } = this.deployment.start;
    const { timeout } =
      kind === 'readiness' ? this.deployment.readiness_probe : this.deployment.liveness_probe;
    const found = await probe({ host, port: this.port }, routes[kind], timeout * 1000);
    if (this.#process === meant) this.#see({ kind: 'probed', probe: kind, ...found, nowMs: Date.now() });
  }
}

function newAgent(): Agent {
  // Shorter than any server's own keep-alive (2 s for gunicorn threads), so that no request meets a closing connection.
  return new Agent({ keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo', timeout: 1500 });
}
