import type { Detected, Estimator } from '@slipway/formats/detected';

import type { Expectation } from './kind.ts';

/**
 * What a model expects of the environment that loads it, told by its files alone. Pure.
 * @param title the model for people: `iris:1`
 */
export function expectationsOf(title: string, detected: Detected): Expectation[] {
  switch (detected.framework) {
    case 'scikit-learn':
      return detected.facts.estimators.flatMap((estimator) => ofEstimator(title, estimator));
    case 'onnx': {
      const { path, opsets, irVersion } = detected.facts;
      const opset = opsets[''] ?? 0;
      const because = `the model has opset ${opset} and IR version ${irVersion}`;
      const needs: Expectation['needs'] = { kind: 'onnx', opset, irVersion };
      const where = { file: `${title}/${path}` };
      return ['onnxruntime', 'onnxruntime-gpu'].map((name) => ({
        name,
        needs,
        isCertain: true,
        where,
        because,
      }));
    }
    case 'mlflow':
      return ofMlflow(title, detected.facts);
    default:
      return [];
  }
}

/**
 * What numpy 1 has of numpy 2's names from 1.26.1 on, found in its wheels: enough for most arrays, not for those of
 * protocol 5, which call `numpy._core.numeric._frombuffer`.
 */
const inLastNumpy1 = /^numpy\._core\.(_dtype|_dtype_ctypes|_internal|_multiarray_umath|multiarray|umath)\./;

function ofEstimator(title: string, { path, imports, numpy, version }: Estimator): Expectation[] {
  const where = { file: `${title}/${path}` };
  const found: Expectation[] = [];
  // The other way round works: numpy 2 still has the names of numpy 1.
  if (numpy === 2) {
    const strange = imports.find((name) => name.startsWith('numpy._core') && !inLastNumpy1.test(name));
    found.push({
      name: 'numpy',
      needs: { kind: 'at least', version: strange === undefined ? '1.26.1' : '2.0' },
      isCertain: true,
      where,
      because: `the pickle names \`${strange ?? 'numpy._core'}\`, which it does not have`,
    });
  }
  if (version !== undefined)
    found.push({
      name: 'scikit-learn',
      needs: { kind: 'same minor', version },
      isCertain: false,
      where,
      because: `the model was saved with ${version}, and scikit-learn promises nothing across versions`,
    });
  return found;
}

/** What cloudpickle writes of a class holds the bytecode of one version of Python. */
function ofMlflow(
  title: string,
  { loaderModule, pythonVersion }: { loaderModule?: string; pythonVersion?: string },
): Expectation[] {
  if (loaderModule !== 'mlflow.pyfunc.model' || pythonVersion === undefined) return [];
  return [
    {
      name: 'python',
      needs: { kind: 'same minor', version: pythonVersion },
      isCertain: false,
      where: { file: `${title}/MLmodel` },
      because: `the model was pickled by Python ${pythonVersion}, whose bytecode no other version reads`,
    },
  ];
}
