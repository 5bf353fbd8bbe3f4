import type { DeploymentStatus } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import type { Secret } from '@slipway/core/secret';
import { refuse } from '@slipway/core/trouble';
import type { EndpointState } from '@slipway/targets/endpoint-state';
import { local } from '@slipway/targets/local/local';

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
  const known = await local.endpoints(ports);
  if (!known.names.includes(name)) return refuseUnknown(name, known);
  const { state, running, scoringUri } = await local.look(name, ports);
  if (state === undefined || scoringUri === undefined) return refuseUnknown(name, known);
  if (running === undefined) return refuseStopped(name);
  refuseDeployment(name, wanted.deployment, state);
  return {
    url: new URL(wanted.route ?? '/score', scoringUri).href,
    key: state.auth === 'key' ? await local.key(name, ports) : undefined,
    pids: pidsOf(state, running, wanted.deployment),
  };
}

/** The servers of the deployment that is asked for, or of those that get traffic. Pure. */
export function pidsOf(
  state: Pick<EndpointState, 'traffic'>,
  running: readonly Pick<DeploymentStatus, 'id' | 'name' | 'instances'>[],
  deployment: string | undefined,
): number[] {
  return running
    .filter(({ id, name }) => (deployment === undefined ? (state.traffic[id] ?? 0) > 0 : name === deployment))
    .flatMap(({ instances }) => instances.flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
}

function refuseUnknown(name: string, { names, where }: { names: readonly string[]; where: string }): never {
  const others = names.filter((other) => other !== name).map((other) => `\`${other}\``);
  refuse({
    where: { input: 'endpoint' },
    said: `there is no endpoint \`${name}\` in ${where}`,
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

function refuseDeployment(
  name: string,
  deployment: string | undefined,
  { deployments }: EndpointState,
): void {
  const names = deployments.map((one) => one.name);
  if (deployment === undefined || names.includes(deployment)) return;
  refuse({
    where: { input: 'deployment' },
    said: `\`${deployment}\` is no deployment of \`${name}\``,
    expected: names.length === 0 ? 'nothing: it has no deployments' : `one of ${names.join(', ')}`,
  });
}
