import type { ServerStart } from '@slipway/core/package-manifest';

import {
  modelDir,
  modelNames,
  type Refusal,
  type ServerParts,
  type ServerProvider,
  type Serving,
} from '../kind.ts';

/** A way to serve without code of the user. */
interface NoCode {
  script: string;
  requirements: string;
}

const noCode: Readonly<Record<string, NoCode>> = {
  'scikit-learn': { script: 'score_sklearn.py', requirements: 'requirements-sklearn.txt' },
  mlflow: { script: 'score_mlflow.py', requirements: 'requirements-mlflow.txt' },
};

/** Microsoft's own server for entry scripts, and for scikit-learn and MLflow models without code. */
export const azureml: ServerProvider = {
  id: 'azureml',
  title: 'azureml-inference-server-http',
  supports: { entryScript: true, noCode: Object.keys(noCode), multiModel: true, runtime: 'python' },

  refuses(serving) {
    if (serving.entryScript !== undefined) return undefined;
    return serving.models.length > 1 ? severalWithoutCode(serving) : unknownWithoutCode(serving);
  },

  parts(serving): ServerParts {
    const own = serving.entryScript === undefined ? noCode[serving.models[0]!.detected.framework] : undefined;
    return {
      environment: 'uv',
      requirements: [`programs/python/${own?.requirements ?? 'requirements-azureml.txt'}`],
      programs: [{ from: 'programs/python/server', to: 'server' }],
      writes: [],
      start: start(serving, own),
    };
  },
};

function severalWithoutCode(serving: Serving): Refusal {
  return {
    said: `${serving.models.length} models (${modelNames(serving)}) without an entry script`,
    expected: 'one model, or an entry script that says how they work together',
    remedy: 'give `entry-script` and `source-directory`',
  };
}

function unknownWithoutCode({ models }: Serving): Refusal | undefined {
  const [model] = models;
  if (model === undefined || model.detected.framework in noCode) return undefined;
  return {
    said: `${model.name}:${model.version} is ${model.detected.framework === 'custom' ? 'of no known framework' : `a ${model.detected.framework} model`}`,
    expected: 'a scikit-learn, MLflow or ONNX model, or an entry script',
    remedy: 'give `entry-script` and `source-directory`',
  };
}

function start(serving: Serving, own: NoCode | undefined): ServerStart {
  const script =
    own === undefined
      ? `{package}/source/${serving.entryScript}`
      : `{package}/server/slipway_serving/${own.script}`;
  return {
    server: 'azureml',
    runtime: 'python',
    args: ['{package}/server/serve.py', '--host', '{host}', '--port', '{port}', '--entry-script', script],
    variables: {
      AZUREML_MODEL_DIR: modelDir(serving),
      AML_APP_ROOT: own === undefined ? '{package}/source' : '{package}/server',
      ...(own === undefined ? {} : whichFile(serving)),
      // Compiled modules belong to the environment: a package never changes.
      PYTHONPYCACHEPREFIX: '{environment}/pycache',
      PYTHONUNBUFFERED: '1',
      PYTHONNOUSERSITE: '1',
    },
    routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
    exitCodes,
  };
}

/** Says which of several files is the model, where looking at them told. */
function whichFile({ models }: Serving): Record<string, string> {
  const [model] = models;
  if (model === undefined) return {};
  const below = model.root.split('/').slice(3);
  if (model.detected.framework === 'mlflow' && below.length > 0)
    return { MLFLOW_MODEL_FOLDER: below.join('/') };
  if (model.detected.framework !== 'scikit-learn') return {};
  const [estimator] = model.detected.facts.estimators;
  return estimator === undefined ? {} : { SLIPWAY_MODEL_FILE: [...below, estimator.path].join('/') };
}

/**
 * Source: packages/serving/python/server/serve.py, and for 94 to 99 the start of Azure's images,
 * https://github.com/Azure/azureml-assets/tree/main/assets/training/model_management/environments/mlflow-model-inference
 */
const exitCodes: Readonly<Record<string, string>> = {
  1: 'a setting of the server is wrong',
  2: 'an argument of the server is wrong',
  3: 'the scoring script could not be loaded',
  94: 'the debugger could not be attached',
  95: 'dependencies could not be installed at the start',
  96: 'the server package is absent',
  97: 'the folder of extra libraries is missing',
  98: 'the conda file is missing',
  99: 'the requirements file is missing',
  100: 'azureml-inference-server-http is not installed',
  101: 'the port is taken',
  102: 'AZUREML_MODEL_DIR is not a folder',
};
