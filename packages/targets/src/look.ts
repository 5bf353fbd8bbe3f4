import type { Ports } from '@slipway/core/ports';
import { Problems, refuse, type Problem } from '@slipway/core/trouble';

import { endpointFacts, type Candidate, type ChangeFacts, type EndpointFacts } from './facts.ts';
import { goalOf } from './goal.ts';
import type { Change, Deploy, Target, Wanted } from './kind.ts';
import { locked } from './who.ts';

/** Commands that only read. */
const reading: readonly Change['command'][] = ['status', 'invoke', 'logs'];
/** Commands that need an endpoint. */
const needing: readonly Change['command'][] = [...reading, 'rollback', 'regenerate-keys'];

/**
 * Reads the state of an endpoint and checks whether the change can be made; changes nothing.
 * @throws Problems for what cannot be done
 * @throws Failure `LOCKED` when another run changes the endpoint now
 */
export async function lookAt(
  target: Target,
  { endpoint, change }: Wanted,
  ports: Ports,
): Promise<ChangeFacts> {
  refuseUnsupported(target, change);
  const world = await target.look(endpoint, ports);
  if (world.holder !== undefined && !reading.includes(change.command)) throw locked(endpoint, world.holder);
  if (world.state === undefined && needing.includes(change.command))
    await refuseMissing(target, endpoint, ports);
  const facts: ChangeFacts = { ...endpointFacts(endpoint, world), world };
  if (change.command === 'deploy') {
    await target.check(endpoint, change, world, ports);
    facts.candidate = candidateOf(change);
    if (facts.candidate === undefined && world.state === undefined) refusePackageless(endpoint);
  }
  if (change.command === 'invoke' || change.command === 'logs') refuseUnknown(change.deployment, facts);
  goalOf(change, facts);
  return facts;
}

function refuseUnsupported({ id, supports }: Target, change: Change): void {
  const problems: Problem[] = [];
  const refused = (input: string, said: string, expected: string): void => {
    problems.push({ where: { input }, said: `${said} with the target \`${id}\``, expected });
  };
  if (change.command === 'deploy') {
    const shares = Object.values(change.traffic ?? {}).filter((share) => share > 0);
    if (shares.length > 1 && !supports.weights)
      refused('traffic', 'a split', '100 for one deployment: this target moves all traffic at once');
    if (change.auth !== undefined && !supports.auth.includes(change.auth))
      refused('auth', `\`${change.auth}\``, supports.auth.map((way) => `\`${way}\``).join(' or '));
  }
  if (change.command === 'rollback' && !supports.rollback)
    refused('command', '`rollback`', 'a deploy of the package that is to serve');
  if (change.command === 'logs' && !supports.logs)
    refused('command', '`logs`', 'a target that shows what its servers print');
  if (problems.length > 0) throw new Problems(problems);
}

function candidateOf({ package: opened, deployment, settings }: Deploy): Candidate | undefined {
  if (opened === undefined) return undefined;
  const { digest, models } = opened.manifest;
  return {
    name: deployment ?? 'default',
    packageDigest: digest,
    models: models.map(({ name, version }) => `${name}:${version}`),
    ...settings,
  };
}

async function refuseMissing(target: Target, endpoint: string, ports: Ports): Promise<never> {
  const { names, where } = await target.endpoints(ports);
  refuse({
    where: { input: 'endpoint' },
    said: `there is no endpoint \`${endpoint}\` in ${where}`,
    expected:
      names.length === 0
        ? 'an endpoint; none was deployed yet'
        : `one of ${names.map((name) => `\`${name}\``).join(', ')}`,
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

function refuseUnknown(name: string | undefined, { deployments, remembered }: EndpointFacts): void {
  const names = [...deployments.map((deployment) => deployment.name), ...remembered];
  if (name === undefined || names.includes(name)) return;
  refuse({
    where: { input: 'deployment' },
    said: `\`${name}\``,
    expected: `one of ${[...new Set(names)].map((known) => `\`${known}\``).join(', ')}`,
  });
}
