import type { Ports } from '@slipway/core/ports';
import { Failure, refuse } from '@slipway/core/trouble';
import { environmentFolder } from '@slipway/packaging/package/install';
import type { OpenedPackage } from '@slipway/packaging/package/read';
import { startCommand } from '@slipway/packaging/package/start';

import type { Change, DeploymentSettings, Wanted } from '../kind.ts';
import { endpointFacts, type Candidate, type Found, type LocalFacts } from './facts.ts';
import { findGateway, gatewayStatus } from './gateway.ts';
import { goalOf } from './goal.ts';
import { readJournal } from './journal.ts';
import { maskKeys } from './keys.ts';
import { listener } from './listener.ts';
import { lockFacts, locked } from './lock.ts';
import { endpointNames, endpointsFolder, packageFolder, placesOf, type Places } from './places.ts';
import { readRecord } from './record.ts';

/** Commands that only read. */
const reading: readonly Change['command'][] = ['status', 'invoke', 'logs'];
/** Commands that need an endpoint. */
const needing: readonly Change['command'][] = [...reading, 'rollback', 'regenerate-keys'];

/**
 * Reads the state of an endpoint.
 * @throws Problems for what can not be done
 * @throws Failure `LOCKED` when another run changes the endpoint now
 */
export async function look({ endpoint, change }: Wanted, ports: Ports): Promise<LocalFacts> {
  const places = placesOf(endpoint, ports);
  const found = await find(places, ports);
  if (found.holder !== undefined && !reading.includes(change.command)) throw locked(endpoint, found.holder);
  if (found.record === undefined && needing.includes(change.command)) await refuseMissing(endpoint, ports);
  await maskKeys(places, ports);
  const facts: LocalFacts = { ...endpointFacts(endpoint, places, found), places, found };
  if (change.command === 'deploy') {
    await refusePort(change.port, facts, ports);
    if (change.package !== undefined) facts.candidate = candidateOf(change.package, change, ports);
    if (facts.candidate === undefined && found.record === undefined) refusePackageless(endpoint);
  }
  if (change.command === 'invoke' || change.command === 'logs') refuseUnknown(change.deployment, facts);
  goalOf(change, facts);
  return facts;
}

/** What is on disk and running of an endpoint. */
export async function find(places: Places, ports: Ports): Promise<Found> {
  const [record, journal, lock, control] = await Promise.all([
    readRecord(places, ports),
    readJournal(places, ports),
    lockFacts(places, ports),
    findGateway(places, ports),
  ]);
  const status = control === undefined ? undefined : await gatewayStatus(control, ports);
  return {
    ...lock,
    ...(record === undefined ? {} : { record }),
    ...(journal === undefined ? {} : { journal }),
    ...(status === undefined ? {} : { status }),
  };
}

function candidateOf(
  { manifest }: OpenedPackage,
  { deployment, settings }: { deployment?: string; settings: DeploymentSettings },
  ports: Ports,
): Candidate {
  const folder = packageFolder(manifest.digest, ports);
  const variables = { ...manifest.environmentVariables, ...settings.environment_variables };
  const command = startCommand(
    { ...manifest, environmentVariables: variables },
    folder,
    environmentFolder(manifest, ports),
    { port: '{port}', host: '{host}' },
    ports.host,
  );
  const own = Object.entries(command.environment ?? {}).filter(([, value]) => value !== undefined);
  return {
    name: deployment ?? 'default',
    packageDigest: manifest.digest,
    models: manifest.models.map(({ name, version }) => `${name}:${version}`),
    ...settings,
    start: {
      program: command.program,
      args: command.args,
      folder,
      variables: Object.fromEntries(own) as Record<string, string>,
      routes: manifest.start.routes,
      exitCodes: manifest.start.exitCodes,
    },
  };
}

async function refuseMissing(endpoint: string, ports: Ports): Promise<never> {
  const names: string[] = [];
  for (const name of await endpointNames(ports))
    if ((await readRecord(placesOf(name, ports), ports)) !== undefined) names.push(`\`${name}\``);
  refuse({
    where: { input: 'endpoint' },
    said: `there is no endpoint \`${endpoint}\` in ${endpointsFolder(ports)}`,
    expected: names.length === 0 ? 'an endpoint; none was deployed yet' : `one of ${names.join(', ')}`,
    remedy: 'deploy a package to it first, on this machine and with the same home folder (SLIPWAY_HOME)',
  });
}

function refusePackageless(endpoint: string): never {
  refuse({
    where: { input: 'package' },
    said: 'nothing was given',
    expected: `a package: there is no endpoint \`${endpoint}\` yet whose traffic could be changed`,
    remedy: 'give the output `package` of package-model',
  });
}

function refuseUnknown(name: string | undefined, { deployments, found }: LocalFacts): void {
  const names = [...deployments, ...(found.record?.retired ?? [])].map((deployment) => deployment.name);
  if (name === undefined || names.includes(name)) return;
  refuse({
    where: { input: 'deployment' },
    said: `\`${name}\``,
    expected: `one of ${[...new Set(names)].map((known) => `\`${known}\``).join(', ')}`,
  });
}

/** The port of an endpoint is its address, so it does not change; and it must be free while nobody listens for us. */
async function refusePort(
  wanted: number | undefined,
  { endpoint, found }: LocalFacts,
  ports: Ports,
): Promise<void> {
  const { record, status } = found;
  if (record !== undefined && wanted !== undefined && wanted !== record.port) {
    refuse({
      where: { input: 'port' },
      said: String(wanted),
      expected: `${record.port}: the endpoint \`${endpoint}\` keeps its address`,
      remedy: 'leave `port` out, or delete the endpoint first',
    });
  }
  const port = wanted ?? record?.port;
  if (port === undefined || status !== undefined || !(await ports.processes.isListening(port))) return;
  if ((await findGateway(placesOf(endpoint, ports), ports)) !== undefined)
    throw new Failure('NETWORK_FAILED', `the gateway of \`${endpoint}\` runs but does not answer`, {
      remedy: 'look at the end of logs/gateway.log in the folder of the endpoint',
    });
  refuse({
    where: { input: 'port' },
    said: `port ${port} is in use by ${await listener(port, ports)}`,
    expected: 'a port of this machine that nothing listens on',
    remedy: record === undefined ? 'give another `port`, or leave it out' : 'end that program, and run again',
  });
}
