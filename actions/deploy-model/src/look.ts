import type { PackagedModel } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Problems, refuse } from '@slipway/core/trouble';
import { unlikeTold } from '@slipway/models/event/told-models';
import { readPackage } from '@slipway/packaging/package/read';
import { targets } from '@slipway/targets/all';
import type { Change, Target, Wanted } from '@slipway/targets/kind';
import type { ChangeFacts } from '@slipway/targets/facts';
import { lookAt } from '@slipway/targets/look';

import { readConfig } from './config.ts';
import type { Spec } from './inputs.ts';
import { standingOf, type Standing } from './latest-wins.ts';
import { deploymentName, settingsOf } from './settings.ts';

/** What is known before anything is decided. */
export interface Facts {
  target: Target;
  wanted: Wanted;
  /** The endpoint as it is. */
  found: ChangeFacts;
  /** Where `latest-wins` is wished: how the package stands beside what serves. */
  standing?: Standing;
}

/** Reads the package, the configuration and the endpoint. */
export async function look(spec: Spec, ports: Ports): Promise<Facts> {
  const target = targets[spec.target]!;
  const wanted: Wanted = {
    endpoint: spec.endpoint,
    change: await changeOf(spec, ports),
    timeoutMs: spec.timeout * 1000,
    drainTimeoutMs: spec.drainTimeout * 1000,
  };
  const unlike = unlikeTold(spec.event.event, modelsOf(wanted.change), 'the package', remedy);
  if (unlike.length > 0) throw new Problems(unlike);
  const found = await lookAt(target, wanted, ports);
  const { change } = wanted;
  if (!spec.latestWins || change.command !== 'deploy' || change.package === undefined)
    return { target, wanted, found };
  return { target, wanted, found, standing: standingOf(change.package.manifest.models, found.deployments) };
}

const remedy = 'deploy the package that was made for this event, or package it again';

/** The models of the package that is to be deployed. */
export function modelsOf(change: Change): readonly PackagedModel[] {
  return change.command === 'deploy' ? (change.package?.manifest.models ?? []) : [];
}

async function changeOf(spec: Spec, ports: Ports): Promise<Change> {
  const named = spec.deployment === undefined ? {} : { deployment: spec.deployment };
  switch (spec.command) {
    case 'status':
    case 'delete':
      return { command: spec.command };
    case 'rollback':
      return { command: 'rollback', ...named };
    case 'regenerate-keys':
      return { command: 'regenerate-keys', keyType: spec.keyType };
    case 'logs':
      return { command: 'logs', lines: spec.lines, ...named };
    case 'invoke':
      return { command: 'invoke', ...(await bodyOf(spec, ports)), ...named };
    case 'deploy':
      return deployOf(spec, ports);
  }
}

async function deployOf(spec: Spec, ports: Ports): Promise<Change> {
  const config = await readConfig(spec.config, ports);
  const opened = spec.package === undefined ? undefined : await readPackage(spec.package, ports);
  const auth = spec.auth ?? config.auth;
  const port = spec.port ?? config.port;
  const deployment =
    spec.deployment ?? config.deployment.name ?? (opened && deploymentName(opened.manifest.models));
  return {
    command: 'deploy',
    settings: settingsOf(spec, config.deployment),
    package: opened,
    deployment,
    traffic: spec.traffic,
    auth,
    port,
  };
}

async function bodyOf(spec: Spec, { files }: Ports): Promise<{ body: string; contentType: string }> {
  if (spec.requestFile === undefined) return { body: spec.request ?? '', contentType: 'application/json' };
  const path = files.resolve(spec.requestFile);
  if ((await files.stat(path))?.kind !== 'file')
    refuse({
      where: { input: 'request-file' },
      said: `\`${spec.requestFile}\` is not there`,
      expected: 'a file with a request body',
    });
  const contentType = path.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/json';
  return { body: await files.readText(path), contentType };
}
