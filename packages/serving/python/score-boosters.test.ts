import { tmpdir } from 'node:os';
import { requires } from '@slipway/testing/requires';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  fixture,
  fixtureJson,
  rounded,
  score,
  serve,
  serving,
  servingPython,
  type PackagedModel,
  type PythonServer,
} from './python-server.ts';

const tools = requires('uv', 'python3');
const iris = [5.1, 3.5, 1.4, 0.2];
const named = (framework: string, folder: string, file: string): PackagedModel => ({
  framework,
  folder: fixture(folder),
  file,
  name: folder,
});

describe.skipIf(tools.missing)(`XGBoost, LightGBM and skops in one server, without code${tools.note}`, () => {
  let server: PythonServer;
  beforeAll(async () => {
    const python = await servingPython();
    const models = [
      named('xgboost', 'cancer-xgboost', 'model.ubj'),
      named('xgboost', 'iris-xgboost', 'model.json'),
      named('lightgbm', 'wine-lightgbm', 'model.txt'),
      named('scikit-learn', 'iris-skops', 'model.skops'),
      { ...named('scikit-learn', 'iris-sklearn-v2', 'model.joblib'), name: 'iris-skops', version: '2' },
      { ...named('mlflow', 'diabetes-mlflow/model', 'MLmodel'), name: 'diabetes' },
    ];
    server = await serve(python, { ...(await serving(tmpdir(), ...models)), AML_CORS_ORIGINS: '*' });
  });
  afterAll(async () => server?.[Symbol.asyncDispose]());

  const at = (path: string, body: unknown): ReturnType<typeof ask> =>
    ask(server, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test.each(['cancer-xgboost', 'iris-xgboost', 'wine-lightgbm'])(
    "%s answers the library's own probabilities",
    async (name) => {
      const answer = await at(`/models/${name}/score`, await fixtureJson(name, 'sample-input.json'));
      const expected = rounded(await fixtureJson(name, 'sample-output.json'), 5);
      expect({ status: answer.status, body: rounded(answer.body, 5) }).toEqual({
        status: 200,
        body: expected,
      });
    },
  );

  test.each(['iris-xgboost', 'wine-lightgbm'])(
    '%s gives labels for `predict` and margins for `decision_function`',
    async (name) => {
      const input = (await fixtureJson(name, 'sample-input.json')) as object;
      const labels = await at(`/models/${name}/score`, { ...input, method: 'predict' });
      expect(labels.body).toEqual(await fixtureJson(name, 'labels.json'));
      const margins = await at(`/models/${name}/score`, { ...input, method: 'decision_function' });
      expect(margins.body).toHaveLength(3);
      expect(await at(`/models/${name}/score`, { ...input, method: 'transform' })).toMatchObject({
        status: 400,
        body: {
          message: expect.stringContaining('`predict`, `predict_proba`, `decision_function`') as string,
        },
      });
    },
  );

  test('takes a missing value where a tree knows a way for it, and refuses a column that is not there', async () => {
    const body = (await fixtureJson('cancer-xgboost', 'sample-input.json')) as {
      data: Record<string, unknown>[];
    };
    const [first] = body.data;
    expect(await score(server, { data: [{ ...first, 'mean area': null }] })).toMatchObject({ status: 200 });
    const { 'mean area': _, ...without } = first!;
    expect(await score(server, { data: [without] })).toMatchObject({
      status: 400,
      body: { message: '`data[0]` has no column `mean area`' },
    });
    expect(await score(server, { data: [{ ...first, 'mean area': 'big' }] })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('is the text "big", expected a number') as string },
    });
  });

  test('chooses the model by path or query, the first and the newest when nothing is said', async () => {
    const byQuery = await at('/score?model=iris-skops&version=1', { data: [iris] });
    expect(rounded(byQuery.body, 6)).toEqual([
      rounded(((await fixtureJson('iris-skops', 'sample-output.json')) as unknown[])[0], 6),
    ]);
    const newest = await at('/models/iris-skops/score', { data: [iris] });
    const second = await at('/models/iris-skops/versions/2/score', { data: [iris] });
    expect(newest.body).toEqual(second.body);
    expect(newest.body).not.toEqual(byQuery.body);
    expect(newest.headers.get('x-ms-run-fn-exec-ms')).toMatch(/^\d+\.\d{3}$/);
    expect(newest.headers.get('x-request-id')).toBeTruthy();
  });

  test.each([
    ['/score?model=irys', 'message', 'no model `irys`; this package serves `cancer-xgboost`, `iris-xgboost`'],
    ['/models/irys/score', 'message', 'no model `irys`'],
    [
      '/models/iris-skops/versions/3/score',
      'message',
      '`iris-skops` has no version `3`; this package serves `1`, `2`',
    ],
    ['/v1/models/irys:predict', 'error', 'no model `irys`'],
    ['/v2/models/irys/infer', 'error', 'no model `irys`'],
  ])('%s is 404 and names what there is', async (path, key, message) => {
    expect(await at(path, { data: [iris] })).toMatchObject({
      status: 404,
      body: { [key]: expect.stringContaining(message) as string },
    });
  });

  test('speaks the v1 protocol of KServe', async () => {
    expect(await at('/v1/models/iris-skops:predict', { instances: [iris] })).toMatchObject({
      status: 200,
      body: { predictions: [0] },
    });
    expect(await at('/v1/models/iris-skops:predict', { inputs: [iris] })).toMatchObject({
      status: 400,
      body: { error: '`instances` is null, expected a list of rows' },
    });
    expect((await ask(server, '/v1/models')).body).toEqual({
      models: ['cancer-xgboost', 'iris-xgboost', 'wine-lightgbm', 'iris-skops', 'diabetes'],
    });
    expect((await ask(server, '/v1/models/diabetes')).body).toMatchObject({ ready: true });
    expect(await ask(server, '/v1/models/irys')).toMatchObject({ status: 404 });
  });

  test('speaks the Open Inference Protocol, with rows in one tensor or a tensor a column', async () => {
    const rows = { name: 'x', shape: [2, 4], datatype: 'FP64', data: [...iris, 6.2, 2.9, 4.3, 1.3] };
    const labels = await at('/v2/models/iris-skops/infer', { id: 'a', inputs: [rows] });
    expect(labels.body).toEqual({
      model_name: 'iris-skops',
      model_version: '2',
      id: 'a',
      outputs: [{ name: 'predict', shape: [2], datatype: 'INT64', data: [0, 1] }],
    });
    const outputs = [{ name: 'predict_proba' }];
    expect((await at('/v2/models/iris-skops/infer', { inputs: [rows], outputs })).body).toMatchObject({
      outputs: [{ name: 'predict_proba', shape: [2, 3], datatype: 'FP64' }],
    });
    const sample = (await fixtureJson('diabetes-mlflow', 'sample-input.json')) as {
      input_data: { columns: string[]; data: number[][] };
    };
    const { columns, data } = sample.input_data;
    const inputs = columns.map((name, index) => ({
      name,
      shape: [data.length],
      datatype: name === 'age' || name === 'sex' ? 'INT64' : 'FP64',
      data: data.map((row) => row[index]),
    }));
    const predicted = (await at('/v2/models/diabetes/infer', { inputs })).body as {
      outputs: { data: number[] }[];
    };
    const expected = await fixtureJson('diabetes-mlflow', 'sample-output.json');
    expect(rounded(predicted.outputs[0]?.data, 4)).toEqual(rounded(expected, 4));
  });

  test.each([
    [{ inputs: [] }, '`inputs` is a list, expected a list of tensors'],
    [{ inputs: [{ name: 'x' }] }, 'expected an object with `name`, `shape`, `datatype` and `data`'],
    [
      { inputs: [{ name: 'x', shape: [1, 4], datatype: 'FP64', data: [1] }] },
      '`inputs[0].data` has 1 values, its shape [1, 4] takes 4',
    ],
    [
      { inputs: [{ name: 'x', shape: [1], datatype: 'FP64', data: ['a'] }] },
      'holds the text "a", its datatype is FP64',
    ],
    [{ inputs: [{ name: 'x', shape: [1], datatype: 'TEXT', data: [1] }] }, 'expected one of FP16'],
    [
      { inputs: [{ name: 'x', shape: [1, 4], datatype: 'FP64', data: iris }], outputs: [{ name: 'y' }] },
      '`method` is `y`',
    ],
  ])('refuses the tensors %j', async (body, message) => {
    expect(await at('/v2/models/iris-skops/infer', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(message) as string },
    });
  });

  test("keeps the server's own ways on every route: CORS, GET by query, 405", async () => {
    const headers = { origin: 'http://app.example' };
    const query = encodeURIComponent(JSON.stringify([iris]));
    const byGet = await ask(server, `/models/iris-xgboost/score?data=${query}&method=predict`, { headers });
    expect(byGet).toMatchObject({ status: 200, body: [0] });
    expect(byGet.headers.get('access-control-allow-origin')).toBeTruthy();
    expect(await ask(server, '/models/iris-xgboost/score', { method: 'PUT' })).toMatchObject({ status: 405 });
    expect((await ask(server, '/swagger.json')).body).toMatchObject({ swagger: '2.0' });
  });
});
