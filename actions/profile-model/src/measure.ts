import { defined } from '@slipway/core/defined';
import type { Ports } from '@slipway/core/ports';
import type { Profile, ProfileOrder } from '@slipway/core/profile';
import { Failure, refuse } from '@slipway/core/trouble';
import type { CarriedOut } from '@slipway/load/carry-out';
import type { LoadEvent } from '@slipway/load/order';
import type { Target } from '@slipway/load/phase';
import { loadProgram, startLoad } from '@slipway/load/start-load';
import { whileServing } from '@slipway/packaging/boot/boot';
import { environmentFolder } from '@slipway/packaging/environment/install';
import { verifyPackage } from '@slipway/packaging/package/verify';

import { levelsPlan, profileOf } from './measured-profile.ts';
import { progressLog } from './progress.ts';
import { readBodies, type Requests } from './requests.ts';
import { refuseUseless } from './useless.ts';
import { subjectOf, type EndpointSubject, type PackageSubject, type Subject } from './subject.ts';

/** What is measured, and how. A key in `subject` prints as `***`. */
export interface MeasureArgs {
  subject: Subject;
  order: ProfileOrder;
  requests: Omit<Requests, 'bodies'> & { isSample: boolean };
  machine: Profile['machine'];
  readyTimeoutMs: number;
  /** Where the measurement is kept for later runs. */
  keptFile?: string;
}

/** Measures a package or an endpoint and keeps the measurement for later runs. */
export async function measure(args: MeasureArgs, ports: Ports): Promise<Profile> {
  const bodies = await readBodies(args.requests, args.requests.isSample, ports);
  const { subject } = args;
  const measured =
    subject.kind === 'package'
      ? await measurePackage(subject, bodies, args, ports)
      : await measureEndpoint(subject, bodies, args, ports);
  const profile = profileOf(measured.carriedOut, {
    subject: subjectOf(subject),
    order: args.order,
    bodies: bodies.length,
    machine: args.machine,
    readyMs: measured.readyMs,
    measuredAt: new Date(ports.clock.now()).toISOString(),
  });
  for (const note of profile.notes) ports.log.info(note);
  if (args.keptFile !== undefined && profile.levels.length > 0)
    await ports.files.write(args.keptFile, JSON.stringify(profile));
  return profile;
}

interface WhatWasMeasured {
  carriedOut: CarriedOut;
  readyMs?: number;
}

async function measurePackage(
  subject: PackageSubject,
  bodies: readonly string[],
  args: MeasureArgs,
  ports: Ports,
): Promise<WhatWasMeasured> {
  const { folder, manifest, route } = subject;
  await verifyPackage(folder, manifest, ports);
  const environment = environmentFolder(manifest, ports);
  // A server may log every request, thousands a second: its last lines are kept for a failure, none are printed.
  const quietly = { ...ports, log: { ...ports.log, debug: () => undefined } };
  const stopping = new AbortController();
  let phase: string | undefined;
  try {
    return await whileServing(
      manifest,
      folder,
      environment,
      args.readyTimeoutMs,
      quietly,
      async (server, log) => {
        ports.log.info(`the server is ready after ${Math.round(server.readyMs)} ms (process ${server.pid})`);
        const target = { ...targetOf(server.url + route, bodies, args), headers: jsonHeaders };
        phase = 'warm-up';
        const onEvent = (event: LoadEvent): void => {
          if (event.event === 'progress') ({ phase } = event);
        };
        const carriedOut = await load(target, [server.pid], args, ports, stopping.signal, onEvent);
        refuseUseless(carriedOut, subject, log());
        return { carriedOut, readyMs: Math.round(server.readyMs) };
      },
    );
  } catch (thrown) {
    throw phase === undefined ? thrown : whileProfiled(thrown, phase);
  } finally {
    stopping.abort();
  }
}

/** A server that ends under load is the finding of a profile: the message says at which level. */
function whileProfiled(thrown: unknown, phase: string): unknown {
  if (!(thrown instanceof Failure) || thrown.code !== 'SERVER_EXITED') return thrown;
  const { code, message, log, remedy, cause } = thrown;
  return new Failure(code, `${message}, while it was profiled (${phase})`, { log, cause, remedy });
}

async function measureEndpoint(
  subject: EndpointSubject,
  bodies: readonly string[],
  args: MeasureArgs,
  ports: Ports,
): Promise<WhatWasMeasured> {
  const headers = {
    ...jsonHeaders,
    ...defined({ authorization: subject.key === undefined ? undefined : `Bearer ${subject.key.reveal()}` }),
    ...defined({ 'azureml-model-deployment': subject.deployment }),
  };
  const target = { ...targetOf(subject.url, bodies, args), headers };
  await refuseWrongKey(target, subject, ports);
  const carriedOut = await load(target, subject.pids, args, ports);
  refuseUseless(carriedOut, subject, []);
  return { carriedOut };
}

const jsonHeaders: Readonly<Record<string, string>> = { 'content-type': 'application/json' };

function targetOf(url: string, bodies: readonly string[], { order }: MeasureArgs): Omit<Target, 'headers'> {
  return { url, method: 'POST', bodies, timeoutMs: order.timeoutMs };
}

/** One request before thousands: an endpoint is not hammered with a key that is wrong. */
async function refuseWrongKey(target: Target, subject: EndpointSubject, ports: Ports): Promise<void> {
  const { url, headers, timeoutMs, bodies } = target;
  const { status } = await ports.http.send({ method: 'POST', url, headers, body: bodies[0]!, timeoutMs });
  if (status !== 401 && status !== 403) return;
  refuse({
    where: { input: 'endpoint-key' },
    said:
      subject.key === undefined
        ? `no key, and the endpoint answered ${status}`
        : `a key that the endpoint answered with ${status}`,
    expected: `a key of ${subject.reference}`,
    remedy: 'give a key of the endpoint as `endpoint-key`, from a secret',
  });
}

async function load(
  target: Target,
  pids: readonly number[],
  { order }: MeasureArgs,
  ports: Ports,
  stop?: AbortSignal,
  onEvent?: (event: LoadEvent) => void,
): Promise<CarriedOut> {
  const tell = progressLog(order, ports.log);
  return startLoad({ target, plan: levelsPlan(order), pids }, ports, {
    program: loadProgram(ports),
    stop,
    onEvent: (event) => {
      tell(event);
      onEvent?.(event);
    },
  });
}
