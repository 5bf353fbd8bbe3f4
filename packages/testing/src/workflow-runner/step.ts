import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { actionReference, localAction } from './action-step.ts';
import { commandFiles, readCommandFiles } from './command-files.ts';
import { filled, filledMap, holds, type Contexts, type Status } from './expressions.ts';
import { runProcess, type Ended } from './process.ts';
import type { JobSettings } from './job-settings.ts';
import type { StepText } from './workflow-file.ts';

/** How one step went. */
export interface RanStep {
  name: string;
  conclusion: 'success' | 'failure' | 'skipped';
  outputs: Record<string, string>;
  /** What it printed; values that an action asked to hide are hidden. */
  log: string;
  summary: string;
  /** What GitHub's runner would warn of: inputs that the action does not have. */
  warnings: string[];
}

/** What the steps of a job hand on to the steps after them. */
export interface Progress {
  status: Status;
  workspace: string;
  temp: string;
  environment: Record<string, string>;
  /** Folders that steps put in front of the path; the last one comes first. */
  folders: string[];
  /** The `steps` context. */
  steps: Record<string, unknown>;
  /** Values that must not be shown. */
  masks: string[];
}

interface StepWork {
  step: StepText;
  settings: JobSettings;
  progress: Progress;
  contexts: Contexts;
  environment: Record<string, string>;
  folder: string;
  timeoutMs: number;
}

type StepEnd = Ended & { outputs?: Record<string, string>; warnings?: string[] };

const minute = 60_000;

/** Runs one step, if it is due, and tells `progress` what it leaves for the next ones. */
export async function runStep(
  step: StepText,
  settings: JobSettings,
  progress: Progress,
  deadline: number,
): Promise<RanStep> {
  const before = { ...settings.contexts, steps: progress.steps, env: progress.environment };
  const own = filledMap(step.env, before, progress.status);
  const contexts = { ...before, env: { ...progress.environment, ...own } };
  const name = filled(step.name ?? step.uses ?? step.run, contexts, progress.status);
  const ran: RanStep = { name, conclusion: 'skipped', outputs: {}, log: '', summary: '', warnings: [] };
  if (!holds(step.if, contexts, progress.status)) return ran;
  const folder = join(progress.temp, `step-${crypto.randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  const files = commandFiles(folder);
  const path = [...progress.folders.toReversed(), progress.environment['PATH'] ?? ''].join(delimiter);
  const environment = { ...progress.environment, ...own, ...files, PATH: path };
  const timeoutMs = Math.min((step['timeout-minutes'] ?? 360) * minute, deadline - Date.now());
  const work: StepWork = { step, settings, progress, contexts, environment, folder, timeoutMs };
  const ended = await (step.run === undefined ? runUses(work) : runShell(work));
  const said = readCommandFiles(files);
  progress.masks.push(...masksOf(ended.log));
  progress.folders.push(...said.folders);
  Object.assign(progress.environment, said.environment);
  const outputs = { ...ended.outputs, ...said.outputs };
  const outcome = ended.exitCode === 0 && !ended.isTimedOut ? 'success' : 'failure';
  const conclusion = step['continue-on-error'] === true ? 'success' : outcome;
  if (step.id !== undefined) progress.steps[step.id] = { outputs, outcome, conclusion };
  const log = hidden(ended.log, progress.masks);
  return { name, conclusion, outputs, log, summary: said.summary, warnings: ended.warnings ?? [] };
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
function runShell({ step, contexts, progress, environment, folder, timeoutMs }: StepWork): Promise<StepEnd> {
  if (step.shell !== undefined && step.shell !== 'bash')
    throw new Error(`this runner knows the shell bash, not \`${step.shell}\``);
  const script = join(folder, 'script.sh');
  writeFileSync(script, filled(step.run, contexts, progress.status));
  const strict = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const cwd = join(progress.workspace, filled(step['working-directory'], contexts, progress.status));
  return runProcess({ program: 'bash', args: [...strict, script], cwd, environment, timeoutMs });
}

async function runUses(work: StepWork): Promise<StepEnd> {
  const { step, settings, progress, contexts, environment, timeoutMs } = work;
  const { repository, path } = actionReference(step.uses ?? '');
  const checkout = settings.actions[repository];
  if (checkout === undefined) return runStandIn(repository, work);
  const action = localAction(join(checkout, path), step.with, contexts, progress.status);
  const ended = await runProcess({
    program: process.execPath,
    args: [action.entry],
    cwd: progress.workspace,
    environment: { ...environment, ...settings.actionEnvironment, ...action.environment },
    timeoutMs,
  });
  return { ...ended, warnings: action.warnings };
}

async function runStandIn(name: string, { step, settings, progress, contexts }: StepWork): Promise<StepEnd> {
  const given = filledMap(step.with, contexts, progress.status);
  if (name === 'actions/checkout') {
    cpSync(settings.repository, join(progress.workspace, given['path'] ?? ''), { recursive: true });
    return { exitCode: 0, log: '', isTimedOut: false };
  }
  const standIn = settings.standIns[name];
  if (standIn === undefined) throw new Error(`nothing stands in for the action \`${name}\``);
  const outputs = await standIn(given, { workspace: progress.workspace, home: settings.home });
  return { exitCode: 0, log: '', isTimedOut: false, outputs };
}

function masksOf(log: string): string[] {
  return [...log.matchAll(/^::add-mask::(.+)$/gm)]
    .map((match) => match[1]!.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'))
    .filter((value) => value.trim() !== '');
}

function hidden(log: string, masks: readonly string[]): string {
  return masks.reduce((text, mask) => text.replaceAll(mask, '***'), log);
}
