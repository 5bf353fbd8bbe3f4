import { readSignature, type Signature } from './mlflow-signature.ts';
import { refuseEmpty, readYaml } from './yaml-file.ts';
import type { YamlValue } from './yaml-value.ts';

/** How MLflow's generic Python flavor loads and calls a model. Paths are relative to the model's folder. */
export interface PythonFunctionFlavor {
  loaderModule: string;
  /** Path of what the loader loads: `model_path`, or `data` in older files. */
  modelPath?: string;
  pythonVersion?: string;
  /** Name of the method that `predict` calls. */
  predictFn?: string;
  /** Path of Python code that has to be importable. */
  code?: string;
  /** Paths of the environment files; before MLflow 2 there was only `conda`. */
  env: { conda?: string; virtualenv?: string };
}

/** The example that was saved with a model. Paths are relative to the model's folder. */
export interface SavedInputExample {
  artifactPath: string;
  /** `dataframe`, `ndarray`, `json_object`, `sparse_matrix_csr` … */
  type?: string;
  pandasOrient?: string;
  /** A request body for `/invocations`. */
  servingInputPath?: string;
}

/** An `MLmodel` file. Fields that are not listed here are ignored, as MLflow itself does. */
export interface MlModel {
  /** By name: what each flavor says, as plain data. */
  flavors: Record<string, Record<string, unknown>>;
  pythonFunction?: PythonFunctionFlavor;
  signature?: Signature;
  inputExample?: SavedInputExample;
  mlflowVersion?: string;
  runId?: string;
  modelId?: string;
  artifactPath?: string;
  /** As it is written: `YYYY-MM-DD HH:MM:SS.ffffff`. */
  createdAt?: string;
}

/**
 * Reads an `MLmodel` file.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/models/model.py, `Model.to_dict`.
 * @throws Problems with file, line and column.
 */
export async function readMlmodel(file: string, text: string): Promise<MlModel> {
  const expected = 'an MLflow model: a map with the field `flavors`';
  refuseEmpty({ file }, text, expected);
  return readYaml({ file }, text, (root) => modelOf(root, expected), '1.1');
}

function modelOf(root: YamlValue, expected: string): MlModel {
  const fields = root.fields(expected);
  const text = (name: string) => textOf(fields, name);
  const pythonFunction = pythonFunctionOf(fields);
  const signature = present(fields, 'signature');
  const inputExample = inputExampleOf(fields);
  const { mlflowVersion, runId, modelId, artifactPath, createdAt } = {
    mlflowVersion: text('mlflow_version'),
    runId: text('run_id'),
    modelId: text('model_id'),
    artifactPath: text('artifact_path'),
    createdAt: text('utc_time_created'),
  };
  return {
    flavors: flavorsOf(root, fields),
    pythonFunction,
    signature: signature === undefined ? undefined : readSignature(signature),
    inputExample,
    mlflowVersion,
    runId,
    modelId,
    artifactPath,
    createdAt,
  };
}

function flavorsOf(root: YamlValue, fields: Map<string, YamlValue>): Record<string, Record<string, unknown>> {
  const flavors = present(fields, 'flavors');
  if (flavors === undefined) {
    if (root.isMap) root.wrong('it has no field `flavors`', 'at least one flavor, such as `python_function`');
    return {};
  }
  const found = [...flavors.fields('flavors by their names')].map(([name, flavor]) => {
    const plain = flavor.isMap
      ? flavor.plain()
      : (flavor.wrong(`the flavor \`${name}\` has no fields`, 'fields'), {});
    return [name, plain as Record<string, unknown>] as const;
  });
  return Object.fromEntries(found);
}

function pythonFunctionOf(fields: Map<string, YamlValue>): PythonFunctionFlavor | undefined {
  const flavors = present(fields, 'flavors');
  const flavor = flavors?.isMap === true ? present(flavors.fields(), 'python_function') : undefined;
  if (flavor?.isMap !== true) return undefined;
  const parts = flavor.fields();
  const loaderModule = textOf(parts, 'loader_module');
  if (loaderModule === undefined) {
    flavor.wrong('`python_function` has no `loader_module`', 'the module that loads it, as `mlflow.sklearn`');
  }
  const modelPath = textOf(parts, 'model_path') ?? textOf(parts, 'data');
  const pythonVersion = textOf(parts, 'python_version');
  const predictFn = textOf(parts, 'predict_fn');
  const code = textOf(parts, 'code');
  return {
    loaderModule: loaderModule ?? '',
    modelPath,
    pythonVersion,
    predictFn,
    code,
    env: envOf(present(parts, 'env')),
  };
}

function envOf(env: YamlValue | undefined): PythonFunctionFlavor['env'] {
  if (env === undefined) return {};
  if (!env.isMap) {
    const conda = env.text('a path of a conda file, or `conda` and `virtualenv`');
    return conda === undefined ? {} : { conda };
  }
  const [conda, virtualenv] = [textOf(env.fields(), 'conda'), textOf(env.fields(), 'virtualenv')];
  return { conda, virtualenv };
}

function inputExampleOf(fields: Map<string, YamlValue>): SavedInputExample | undefined {
  const example = present(fields, 'saved_input_example_info');
  if (example === undefined) return undefined;
  const parts = example.fields();
  const artifactPath = textOf(parts, 'artifact_path');
  if (artifactPath === undefined) return undefined;
  const type = textOf(parts, 'type');
  const pandasOrient = textOf(parts, 'pandas_orient');
  const servingInputPath = textOf(parts, 'serving_input_path');
  return {
    artifactPath,
    type,
    pandasOrient,
    servingInputPath,
  };
}

/** A field that is there and not null. */
function present(fields: Map<string, YamlValue>, name: string): YamlValue | undefined {
  const value = fields.get(name);
  return value === undefined || value.isEmpty ? undefined : value;
}

function textOf(fields: Map<string, YamlValue>, name: string): string | undefined {
  return present(fields, name)?.text();
}
