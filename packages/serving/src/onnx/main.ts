import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

import { messageOf, Problems } from '@slipway/core/trouble';

import { type Config, readConfig } from './config.ts';
import type { Routes } from './exchange.ts';
import { LoadFailure } from './load-failure.ts';
import type { Model } from './model.ts';
import { routesOf, routesWhileLoading } from './routes.ts';
import { loadRuntime, RuntimeMissing } from './runtime.ts';
import { createHttpServer, type Service } from './server.ts';
import { loadModel } from './session.ts';

const HELP = `Serves ONNX models over HTTP.

  node main.js --config <file.json> [--port <n>] [--host <address>] [--environment <folder>]

The file: {"models": [{"name", "version", "file"}], "port": 5001, "host": "127.0.0.1", "defaultModel", "maxBodyBytes",
"serviceName", "serviceVersion", "method": "predict" | "predict_proba", "threads", "graceMs": 8000}.
Files are relative to it; port 0 takes a free one. Prints "listening on http://…" when every model is loaded.

Routes: GET /  POST /score  GET /swagger.json  POST /invocations  /v1/models/…  /v2/…
Exit codes: 0 stopped by SIGTERM or SIGINT, 1 a defect, 2 wrong flags or configuration, 3 a model can not be loaded,
98 the address can not be listened on, 100 onnxruntime-node is neither in the node_modules of
--environment nor beside the server.
`;

/** The exit codes of the program; 3 is what azureml-inference-server-http ends with when it can not boot. */
const EXIT = {
  stopped: 0,
  defect: 1,
  usage: 2,
  modelFailed: 3,
  addressFailed: 98,
  runtimeMissing: 100,
} as const;

/** The flags are wrong. */
class UsageFailure extends Error {}

/** The address can not be listened on. */
class AddressFailure extends Error {}

class OnnxService implements Service {
  routes: Routes = routesWhileLoading;
  isReady = false;
  isStopping = false;
  readonly maxBodyBytes: number;

  constructor(config: Config) {
    this.maxBodyBytes = config.maxBodyBytes;
  }

  open(models: readonly Model[], config: Config): void {
    this.routes = routesOf(models, config);
    this.isReady = true;
  }

  onDefect(error: unknown): void {
    process.stderr.write(`defect: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

async function main(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags === undefined) return;
  const { config, environment } = flags;
  const started = performance.now();
  const service = new OnnxService(config);
  const server = createHttpServer(service);
  // Listens before the models load, so that who waits sees "alive, not ready" and not a refused connection.
  const address = await listen(server, config);
  stopOn(['SIGTERM', 'SIGINT'], server, service, config);
  const runtime = loadRuntime(environment);
  const models: Model[] = [];
  for (const model of config.models) models.push(await loadModel(runtime, model, config.threads));
  service.open(models, config);
  const names = models.map(({ name, version }) => `${name}:${version}`).join(', ');
  process.stdout.write(
    `listening on ${address} with ${names} (${Math.round(performance.now() - started)} ms)\n`,
  );
}

function readFlags(args: readonly string[]): { config: Config; environment?: string } | undefined {
  const values = parseFlags(args);
  if (values.help === true) {
    process.stdout.write(HELP);
    return undefined;
  }
  if (values.config === undefined) throw new UsageFailure('--config <file.json> is missing');
  const config = readConfig(values.config, {
    port:
      values.port === undefined ? undefined : /^\d+$/.test(values.port) ? Number(values.port) : values.port,
    host: values.host,
  });
  return { config, environment: values.environment };
}

function parseFlags(args: readonly string[]): {
  config?: string;
  port?: string;
  host?: string;
  environment?: string;
  help?: boolean;
} {
  const text = { type: 'string' } as const;
  const options = {
    config: text,
    port: text,
    host: text,
    environment: text,
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageFailure(messageOf(error));
  }
}

function listen(server: Server, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      const cause = isTaken
        ? `port ${port} on ${host} is already in use`
        : `can not listen on ${host}:${port}`;
      reject(new AddressFailure(isTaken ? cause : `${cause}: ${error.message}`));
    });
    server.listen(port, host, () => {
      const found = server.address() as AddressInfo;
      const name = found.family === 'IPv6' ? `[${found.address}]` : found.address;
      resolve(`http://${name}:${found.port}`);
    });
  });
}

/** Stops taking connections, lets requests in flight finish for as long as the grace time allows, and ends with 0. */
function stopOn(
  signals: readonly NodeJS.Signals[],
  server: Server,
  service: OnnxService,
  config: Config,
): void {
  const stop = (): void => {
    if (service.isStopping) return;
    service.isStopping = true;
    server.close(() => process.exit(EXIT.stopped));
    // A connection that was idle between two requests when the signal came is idle again after the next.
    setInterval(() => server.closeIdleConnections(), 50);
    setTimeout(() => {
      process.stderr.write(
        `requests were still in flight after ${config.graceMs} ms, their connections are closed\n`,
      );
      server.closeAllConnections();
    }, config.graceMs);
  };
  for (const signal of signals) process.on(signal, stop);
}

function exitCode(error: unknown): number {
  if (error instanceof LoadFailure) return EXIT.modelFailed;
  if (error instanceof RuntimeMissing) return EXIT.runtimeMissing;
  if (error instanceof AddressFailure) return EXIT.addressFailed;
  const isUsage = error instanceof Problems || error instanceof UsageFailure;
  return isUsage ? EXIT.usage : EXIT.defect;
}

/** The cause on the first line, what onnxruntime or Node said below it. */
function report(error: unknown): string {
  const detail = error instanceof Error && error.cause !== undefined ? `\n  ${messageOf(error.cause)}` : '';
  const isDefect = exitCode(error) === EXIT.defect && error instanceof Error;
  return `${isDefect ? error.stack : messageOf(error)}${detail}\n`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(report(error));
  process.exit(exitCode(error));
}
