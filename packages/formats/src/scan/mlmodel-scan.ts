import { readMlmodel } from '../mlmodel.ts';
import type { Finding, Findings } from './finding.ts';
import { embeddedCode, escapingPath, importFinding, unreadable } from './words.ts';
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
    const loader = pythonFunction?.loaderModule ?? '';
    if (loader !== '' && !/^mlflow(\.|$)/.test(loader)) findings.add(unknownLoader(file, loader));
    for (const [flavor, fields] of Object.entries(flavors)) checkPaths(file, flavor, fields, findings);
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    for (const { said } of error.problems) findings.add(unreadable(file, said));
  }
}

function unknownLoader(file: string, module: string): Finding {
  const because = 'it is no part of MLflow, and is asked to load the model';
  return importFinding(file, { module, name: '_load_pyfunc', offset: 0 }, { kind: 'unknown', because });
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
  'model_code_path',
]);

function checkPaths(file: string, flavor: string, fields: Record<string, unknown>, findings: Findings): void {
  for (const [name, value] of Object.entries(fields)) {
    if (!pathFields.has(name) || typeof value !== 'string' || !leavesFolder(value)) continue;
    findings.add(escapingPath(file, `the field \`${name}\` of the flavor \`${flavor}\` is \`${value}\``));
  }
}
