import { checkedJson } from '@slipway/core/checked-json';
import {
  childRecordsSchema,
  figuresSchema,
  gatewayControlSchema,
  gatewayNodeOptions,
  gatewayStatusSchema,
  type ChildRecord,
  type Figures,
  type GatewayControl,
  type GatewayStatus,
} from '@slipway/core/endpoint';
import type { HttpAnswer, Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { tail } from './log-tail.ts';
import type { Places } from './places.ts';

/** How long a gateway may take to listen. */
const startMs = 15_000;
/** Between two looks at a gateway. */
const lookMs = 30;

/** Where the built gateway lies; see `scripts/bundle.ts`. */
function program({ files, host }: Pick<Ports, 'files' | 'host'>): string {
  return files.join(host.bundle, 'programs', 'gateway', 'index.js');
}

/** How to reach the gateway that runs; undefined when none does. */
export async function findGateway(
  places: Places,
  { files, processes }: Pick<Ports, 'files' | 'processes'>,
): Promise<GatewayControl | undefined> {
  const text = await files.readTextIfThere(places.control);
  if (text === undefined) return undefined;
  const control = checkedJson(gatewayControlSchema, text, places.control);
  return (await processes.isRunning(control)) ? control : undefined;
}

/** What the gateway says of its servers; undefined when it does not answer. */
export async function gatewayStatus(
  control: GatewayControl,
  ports: Pick<Ports, 'http'>,
): Promise<GatewayStatus | undefined> {
  try {
    const { body } = await ask(control, 'GET', '/status', ports);
    return checkedJson(gatewayStatusSchema, body, 'the status of the gateway', 'NETWORK_FAILED');
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'NETWORK_FAILED') return undefined;
    throw thrown;
  }
}

/** What the gateway has counted. @throws Failure `NETWORK_FAILED` when it does not answer */
export async function gatewayFigures(control: GatewayControl, ports: Pick<Ports, 'http'>): Promise<Figures> {
  const { body } = await ask(control, 'GET', '/figures', ports);
  return checkedJson(figuresSchema, body, 'the figures of the gateway', 'NETWORK_FAILED');
}

/**
 * Tells the gateway that `endpoint.json` changed. It would see it by itself a little later, so nobody has to wait for it
 * when it can not be reached.
 */
export async function tellGateway(
  places: Places,
  ports: Pick<Ports, 'files' | 'http' | 'processes'>,
): Promise<void> {
  const control = await findGateway(places, ports);
  if (control === undefined) return;
  try {
    await ask(control, 'POST', '/reload', ports);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
  }
}

function ask(
  control: GatewayControl,
  method: 'GET' | 'POST',
  path: string,
  { http }: Pick<Ports, 'http'>,
): Promise<HttpAnswer> {
  const headers = { authorization: `Bearer ${control.token}` };
  return http.send({ method, url: `http://127.0.0.1:${control.port}${path}`, headers, timeoutMs: 5000 });
}

/**
 * Starts the gateway of an endpoint, unless it runs.
 * @returns false when it ran already
 * @throws Failure `PROCESS_FAILED` with what it said
 */
export async function startGateway(places: Places, ports: Ports): Promise<boolean> {
  if ((await findGateway(places, ports)) !== undefined) return false;
  const { clock, files, host, processes } = ports;
  await files.remove(places.control);
  const began = (await files.stat(places.gatewayLog))?.size ?? 0;
  // The runner ends every process that carries its tracking id when the job ends; an endpoint is meant to stay.
  // Source: https://github.com/actions/runner/blob/v2.330.0/src/Runner.Worker/JobExtension.cs (`RUNNER_TRACKING_ID`)
  const environment = { RUNNER_TRACKING_ID: undefined };
  const args = [...gatewayNodeOptions, program(ports), '--endpoint', places.folder];
  const started = await processes.startDetached(
    { program: host.node, args, folder: places.folder, environment },
    places.gatewayLog,
  );
  const deadline = clock.now() + startMs;
  while ((await findGateway(places, ports)) === undefined) {
    const isRunning = await processes.isRunning(started);
    if (!isRunning || clock.now() > deadline) {
      await processes.stop(started, 0);
      const log = await tail(places.gatewayLog, 20, ports, began);
      throw new Failure('PROCESS_FAILED', `the gateway did not start: ${log.at(-1) ?? 'it said nothing'}`, {
        log,
        remedy: 'mend what its log says; another `port` when that one is taken',
      });
    }
    await clock.sleep(lookMs);
  }
  return true;
}

/** Ends the gateway and all its servers, in order when it can, by force when it can not. */
export async function stopGateway(places: Places, graceMs: number, ports: Ports): Promise<void> {
  const control = await findGateway(places, ports);
  if (control !== undefined) {
    if (ports.host.platform === 'win32') await tellToStop(control, ports);
    await ports.processes.stop(control, graceMs);
  }
  for (const child of await children(places, ports)) await ports.processes.stop(child, 2000);
  await ports.files.remove(places.control);
  await ports.files.remove(places.children);
}

/** Windows knows no signal that a program could act on, so it is asked on its control channel and given some time. */
async function tellToStop(control: GatewayControl, ports: Ports): Promise<void> {
  try {
    await ask(control, 'POST', '/stop', ports);
    for (let looks = 0; looks < 100 && (await ports.processes.isRunning(control)); looks += 1)
      await ports.clock.sleep(100);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
  }
}

async function children(places: Places, { files }: Pick<Ports, 'files'>): Promise<ChildRecord[]> {
  const text = await files.readTextIfThere(places.children);
  return text === undefined ? [] : checkedJson(childRecordsSchema, text, places.children);
}
