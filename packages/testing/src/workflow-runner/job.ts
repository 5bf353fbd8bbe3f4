import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { filledMap } from './expressions.ts';
import type { JobSettings } from './job-settings.ts';
import { endProcessesWith } from './process.ts';
import { runStep, type Progress, type RanStep } from './step.ts';
import type { JobText } from './workflow-file.ts';

/** How one job went. */
export interface RanJob {
  result: 'success' | 'failure' | 'skipped';
  outputs: Record<string, string>;
  steps: RanStep[];
  /** Ids of the processes that ended with the job. */
  ended: number[];
}

/** Runs the steps of a job, one after the other, in an empty workspace. */
export async function runJob(job: JobText, settings: JobSettings): Promise<RanJob> {
  const trackingId = `github_${randomUUID()}`;
  const progress = start(job, settings, trackingId);
  const deadline = Date.now() + (job['timeout-minutes'] ?? 360) * 60_000;
  const steps: RanStep[] = [];
  for (const step of job.steps) {
    const ran = await runStep(step, settings, progress, deadline);
    steps.push(ran);
    if (ran.conclusion === 'failure') progress.status = 'failure';
  }
  const contexts = { ...settings.contexts, steps: progress.steps };
  return {
    result: progress.status,
    outputs: withoutSecrets(filledMap(job.outputs, contexts, progress.status), progress.masks),
    steps,
    ended: endOf(settings, trackingId),
  };
}

function start(job: JobText, settings: JobSettings, trackingId: string): Progress {
  const workspace = join(settings.work, 'workspace');
  const temp = join(settings.work, 'temp');
  for (const folder of [workspace, temp, settings.home]) mkdirSync(folder, { recursive: true });
  const environment: Record<string, string> = {
    ...settings.environment,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    RUNNER_TRACKING_ID: trackingId,
    HOME: settings.home,
    USERPROFILE: settings.home,
  };
  for (const part of [settings.workflowEnvironment, job.env])
    Object.assign(environment, filledMap(part, settings.contexts, 'success'));
  return { status: 'success', workspace, temp, environment, folders: [], steps: {}, masks: [] };
}

/**
 * A runner ends what carries its tracking id when the job is over; a hosted machine is gone with all that is on it.
 * https://github.com/actions/runner/blob/v2.330.0/src/Runner.Worker/JobExtension.cs
 */
function endOf({ isSelfHosted, home }: JobSettings, trackingId: string): number[] {
  const isOrphan = `RUNNER_TRACKING_ID=${trackingId}`;
  return isSelfHosted ? endProcessesWith(isOrphan) : endProcessesWith(isOrphan, `HOME=${home}`);
}

/** GitHub drops an output of a job that may hold a secret; the job that needs it gets an empty text. */
function withoutSecrets(outputs: Record<string, string>, masks: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).filter(([, value]) => !masks.some((mask) => value.includes(mask))),
  );
}
