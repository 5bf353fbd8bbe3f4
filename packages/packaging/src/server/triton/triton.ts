import { modelNames, type ServedModel, type ServerProvider } from '../kind.ts';

/**
 * NVIDIA's Triton Inference Server, from its own image, on the model repositories of the package.
 * Source: https://github.com/triton-inference-server/server/blob/v2.60.0/docs/user_guide/model_repository.md
 */
export const triton: ServerProvider = {
  id: 'triton',
  title: 'Triton Inference Server',

  refuses(serving) {
    if (serving.entryScript !== undefined) {
      return {
        said: 'an entry script, which Triton does not run',
        expected: 'model repositories of Triton without an entry script',
        remedy: 'use the server `azureml`, or a model of the Python backend of Triton',
      };
    }
    const other = serving.models.find(({ detected }) => detected.framework !== 'triton');
    if (other === undefined) return undefined;
    return {
      said: `${modelNames(serving)}, of which ${other.name}:${other.version} is no model repository of Triton`,
      expected: 'folders with `<model>/config.pbtxt`, or `<model>/<version>/model.<suffix>`',
      remedy: 'give the folder that holds the folders of the models',
    };
  },

  parts(serving) {
    const repositories = serving.models.map(({ root }) => `--model-repository={package}/${root}`);
    return {
      environment: 'none',
      requirements: [],
      programs: [],
      writes: [],
      start: {
        server: 'triton',
        runtime: 'image',
        args: ['tritonserver', ...repositories, '--http-address={host}', '--http-port={port}'],
        variables: {},
        routes: {
          liveness: '/v2/health/live',
          readiness: '/v2/health/ready',
          scoring: `/v2/models/${firstName(serving.models)}/infer`,
          openapi: '/v2',
        },
        exitCodes: { 1: 'a model could not be loaded, or an argument is wrong' },
      },
    };
  },

  refusesBase({ variables }) {
    if (versionVariables.some((name) => variables[name] !== undefined)) return undefined;
    return {
      said: 'an image that is none of Triton Inference Server',
      expected: `an image with \`tritonserver\`, which sets ${versionVariables.join(' or ')}`,
      remedy: 'set `base-image` to an image such as `nvcr.io/nvidia/tritonserver:25.08-py3`',
    };
  },
};

/** What images of Triton say of themselves. Source: https://github.com/triton-inference-server/server/blob/v2.60.0/build.py */
const versionVariables = ['TRITON_SERVER_VERSION', 'NVIDIA_TRITON_SERVER_VERSION'];

/** Scoring needs one model: the first of the first repository, in the order of their names. */
function firstName(models: readonly ServedModel[]): string {
  const detected = models[0]?.detected;
  if (detected?.framework !== 'triton') return '';
  return detected.facts.models.map(({ name }) => name).toSorted()[0] ?? '';
}
