import { describe, expect, it } from 'vitest';
import { problemsOf } from '../fixtures/fixture-files.ts';
import { readMlmodel } from './mlmodel.ts';

const written = `artifact_path: mlflow-artifacts:/1/models/m-5/artifacts
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.10
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.9.1
is_signature_from_type_hint: false
mlflow_version: 3.4.0
model_id: m-5
run_id: abc
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  serving_input_path: serving_input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "age", "required": true}, {"type": "string", "name": "sex",
    "required": false}, {"type": "array", "items": {"type": "long"}, "name": "tags", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}]'
  params: '[{"name": "limit", "type": "integer", "default": 3, "shape": null}]'
utc_time_created: '2025-10-01 10:00:00.123456'
`;

describe('readMlmodel', () => {
  it('reads what MLflow 3 writes', async () => {
    const model = await readMlmodel('MLmodel', written);
    expect(model.pythonFunction).toEqual({
      loaderModule: 'mlflow.sklearn',
      modelPath: 'model.pkl',
      predictFn: 'predict',
      pythonVersion: '3.10',
      env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
    });
    expect(model).toMatchObject({
      mlflowVersion: '3.4.0',
      runId: 'abc',
      modelId: 'm-5',
      createdAt: '2025-10-01 10:00:00.123456',
    });
    expect(Object.keys(model.flavors)).toEqual(['python_function', 'sklearn']);
    expect(model.inputExample?.servingInputPath).toBe('serving_input_example.json');
    expect(model.signature?.schema).toEqual({
      inputs: [
        { name: 'age', dtype: 'FP64', required: true },
        { name: 'sex', dtype: 'BYTES', required: false },
        { name: 'tags', dtype: 'array', required: true },
      ],
      outputs: [{ dtype: 'FP64', shape: [-1] }],
      parameters: [{ name: 'limit', dtype: 'INT32', required: false }],
    });
    expect(model.signature?.inputs[2]).toMatchObject({ items: { type: 'long' } });
  });

  it('reads the older form of the environment, and dates that are not quoted', async () => {
    const model = await readMlmodel(
      'MLmodel',
      'flavors:\n  python_function: {loader_module: mlflow.sklearn, data: model, env: conda.yaml}\nsignature: null\nutc_time_created: 2021-05-01 10:00:00.1\n',
    );
    expect(model.pythonFunction).toMatchObject({ modelPath: 'model', env: { conda: 'conda.yaml' } });
    expect(model.createdAt).toBe('2021-05-01 10:00:00.1');
    expect(model.signature).toBeUndefined();
  });

  it.each([
    ['flavors: [1\nb: 2\n', { line: 2, column: 1 }, /Flow sequence/],
    ['flavors:\n  python_function:\n    env: conda.yaml\n', { line: 3, column: 5 }, /no `loader_module`/],
    ['run_id: x\n', { line: 1, column: 1 }, /no field `flavors`/],
    ['just text\n', { line: 1, column: 1 }, /it is `just text`/],
    [
      "flavors: {a: {b: 1}}\nsignature:\n  inputs: '[{'\n",
      { line: 3, column: 11 },
      /`signature\.inputs` is no JSON/,
    ],
    [
      'flavors: {a: {b: 1}}\nsignature:\n  inputs: \'[{"name": "x"}]\'\n',
      { line: 3, column: 11 },
      /has no type/,
    ],
  ])('points at what is wrong in %j', async (text, place, said) => {
    const [problem] = await problemsOf(() => readMlmodel('MLmodel', text));
    expect(problem?.where).toEqual({ file: 'MLmodel', ...place });
    expect(problem?.said).toMatch(said);
  });

  it('refuses an empty file', async () => {
    expect(await problemsOf(() => readMlmodel('MLmodel', ''))).toHaveLength(1);
  });

  it('cut off anywhere, is read or refused', async () => {
    const outcomes = new Set<string>();
    for (let length = 0; length < written.length; length += 3) {
      const outcome = await readMlmodel('MLmodel', written.slice(0, length)).then(
        () => 'read',
        (error: Error) => error.name,
      );
      outcomes.add(outcome);
    }
    expect([...outcomes].toSorted()).toEqual(['Problems', 'read']);
  });
});
