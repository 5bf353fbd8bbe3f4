import { modelDir, type ServerProvider } from '../kind.ts';

/** A program of the user's own image, with routes of its own: Slipway adds the models and starts what the image starts. */
export const custom: ServerProvider = {
  id: 'custom',
  title: 'a program of the base image',

  refuses({ entryScript, routes }) {
    if (entryScript !== undefined) {
      return {
        said: 'an entry script, which a program of the base image does not run',
        expected: 'the server `azureml`, or no entry script',
        remedy: 'leave `entry-script` out, or put the code into the base image',
      };
    }
    if (routes !== undefined) return undefined;
    return {
      said: 'the server `custom`, and nothing says where it answers',
      expected: 'the routes for liveness, readiness and scoring, and the port',
      remedy: 'give `server-routes`, or `inference_config` in the environment of the file `config`',
    };
  },

  parts(serving) {
    const { port, ...routes } = serving.routes!;
    return {
      environment: 'none',
      requirements: [],
      programs: [],
      writes: [],
      start: {
        server: 'custom',
        runtime: 'image',
        args: [],
        variables: { AZUREML_MODEL_DIR: modelDir(serving) },
        routes: { ...routes, openapi: routes.scoring },
        port,
        exitCodes: {},
      },
    };
  },
};
