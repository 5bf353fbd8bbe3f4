import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

import type { StoredArtifact } from '../results-service/artifact-service.ts';
import { startResultsService } from '../results-service/service.ts';
import { newFolder } from '../run-action.ts';
import { machineEnvironment } from '../workflow-runner/machine.ts';
import { endProcessesWith, runProcess } from '../workflow-runner/process.ts';
import { readActLog, type ActJob, type ActStep } from './act-log.ts';

/** A run to carry out. */
export interface ActRun {
  /** Path of the workflow file. */
  workflow: string;
  /** The folder that `actions/checkout` lays into a workspace; `./.github/workflows/…` is looked for in it. */
  repository: string;
  /** What the names of repositories in `uses:` mean: folders by `owner/name@ref`. Nothing is fetched. */
  published: Record<string, string>;
  /** What started the run, with its payload as webhooks have it; `workflow_dispatch` without inputs when left out. */
  event?: { name: string; payload?: Record<string, unknown> };
  secrets?: Record<string, string>;
  variables?: Record<string, string>;
  /** Further variables of the machine. */
  environment?: Record<string, string>;
  /** The home folder, to be kept from run to run as on a machine of one's own; one of this run when left out. */
  home?: string;
  /** The run is ended after this time, and counts as broken; two minutes when left out. */
  timeoutMs?: number;
}

/** How a run went. */
export interface RanByAct {
  conclusion: 'success' | 'failure';
  /** In the order in which they began. */
  jobs: ActJob[];
  /** Every workflow artifact that was stored. */
  artifacts: StoredArtifact[];
  /** The home folder of all jobs. */
  home: string;
  /** All that act printed, for when something is wrong that no step tells of. */
  log: string;
  /** Ends what still runs and removes the folders, the home folder too unless it was given. */
  clear: () => void;
}

/** `github.token` of every run. */
export const tokenOfRun = 'ghs_standInToken0123456789';

/**
 * Carries out a workflow file with `act` on this machine, without containers: real steps, the actions as they are
 * published, and a stand-in of the service that keeps artifacts and caches. Unlike on hosted runners the jobs of a run
 * have one home folder, and processes stay until `clear`. Environments do not ask anybody.
 * @throws when act does not end in time
 */
export async function runAct(run: ActRun): Promise<RanByAct> {
  const folder = newFolder('slipway-act-');
  const home = run.home ?? join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const service = await startResultsService();
  const clear = (): void => {
    endProcessesWith(`HOME=${home}`);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const timeoutMs = run.timeoutMs ?? 120_000;
    const { exitCode, log, isTimedOut } = await runProcess({
      program: 'act',
      args: argumentsOf(run, folder),
      cwd: folder,
      environment: environmentOf(home, service.environment),
      timeoutMs,
    });
    if (isTimedOut) {
      clear();
      throw new Error(
        `act did not end within ${timeoutMs / 1000} s; the end of its log:\n${log.slice(-4000)}`,
      );
    }
    const conclusion = exitCode === 0 ? 'success' : 'failure';
    return { conclusion, jobs: readActLog(log), artifacts: service.artifacts(), home, log, clear };
  } finally {
    await service.close();
  }
}

/** The step of a job by its name; undefined when it was not reached. */
export function stepOf({ jobs }: RanByAct, job: string, step: string): ActStep | undefined {
  return jobs.find(({ id }) => id === job)?.steps.find(({ name }) => name === step);
}

/** The steps that failed, with the end of what they said: what a person would look at. */
export function troubleOf({ jobs, conclusion, log }: RanByAct): string[] {
  const failed = jobs.flatMap(({ name, steps }) =>
    steps
      .filter(({ result }) => result === 'failure')
      .map((step) => `${name} › ${step.name}\n${step.log.slice(-3000)}`),
  );
  return failed.length === 0 && conclusion === 'failure' ? [log.slice(-3000)] : failed;
}

/** Every label of a runner means this machine: `-self-hosted` is act's word for running without a container. */
const labels = ['ubuntu-24.04', 'ubuntu-latest', 'self-hosted', 'linux'];

function argumentsOf(run: ActRun, folder: string): string[] {
  const { name = 'workflow_dispatch', payload = {} } = run.event ?? {};
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify(payload));
  const flags: Record<string, string> = {
    '--workflows': run.workflow,
    '--directory': run.repository,
    '--eventpath': event,
    '--actor': 'octocat',
    '--action-cache-path': join(folder, 'act'),
    '--secret-file': settings(folder, 'secrets', { GITHUB_TOKEN: tokenOfRun, ...run.secrets }),
    '--var-file': settings(folder, 'variables', run.variables ?? {}),
    '--env-file': settings(folder, 'environment', { ...variablesOfRun, ...run.environment }),
    '--input-file': settings(folder, 'inputs', {}),
  };
  return [
    name,
    ...Object.entries(flags).flat(),
    ...labels.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...Object.entries(run.published).flatMap(([at, where]) => ['--local-repository', `${at}=${where}`]),
    '--no-cache-server',
    '--json',
  ];
}

/** Without them act looks for a git repository. */
const variablesOfRun = {
  GITHUB_REPOSITORY: 'octo/models',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_NUMBER: '7',
};

/** Files, because arguments are seen by everybody on the machine; YAML, because `.env` has no way to write a `$`. */
function settings(folder: string, name: string, values: Record<string, string>): string {
  const path = join(folder, `${name}.yml`);
  writeFileSync(path, JSON.stringify(values), { mode: 0o600 });
  return path;
}

/**
 * act gives its whole environment to every step. It runs the `node` of the path whatever `using:` says.
 * https://github.com/nektos/act/blob/v0.2.89/pkg/runner/run_context.go
 */
function environmentOf(home: string, ofService: Record<string, string>): Record<string, string> {
  const machine = machineEnvironment();
  const path = [dirname(process.execPath), machine['PATH'] ?? ''].join(delimiter);
  // The home folder is empty at first; what was downloaded before is not downloaded again.
  const npm = { npm_config_cache: join(homedir(), '.npm'), npm_config_prefer_offline: 'true' };
  return { ...machine, ...npm, PATH: path, HOME: home, USERPROFILE: home, ...ofService };
}
