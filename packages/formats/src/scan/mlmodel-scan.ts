import { readMlmodel } from '../mlmodel.ts';
import type { Findings } from './finding.ts';
import { embeddedCode, escapingPath, unreadable } from './words.ts';
import { leavesFolder } from './zip-scan.ts';
import { Problems } from '@slipway/core/trouble';

/** Scans what an `MLmodel` file makes MLflow put on Python's path, and the paths that it names. */
export async function scanMlmodel(file: string, text: string, findings: Findings): Promise<void> {
  try {
    const { flavors, pythonFunction } = await readMlmodel(file, text);
    if (pythonFunction?.code !== undefined)
      findings.add(
        embeddedCode(
          file,
          `loading it puts \`${pythonFunction.code}\` on Python's path, and the model's code with it`,
        ),
      );
    for (const [flavor, fields] of Object.entries(flavors)) checkPaths(file, flavor, fields, findings);
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    for (const { said } of error.problems) findings.add(unreadable(file, said));
  }
}

/** Fields of all flavors that name files of the model. */
const pathFields = new Set([
  'code',
  'data',
  'model_path',
  'pickled_model',
  'model_data',
  'python_model',
  'path',
]);

function checkPaths(file: string, flavor: string, fields: Record<string, unknown>, findings: Findings): void {
  for (const [name, value] of Object.entries(fields)) {
    if (!pathFields.has(name) || typeof value !== 'string' || !leavesFolder(value)) continue;
    findings.add(escapingPath(file, `the field \`${name}\` of the flavor \`${flavor}\` is \`${value}\``));
  }
}
