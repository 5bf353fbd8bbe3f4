import type { ServerStart } from '@slipway/core/package-manifest';

import { modelDir, type ServerParts, type ServerProvider, type Serving } from '../kind.ts';
import { modelsText, noCodeRequirements, refusesWithoutCode } from './no-code.ts';

/** Microsoft's own server for entry scripts, and with Slipway's scoring for models without code. */
export const azureml: ServerProvider = {
  id: 'azureml',
  title: 'azureml-inference-server-http',

  refuses: (serving) => (serving.entryScript === undefined ? refusesWithoutCode(serving) : undefined),

  parts(serving): ServerParts {
    const ownScript = serving.entryScript === undefined;
    return {
      environment: 'uv',
      requirements: ownScript ? noCodeRequirements(serving) : ['programs/python/requirements-azureml.txt'],
      programs: [{ from: 'programs/python/server', to: 'server' }],
      writes: ownScript ? [{ to: 'server/models.json', content: modelsText(serving) }] : [],
      start: start(serving),
    };
  },
};

function start(serving: Serving): ServerStart {
  const { entryScript } = serving;
  const script =
    entryScript === undefined
      ? '{package}/server/slipway_serving/score_models.py'
      : `{package}/source/${entryScript}`;
  return {
    server: 'azureml',
    runtime: 'python',
    args: ['{package}/server/serve.py', '--host', '{host}', '--port', '{port}', '--entry-script', script],
    variables: {
      AZUREML_MODEL_DIR: modelDir(serving),
      ...(entryScript === undefined
        ? { AML_APP_ROOT: '{package}/server', SLIPWAY_MODELS: '{package}/server/models.json' }
        : { AML_APP_ROOT: '{package}/source' }),
      // Compiled modules belong to the environment: a package never changes.
      PYTHONPYCACHEPREFIX: '{environment}/pycache',
      PYTHONUNBUFFERED: '1',
      PYTHONNOUSERSITE: '1',
    },
    routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
    exitCodes,
  };
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
