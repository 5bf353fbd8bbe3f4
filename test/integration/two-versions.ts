import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root, runAction, type StepResult } from '@slipway/testing/run-action';

const iris = join(root, 'test/fixtures/models/iris-onnx');
const outputs = { 1: 'sample-output.json', 2: 'sample-output-v2.json' } as const;

/** The two versions of the model that these tests deliver; what they answer to the same sample differs. */
export type Version = 1 | 2;

/** Absolute path of the file of a version. */
export function modelFile(version: Version): string {
  return join(iris, version === 1 ? 'model.onnx' : 'model-v2.onnx');
}

/** Absolute paths of a request, and of what a version answers to it. */
export function samplesOf(version: Version): { input: string; output: string } {
  return { input: join(iris, 'sample-input.json'), output: join(iris, outputs[version]) };
}

/** Fills the folder of a repository as the workflows of workflows-examples expect it; its model is the first version. */
export function layRepository(folder: string): void {
  cpSync(iris, folder, { recursive: true });
  writeFileSync(join(folder, 'metrics.json'), JSON.stringify({ accuracy: 0.95 }));
  const sample = jsonOf(readFileSync(samplesOf(1).input, 'utf8'));
  writeFileSync(join(folder, 'requests.jsonl'), `${sample}\n`);
}

/** Changes what the training of a repository makes: `train.py` there writes this version. */
export function layTraining(folder: string, version: Version): void {
  cpSync(modelFile(version), join(folder, 'trained.onnx'));
  cpSync(samplesOf(version).output, join(folder, 'sample-output.json'));
  writeFileSync(join(folder, 'train.py'), "import shutil\nshutil.copy('trained.onnx', 'model.onnx')\n");
}

/** A machine on which workflows run: its home folder, and the folder with the released actions. */
export interface Machine {
  home: string;
  released: string;
}

/** Runs an action beside the workflows, with the same built code. */
export function runReleased(
  { home, released }: Machine,
  name: string,
  inputs: Record<string, string>,
): Promise<StepResult> {
  const entry = join(released, 'actions', name, 'dist', 'index.js');
  return runAction(name, { entry, home: join(home, '.slipway'), inputs });
}

/** Asks an endpoint of a machine, and answers which version it was; `neither`, with what was said, too. */
export async function servingVersion(machine: Machine, endpoint: string): Promise<Version | string> {
  const asked = await runReleased(machine, 'deploy-model', {
    command: 'invoke',
    endpoint,
    'request-file': samplesOf(1).input,
  });
  const answer = jsonOf(asked.outputs['response'] ?? 'null');
  const versions = [1, 2] as const;
  const found = versions.find((one) => jsonOf(readFileSync(samplesOf(one).output, 'utf8')) === answer);
  return found ?? `neither: ${asked.stdout}${asked.stderr}`;
}

/** The same JSON, however it was laid out. */
function jsonOf(text: string): string {
  return JSON.stringify(JSON.parse(text));
}
