import { readMlmodel } from '../mlmodel.ts';
import type { Format } from '../detected.ts';
import { readText } from '../text.ts';

/** MLflow: a folder with a file `MLmodel` in it. */
export const mlflow: Format<'mlflow'> = {
  framework: 'mlflow',
  type: 'mlflow_model',
  recognises: (files) => Promise.resolve(files.filter((file) => file.path === 'MLmodel')),
  async read(recognised) {
    const file = recognised[0]!;
    const model = await readMlmodel(file.path, await readText({ file: file.path }, file));
    const { pythonFunction, signature } = model;
    return {
      frameworkVersion: model.mlflowVersion,
      schema: signature?.schema,
      facts: {
        flavors: Object.keys(model.flavors),
        loaderModule: pythonFunction?.loaderModule,
        pythonVersion: pythonFunction?.pythonVersion,
        condaFile: pythonFunction?.env.conda,
        runId: model.runId,
        modelId: model.modelId,
      },
    };
  },
};
