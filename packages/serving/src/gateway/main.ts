import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { EndpointRecord, GatewayControl } from '@slipway/core/endpoint';
import { messageOf } from '@slipway/core/trouble';
import { startMark } from '@slipway/runner/process-identity';

import { createControl } from './control.ts';
import { endpointFiles, readRecord, recordMark, writeWhole } from './endpoint-files.ts';
import { createFront } from './front.ts';
import { boundLogs } from './log-files.ts';
import { Metrics } from './metrics.ts';
import { Supervisor } from './supervisor.ts';

const help = `Serves an endpoint: starts its model servers, watches them, and passes requests on.

  node main.js --endpoint <folder>

The folder holds endpoint.json, which says what is wanted and is followed whenever it changes. The gateway writes
status.json (what runs), control.json (how to reach it), children.json (its processes) and logs/.
Exit codes: 0 stopped by SIGTERM, SIGINT or its control channel, 1 a defect, 2 wrong flags or no endpoint.json,
98 the address can not be listened on.
`;

const exitCodes = { stopped: 0, defect: 1, usage: 2, address: 98 } as const;

/** Changes of endpoint.json are looked for this often, in case nobody could say so on the control channel. */
const lookMs = 200;
const logLookMs = 5000;

/** Ends the program with a message. */
class Ending extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

class Gateway {
  readonly metrics = new Metrics();
  readonly #folder: string;
  readonly #supervisor: Supervisor;
  readonly #front: Server;
  readonly #control: Server;
  readonly #token = randomBytes(32).toString('base64url');
  readonly #identity: { pid: number; startedAt: string };
  #mark: string | undefined;
  isStopping = false;

  constructor(folder: string, record: EndpointRecord, identity: { pid: number; startedAt: string }) {
    this.#folder = folder;
    this.#identity = identity;
    this.#supervisor = new Supervisor(folder, record, this.metrics, identity);
    this.#front = createFront(this);
    this.#control = createControl(this.#token, {
      status: () => this.#supervisor.status,
      reload: () => this.reload(),
      stop: () => this.stop(),
      metrics: () => this.metrics.text(this.#supervisor.deployments),
      figures: () => this.metrics.figures,
    });
  }

  /** Read by every request. */
  get routing(): Supervisor['routing'] {
    return this.#supervisor.routing;
  }

  /** The public address is taken first: two gateways of one endpoint can not both get it, so only one starts servers. */
  async start(): Promise<string> {
    const { host, port } = this.routing.record;
    this.#mark = recordMark(this.#folder);
    await listen(this.#front, port, host);
    const control = await listen(this.#control, 0, '127.0.0.1');
    await this.#supervisor.begin();
    const told: GatewayControl = { ...this.#identity, port: control, token: this.#token };
    writeWhole(this.#folder, endpointFiles.control, told);
    setInterval(() => this.#look(), lookMs);
    setInterval(() => boundLogs(join(this.#folder, 'logs')), logLookMs);
    return `http://${host}:${port}`;
  }

  reload(): boolean {
    this.#mark = recordMark(this.#folder);
    return this.#supervisor.follow(readRecord(this.#folder));
  }

  stop(): void {
    if (this.isStopping) return;
    this.isStopping = true;
    this.#front.close();
    setInterval(() => this.#front.closeIdleConnections(), 50);
    void this.#end();
  }

  async #end(): Promise<void> {
    await this.#supervisor.stop(this.routing.record.drainTimeoutMs);
    rmSync(join(this.#folder, endpointFiles.control), { force: true });
    rmSync(join(this.#folder, endpointFiles.children), { force: true });
    process.exit(exitCodes.stopped);
  }

  /** A record that is gone means that the endpoint was deleted; one that is half there does not happen. */
  #look(): void {
    const mark = recordMark(this.#folder);
    if (mark === this.#mark || this.isStopping) return;
    if (mark === undefined) return this.stop();
    try {
      this.reload();
    } catch (thrown) {
      console.error(`endpoint.json could not be followed: ${messageOf(thrown)}`);
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) => {
      const why = thrown.code === 'EADDRINUSE' ? 'it is in use by another program' : thrown.message;
      reject(new Ending(exitCodes.address, `port ${port} of ${host} can not be listened on: ${why}`));
    });
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
}

function folderFrom(args: readonly string[]): string | undefined {
  const options = { endpoint: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) return undefined;
    if (values.endpoint !== undefined) return resolve(values.endpoint);
  } catch (thrown) {
    throw new Ending(exitCodes.usage, messageOf(thrown));
  }
  throw new Ending(exitCodes.usage, '--endpoint <folder> is missing');
}

function recordOf(folder: string): EndpointRecord {
  try {
    return readRecord(folder);
  } catch (thrown) {
    throw new Ending(exitCodes.usage, messageOf(thrown));
  }
}

async function main(args: readonly string[]): Promise<void> {
  const folder = folderFrom(args);
  if (folder === undefined) return void process.stdout.write(help);
  const startedAt = (await startMark(process.pid)) ?? 'unknown';
  const gateway = new Gateway(folder, recordOf(folder), { pid: process.pid, startedAt });
  const address = await gateway.start();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => gateway.stop());
  console.log(`${new Date().toISOString()} serving ${address} (process ${process.pid})`);
}

try {
  await main(process.argv.slice(2));
} catch (thrown) {
  process.stderr.write(
    `${thrown instanceof Ending ? thrown.message : String((thrown as Error).stack ?? thrown)}\n`,
  );
  process.exit(thrown instanceof Ending ? thrown.code : exitCodes.defect);
}
