import { checkedJson } from '@slipway/core/checked-json';
import type { Ports } from '@slipway/core/ports';
import { Secret } from '@slipway/core/secret';
import { Failure, refuse } from '@slipway/core/trouble';

import { journalSchema, type Journal } from '../journal.ts';
import type { Deploy, Target, World } from '../kind.ts';
import { overtaken } from '../who.ts';
import { findGateway, gatewayStatus } from './gateway.ts';
import { LocalHands } from './hands.ts';
import { maskKeys, readKeys } from './keys.ts';
import { listener } from './listener.ts';
import { lockFacts, releaseLock, takeLock } from './lock.ts';
import { tail } from './log-tail.ts';
import { endpointNames, endpointsFolder, packageFolder, placesOf, type Places } from './places.ts';
import { readRecord } from './record.ts';
import { servedStart } from './start.ts';

/** Model servers as processes of this machine, behind the gateway of their endpoint. */
export const local: Target = {
  id: 'local',
  title: 'processes on this machine',
  supports: { weights: true, logs: true, rollback: true, auth: ['key', 'none'] },

  async look(endpoint, ports) {
    const places = placesOf(endpoint, ports);
    const [record, journal, lock, control] = await Promise.all([
      readRecord(places, ports),
      readJournal(places, ports),
      lockFacts(places, ports),
      findGateway(places, ports),
    ]);
    await maskKeys(places, ports);
    const status = control === undefined ? undefined : await gatewayStatus(control, ports);
    const address = record === undefined ? undefined : `http://${record.host}:${record.port}`;
    return {
      ...lock,
      state: record,
      journal,
      running: status?.deployments,
      scoringUri: address && `${address}/score`,
      swaggerUri: address && `${address}/swagger.json`,
      keyFile: places.keys,
    };
  },

  async endpoints(ports) {
    const names: string[] = [];
    for (const name of await endpointNames(ports))
      if ((await readRecord(placesOf(name, ports), ports)) !== undefined) names.push(name);
    return { names, where: endpointsFolder(ports) };
  },

  async check(endpoint, change, world, ports) {
    await refusePort(endpoint, change.port, world, ports);
    refuseUnstartable(change, ports);
  },

  async hold(endpoint, { token, revision }, ports) {
    const places = placesOf(endpoint, ports);
    await takeLock(places, endpoint, token, ports);
    try {
      if (((await readRecord(places, ports))?.revision ?? 0) !== revision) throw overtaken(endpoint);
    } catch (thrown) {
      await releaseLock(places, token, ports);
      throw thrown;
    }
    return new LocalHands(endpoint, token, places, ports);
  },

  async key(endpoint, ports) {
    const keys = await readKeys(placesOf(endpoint, ports), ports);
    return keys && new Secret(keys.primary);
  },

  async logs(endpoint, { id }, lines, ports) {
    const { files } = ports;
    const { logs } = placesOf(endpoint, ports);
    const own = (await files.names(logs)).filter(
      (name) => name.startsWith(`${id}.`) && name.endsWith('.log'),
    );
    const printed = own.map(async (name) => {
      const path = files.join(logs, name);
      const instance = name.slice(id.length + 1, -'.log'.length);
      return { title: `instance ${instance} (${path})`, lines: await tail(path, lines, ports) };
    });
    return Promise.all(printed);
  },
};

async function readJournal(places: Places, { files }: Pick<Ports, 'files'>): Promise<Journal | undefined> {
  const text = await files.readTextIfThere(places.journal);
  return text === undefined ? undefined : checkedJson(journalSchema, text, places.journal);
}

/** @throws Problems for a package that cannot be started as a process of this machine */
function refuseUnstartable({ package: opened, settings }: Deploy, ports: Ports): void {
  if (opened === undefined) return;
  const folder = packageFolder(opened.manifest.digest, ports);
  servedStart(opened.manifest, folder, settings.environment_variables, ports);
}

/** The port of an endpoint is its address, so it does not change; and it must be free while nobody listens for us. */
async function refusePort(
  endpoint: string,
  wanted: number | undefined,
  { state, running, scoringUri }: World,
  ports: Ports,
): Promise<void> {
  const own = scoringUri === undefined ? undefined : Number(new URL(scoringUri).port);
  if (own !== undefined && wanted !== undefined && wanted !== own)
    refuse({
      where: { input: 'port' },
      said: String(wanted),
      expected: `${own}: the endpoint \`${endpoint}\` keeps its address`,
      remedy: 'leave `port` out, or delete the endpoint first',
    });
  const port = wanted ?? own;
  if (port === undefined || running !== undefined || !(await ports.processes.isListening(port))) return;
  if ((await findGateway(placesOf(endpoint, ports), ports)) !== undefined)
    throw new Failure('NETWORK_FAILED', `the gateway of \`${endpoint}\` runs but does not answer`, {
      remedy: 'look at the end of logs/gateway.log in the folder of the endpoint',
    });
  refuse({
    where: { input: 'port' },
    said: `port ${port} is in use by ${await listener(port, ports)}`,
    expected: 'a port of this machine that nothing listens on',
    remedy: state === undefined ? 'give another `port`, or leave it out' : 'end that program, and run again',
  });
}
