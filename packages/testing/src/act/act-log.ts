/** How a job or a step ended. A step that was not reached is not told of at all. */
export type ActResult = 'success' | 'failure' | 'skipped' | 'cancelled';

/** How one step went. */
export interface ActStep {
  name: string;
  result: ActResult;
  outputs: Record<string, string>;
  /** What it printed, its workflow commands included; secrets are hidden. */
  log: string;
  /** What it wrote for the summary of the job. */
  summary: string;
}

/** How one job went; each cell of a matrix is a job of its own. */
export interface ActJob {
  /** Its key in the file; of a called workflow the key of the job inside. */
  id: string;
  /** With the workflow and the cell of the matrix, as `pipeline/deploy-1`. */
  name: string;
  matrix: Record<string, unknown>;
  result: ActResult;
  steps: ActStep[];
}

/** A line of `act --json`; fields that are of no interest are left out. */
interface Line {
  job?: string;
  jobID?: string;
  matrix?: Record<string, unknown>;
  jobResult?: ActResult;
  step?: string;
  stepID?: string[];
  stage?: 'Pre' | 'Main' | 'Post';
  stepResult?: ActResult;
  msg?: string;
  raw?: string;
  raw_output?: boolean;
  command?: string;
  name?: string;
  arg?: string;
  content?: string;
}

type Heard = ActJob & { byStep: Map<string, ActStep> };

/**
 * Reads what `act --json` printed: one JSON object a line, told by job and step. Other lines are passed over. A job
 * that has no result when the log ends was not finished, and counts as cancelled.
 * https://github.com/nektos/act/blob/v0.2.89/pkg/runner/logger.go
 */
export function readActLog(text: string): ActJob[] {
  const jobs = new Map<string, Heard>();
  for (const line of linesOf(text)) {
    const job = jobOf(jobs, line);
    if (job === undefined) continue;
    if (line.jobResult !== undefined) job.result = line.jobResult;
    hearStep(job, line);
  }
  return [...jobs.values()].map(({ byStep, ...job }) => ({ ...job, steps: stepsOf(job.result, byStep) }));
}

/** act does not say that it skips a step. In a job that came to its end, one without a result was not due. */
function stepsOf(result: ActResult, byStep: Map<string, ActStep>): ActStep[] {
  const steps = [...byStep.values()];
  if (result === 'cancelled') return steps;
  return steps.map((step) => (step.result === 'cancelled' ? { ...step, result: 'skipped' as const } : step));
}

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

/** The call of a workflow tells of itself as of a job, but only its inner jobs have steps and results. */
function jobOf(jobs: Map<string, Heard>, line: Line): Heard | undefined {
  const name = line.job?.trim();
  if (name === undefined || line.jobID === undefined) return undefined;
  const known = jobs.get(name);
  if (known !== undefined) return known;
  if (line.step === undefined && line.jobResult === undefined) return undefined;
  const made: Heard = {
    id: line.jobID,
    name,
    matrix: line.matrix ?? {},
    result: 'cancelled',
    steps: [],
    byStep: new Map(),
  };
  jobs.set(name, made);
  return made;
}

/** Of a workflow command `raw` is passed over: act hides secrets in `msg` alone, behind a sign of its own. */
function hearStep(job: Heard, line: Line): void {
  if (line.stepID === undefined || line.step === undefined) return;
  if (line.stage === 'Pre' && line.stepResult === undefined) return;
  const key = line.stepID.join('/');
  const step = job.byStep.get(key) ?? {
    name: line.step,
    result: 'cancelled',
    outputs: {},
    log: '',
    summary: '',
  };
  job.byStep.set(key, step);
  if (line.stepResult !== undefined) step.result = line.stepResult;
  if (line.command === 'set-output') step.outputs[line.name ?? ''] = line.arg ?? '';
  else if (line.command === 'summary') step.summary += line.content ?? '';
  else if (line.raw_output === true) step.log += line.msg ?? '';
  else if (line.raw !== undefined) step.log += (line.msg ?? '').replace(/^\s*\S+\s+(?=::)/, '');
}
