import type { EndpointRecord, GatewayStatus } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Secret } from '@slipway/core/secret';
import { refuse } from '@slipway/core/trouble';
import { maskKeys, readKeys } from '@slipway/targets/local/keys';
import { find } from '@slipway/targets/local/look';
import { endpointNames, endpointsFolder, placesOf } from '@slipway/targets/local/places';

/** An endpoint of the target `local`, as a client on the same machine sees it. */
export interface LocalEndpoint {
  /** Address that takes requests. */
  url: string;
  /** Its primary key; missing when everybody may score. */
  key?: Secret;
  /** The server processes that answer. */
  pids: readonly number[];
}

/** What is wanted of an endpoint besides its name. */
export interface Wanted {
  route: string | undefined;
  deployment: string | undefined;
}

/**
 * Finds an endpoint of this machine by its name. Its key comes from the file that only its owner can read.
 * @throws Problems that name the endpoints there are, or the deployments of this one; or when it does not run
 */
export async function findLocalEndpoint(name: string, wanted: Wanted, ports: Ports): Promise<LocalEndpoint> {
  // A name with a path in it would leave the folder of the endpoints.
  const names = await endpointNames(ports);
  if (!names.includes(name)) return refuseUnknown(name, names, ports);
  const places = placesOf(name, ports);
  const { record, status } = await find(places, ports);
  if (record === undefined) return refuseUnknown(name, names, ports);
  if (status === undefined) return refuseStopped(name);
  refuseDeployment(wanted.deployment, record);
  await maskKeys(places, ports);
  const keys = record.auth === 'key' ? await readKeys(places, ports) : undefined;
  return {
    url: `http://${record.host}:${record.port}${wanted.route ?? '/score'}`,
    ...(keys === undefined ? {} : { key: new Secret(keys.primary) }),
    pids: pidsOf(record, status, wanted.deployment),
  };
}

/** The servers of the deployment that is asked for, or of those that get traffic. Pure. */
export function pidsOf(
  record: Pick<EndpointRecord, 'traffic'>,
  { deployments }: Pick<GatewayStatus, 'deployments'>,
  deployment: string | undefined,
): number[] {
  return deployments
    .filter(({ id, name }) =>
      deployment === undefined ? (record.traffic[id] ?? 0) > 0 : name === deployment,
    )
    .flatMap(({ instances }) => instances.flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
}

async function refuseUnknown(name: string, names: readonly string[], ports: Ports): Promise<never> {
  const others = names.filter((other) => other !== name).map((other) => `\`${other}\``);
  refuse({
    where: { input: 'endpoint' },
    said: `there is no endpoint \`${name}\` in ${endpointsFolder(ports)}`,
    expected: others.length === 0 ? 'an endpoint; none was deployed yet' : `one of ${others.join(', ')}`,
    remedy:
      'deploy a package to it first, on this machine and with the same home folder, or give the address of an endpoint',
  });
}

function refuseStopped(name: string): never {
  refuse({
    where: { input: 'endpoint' },
    said: `\`${name}\` is deployed and does not run`,
    expected: 'an endpoint that answers',
    remedy: 'deploy its package again with deploy-model, which starts it',
  });
}

function refuseDeployment(deployment: string | undefined, { name, deployments }: EndpointRecord): void {
  const names = deployments.map((one) => one.name);
  if (deployment === undefined || names.includes(deployment)) return;
  refuse({
    where: { input: 'deployment' },
    said: `\`${deployment}\` is no deployment of \`${name}\``,
    expected: names.length === 0 ? 'nothing: it has no deployments' : `one of ${names.join(', ')}`,
  });
}
