import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
export const root = resolve(import.meta.dirname, '..', '..', '..');

/** What a step of a workflow gives an action. */
export interface StepInputs {
  /** Inputs by their names in `action.yml`. Defaults of `action.yml` need not be given: the tables hold them too. */
  inputs: Record<string, string>;
  /** `GITHUB_WORKSPACE`; a new empty folder when left out. */
  workspace?: string;
  /** `SLIPWAY_HOME`; a new empty folder when left out. */
  home?: string;
  /** Further variables of the environment. */
  environment?: Record<string, string>;
  /** Called once with the process, to stop it in the middle. */
  onStart?: (child: ChildProcess) => void;
  /** Called with all that was printed so far whenever more is printed. */
  onOutput?: (stdout: string, child: ChildProcess) => void;
  /** Runs this entry instead of `actions/<name>/dist/index.js`. */
  entry?: string;
}

/** An annotation as the runner reads it from the log. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: number;
  column?: number;
}

/** Everything the runner sees of a step. */
export interface StepResult {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  summary: string;
  annotations: Annotation[];
  /** Values the action asked the runner to hide. */
  masks: string[];
  /** From start to end of the process. */
  ms: number;
  workspace: string;
  home: string;
}

/** A new folder that nothing else uses; its real path, because macOS links its temporary folder. */
export function newFolder(prefix = 'slipway-test-'): string {
  return realpathSync(mkdtempSync(join(tmpdir(), prefix)));
}

/** Runs a built action as the runner does: a child process with `INPUT_*` variables and command files. */
export function runAction(name: string, step: StepInputs): Promise<StepResult> {
  const workspace = step.workspace ?? newFolder('slipway-workspace-');
  const home = step.home ?? newFolder('slipway-home-');
  const runner = newFolder('slipway-runner-');
  const files = { GITHUB_OUTPUT: join(runner, 'output'), GITHUB_STEP_SUMMARY: join(runner, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const temp = join(runner, 'temp');
  mkdirSync(temp);
  const started = performance.now();
  const child = spawn(process.execPath, [step.entry ?? join(root, 'actions', name, 'dist', 'index.js')], {
    cwd: workspace,
    env: {
      ...plainEnvironment(),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'octo/models',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_ACTOR: 'octocat',
      GITHUB_SERVER_URL: 'https://github.com',
      RUNNER_TEMP: temp,
      SLIPWAY_HOME: home,
      ...files,
      ...Object.fromEntries(Object.entries(step.inputs).map(([key, value]) => [inputVariable(key), value])),
      ...step.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  step.onStart?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    step.onOutput?.(stdout, child);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) =>
      settle({
        exitCode,
        signal,
        stdout,
        stderr,
        outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
        summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
        ...readCommands(stdout),
        ms: performance.now() - started,
        workspace,
        home,
      }),
    );
  });
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** The environment of the test without what a surrounding workflow run would leak into the action under test. */
function plainEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(INPUT_|GITHUB_|ACTIONS_|RUNNER_|SLIPWAY_|VITEST|NODE_OPTIONS$)/.test(name))
      kept[name] = value;
  }
  return kept;
}

/** Reads the heredoc form that the toolkit writes into `GITHUB_OUTPUT`. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n]+?)<<(ghadelimiter_[^\n]+)\n([\s\S]*?)\n\2$/gm))
    outputs[match[1]!] = match[3]!;
  return outputs;
}

/** Reads the workflow commands that count as annotations and masks. */
function readCommands(stdout: string): { annotations: Annotation[]; masks: string[] } {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  for (const line of stdout.split('\n')) {
    const match = /^::([a-z-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/.exec(line);
    if (match === null) continue;
    const [, command, properties = '', message = ''] = match;
    if (command === 'add-mask') masks.push(unescape(message));
    if (command === 'error' || command === 'warning' || command === 'notice') {
      annotations.push({ level: command, message: unescape(message), ...readProperties(properties) });
    }
  }
  return { annotations, masks };
}

function readProperties(text: string): Partial<Annotation> {
  const pairs = new Map(
    text
      .split(',')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))]),
  );
  const annotation: Partial<Annotation> = {};
  if (pairs.has('title')) annotation.title = pairs.get('title')!;
  if (pairs.has('file')) annotation.file = pairs.get('file')!;
  if (pairs.has('line')) annotation.line = Number(pairs.get('line'));
  if (pairs.has('col')) annotation.column = Number(pairs.get('col'));
  return annotation;
}

/** Undoes the escaping of workflow commands. */
function unescape(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
