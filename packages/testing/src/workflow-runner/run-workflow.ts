import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StoredArtifact } from '../results-service/artifact-service.ts';
import { startResultsService } from '../results-service/service.ts';
import { newFolder } from '../run-action.ts';
import { holds, type Contexts, type Status } from './expressions.ts';
import type { StandIn } from './job-settings.ts';
import { runJob, type RanJob } from './job.ts';
import { machineEnvironment } from './machine.ts';
import { endProcessesWith } from './process.ts';
import { jobOrder, needsOf, readWorkflow, type JobText, type WorkflowText } from './workflow-file.ts';

/** A run to carry out. */
export interface WorkflowRun {
  /** Path of the workflow file. */
  workflow: string;
  /** The folder that `actions/checkout` lays into a workspace. */
  repository: string;
  /** Checkouts of repositories with actions, by `owner/name`: their built entries are run. */
  actions: Record<string, string>;
  /** Actions of others, by `owner/name`. `actions/checkout` is there already. */
  standIns?: Record<string, StandIn>;
  /** What started the run; `workflow_dispatch` without inputs when left out. */
  event?: { name: string; inputs?: Record<string, string>; payload?: Record<string, unknown> };
  secrets?: Record<string, string>;
  variables?: Record<string, string>;
  /** Further variables of the machine, for all jobs. */
  environment?: Record<string, string>;
  /** Called with the home folder of each job before it begins: what a machine has from its image. */
  layHome?: (home: string) => void;
}

/** How a run went. */
export interface RanWorkflow {
  conclusion: 'success' | 'failure';
  jobs: Record<string, RanJob>;
  /** Every workflow artifact that was stored. */
  artifacts: StoredArtifact[];
  /** The folder of the whole run, with a folder for each job below it and one for the self-hosted machine. */
  folder: string;
  /** Ends what still runs on the self-hosted machine and removes the folder. To be called by the caller. */
  clear: () => void;
}

/**
 * Carries out a workflow file on this machine: GitHub's own expression evaluator, real child processes, the built
 * actions, and a stand-in of the service that keeps artifacts. Jobs run one after the other. As on hosted runners each
 * job has an empty workspace and a machine of its own with an empty home folder, which is gone after the job. Jobs that
 * `runs-on: self-hosted` share one machine: its home folder stays, and so do processes that the runner does not end.
 */
export async function runWorkflow(run: WorkflowRun): Promise<RanWorkflow> {
  const workflow = readWorkflow(run.workflow);
  const folder = newFolder('slipway-runner-');
  const selfHostedHome = join(folder, 'self-hosted', 'home');
  const service = await startResultsService();
  const github = githubContext(run, workflow, folder);
  const jobs: Record<string, RanJob> = {};
  try {
    for (const id of jobOrder(workflow)) {
      const job = workflow.jobs[id]!;
      const contexts = contextsOf(run, github, job, jobs);
      if (!holds(job.if, contexts, statusOf(job, jobs))) {
        jobs[id] = { result: 'skipped', outputs: {}, steps: [], ended: [] };
        continue;
      }
      const isSelfHosted = [job['runs-on']].flat().includes('self-hosted');
      const home = isSelfHosted ? selfHostedHome : join(folder, id, 'home');
      run.layHome?.(home);
      jobs[id] = await runJob(job, {
        work: join(folder, id),
        home,
        isSelfHosted,
        repository: run.repository,
        actions: run.actions,
        standIns: run.standIns ?? {},
        environment: { ...machineEnvironment(), ...githubVariables(github, id), ...run.environment },
        actionEnvironment: service.environment,
        contexts,
        workflowEnvironment: workflow.env ?? {},
      });
    }
    const failed = Object.values(jobs).some((job) => job.result === 'failure');
    return {
      conclusion: failed ? 'failure' : 'success',
      jobs,
      artifacts: service.artifacts(),
      folder,
      clear() {
        endProcessesWith(`HOME=${selfHostedHome}`);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } finally {
    await service.close();
  }
}

function statusOf(job: JobText, jobs: Record<string, RanJob>): Status {
  const results = needsOf(job).map((needed) => jobs[needed]!.result);
  if (results.includes('failure')) return 'failure';
  return results.includes('skipped') ? 'skipped' : 'success';
}

function githubContext(run: WorkflowRun, workflow: WorkflowText, folder: string): Record<string, unknown> {
  const { name = 'workflow_dispatch', payload = {} } = run.event ?? {};
  const event = { ...payload, inputs: inputsOf(run, workflow) };
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event));
  return {
    event,
    event_name: name,
    event_path: eventPath,
    workflow: workflow.name ?? run.workflow,
    token: 'ghs_standInToken0123456789',
    repository: 'octo/models',
    repository_owner: 'octo',
    actor: 'octocat',
    ref: 'refs/heads/main',
    ref_name: 'main',
    sha: '0123456789abcdef0123456789abcdef01234567',
    run_id: '42',
    run_number: '7',
    run_attempt: '1',
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
  };
}

/** What was given by hand, over the defaults of `on.workflow_dispatch.inputs`. */
function inputsOf(run: WorkflowRun, workflow: WorkflowText): Record<string, unknown> {
  const triggers = workflow.on as { workflow_dispatch?: { inputs?: Record<string, { default?: unknown }> } };
  const declared = Object.entries(triggers.workflow_dispatch?.inputs ?? {});
  const defaults = declared.map(([name, input]) => [name, input.default ?? '']);
  return { ...Object.fromEntries(defaults), ...run.event?.inputs };
}

/** The variables that repeat the context: `GITHUB_RUN_ID` for `github.run_id`. The token is not among them. */
function githubVariables(github: Record<string, unknown>, job: string): Record<string, string> {
  const texts = Object.entries(github).filter(
    ([name, value]) => typeof value === 'string' && name !== 'token',
  );
  return {
    ...Object.fromEntries(texts.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)])),
    GITHUB_JOB: job,
  };
}

function contextsOf(
  run: WorkflowRun,
  github: Record<string, unknown>,
  job: JobText,
  jobs: Record<string, RanJob>,
): Contexts {
  const needs = needsOf(job).map((id) => [id, { result: jobs[id]!.result, outputs: jobs[id]!.outputs }]);
  const { inputs } = github['event'] as { inputs: Record<string, unknown> };
  return {
    github,
    inputs,
    needs: Object.fromEntries(needs),
    secrets: { GITHUB_TOKEN: github['token'], ...run.secrets },
    vars: run.variables ?? {},
    runner: { os: { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform as string] },
    job: { status: 'success' },
    env: {},
    steps: {},
  };
}
