import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

/** A value as YAML gives it, where the file means a text. */
export type Scalar = string | number | boolean | null;

/** A step as the file writes it. Values may hold `${{ }}`. */
export interface StepText {
  id?: string;
  name?: string;
  if?: string | boolean;
  uses?: string;
  with?: Record<string, Scalar>;
  run?: string;
  shell?: string;
  env?: Record<string, Scalar>;
  'working-directory'?: string;
  'continue-on-error'?: boolean;
  'timeout-minutes'?: number;
}

/** A job as the file writes it. */
export interface JobText {
  name?: string;
  needs?: string | string[];
  'runs-on': string | string[];
  if?: string | boolean;
  env?: Record<string, Scalar>;
  outputs?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: StepText[];
}

/** A workflow as the file writes it. */
export interface WorkflowText {
  name?: string;
  on: unknown;
  env?: Record<string, Scalar>;
  jobs: Record<string, JobText>;
}

/**
 * What this runner carries out, and what it may leave to GitHub (who may do what, and when) without changing what the
 * steps do. A key that is in neither list is refused: a runner that passes over `strategy` proves nothing.
 */
const known = {
  workflow: words('name run-name on permissions env concurrency jobs'),
  job: words('name needs runs-on if env outputs timeout-minutes steps permissions concurrency environment'),
  step: words('id name if uses with run shell env working-directory continue-on-error timeout-minutes'),
};

function words(text: string): string[] {
  return text.split(' ');
}

/** Reads a workflow file; throws for what this runner would not carry out. */
export function readWorkflow(path: string): WorkflowText {
  const workflow = parse(readFileSync(path, 'utf8')) as WorkflowText;
  const jobs = Object.entries(workflow.jobs);
  const unknown = [
    ...unknownKeys('workflow', workflow, 'the workflow'),
    ...jobs.flatMap(([id, job]) => unknownKeys('job', job, `job ${id}`)),
    ...jobs.flatMap(([id, job]) =>
      (job.steps ?? []).flatMap((step, index) => unknownKeys('step', step, `step ${index + 1} of job ${id}`)),
    ),
  ];
  if (unknown.length > 0) throw new Error(`${path}: not carried out by this runner: ${unknown.join(', ')}`);
  return workflow;
}

function unknownKeys(kind: keyof typeof known, part: object, where: string): string[] {
  return Object.keys(part)
    .filter((key) => !known[kind].includes(key))
    .map((key) => `\`${key}\` of ${where}`);
}

/** The ids of the jobs in an order in which each comes after those it needs. */
export function jobOrder(workflow: WorkflowText): string[] {
  const order: string[] = [];
  const visit = (id: string, path: string[]): void => {
    if (path.includes(id)) throw new Error(`jobs need each other: ${[...path, id].join(' → ')}`);
    if (order.includes(id)) return;
    const job = workflow.jobs[id];
    if (job === undefined) throw new Error(`there is no job \`${id}\``);
    for (const needed of needsOf(job)) visit(needed, [...path, id]);
    order.push(id);
  };
  for (const id of Object.keys(workflow.jobs)) visit(id, []);
  return order;
}

/** The jobs that a job waits for. */
export function needsOf(job: JobText): string[] {
  return typeof job.needs === 'string' ? [job.needs] : (job.needs ?? []);
}
