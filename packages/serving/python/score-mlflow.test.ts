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
  type PythonServer,
} from './python-server.ts';

const tools = requires('uv', 'python3');
const patient = { age: 46, sex: 1, bmi: 20, bp: 73, s1: 172, s2: 107, s3: 51, s4: 3, s5: 4.2485, s6: 80 };
const columns = Object.keys(patient);
const values = Object.values(patient);
const progression = expect.closeTo(81.3574, 3) as number;

async function start(model: string): Promise<PythonServer> {
  const python = await servingPython();
  return serve(python, await serving(tmpdir(), { framework: 'mlflow', folder: fixture(model, 'model') }));
}

describe.skipIf(tools.missing)(`MLflow with a column signature${tools.note}`, () => {
  let server: PythonServer;
  beforeAll(async () => {
    server = await start('diabetes-mlflow');
  });
  afterAll(async () => server?.[Symbol.asyncDispose]());

  test("answers the committed sample bare, and MLflow's own example under `predictions`", async () => {
    const expected = rounded(await fixtureJson('diabetes-mlflow', 'sample-output.json'), 4);
    const sample = await score(server, await fixtureJson('diabetes-mlflow', 'sample-input.json'));
    expect(rounded(sample.body, 4)).toEqual(expected);
    const example = await score(
      server,
      await fixtureJson('diabetes-mlflow', 'model', 'serving_input_example.json'),
    );
    expect(rounded((example.body as { predictions: unknown }).predictions, 4)).toEqual(expected);
  });

  test.each([
    ['split', { columns, index: [0], data: [values] }],
    ['split without an index', { columns, data: [values] }],
    ['columns in another order', { columns: columns.toReversed(), data: [values.toReversed()] }],
    ['columns as lists', Object.fromEntries(Object.entries(patient).map(([name, value]) => [name, [value]]))],
    ['records', [patient]],
    ['one record', patient],
    ['records with a column too many', [{ ...patient, shoe: 43 }]],
    ['numbers as text', [{ ...patient, age: '46', bmi: '20.0' }]],
  ])('takes input_data as %s', async (_form, input) => {
    const { status, body } = await score(server, { input_data: input });
    expect({ status, body }).toEqual({ status: 200, body: [progression] });
  });

  test.each([
    ['dataframe_split', { columns, data: [values] }],
    ['dataframe_records', [patient]],
    ['inputs', [patient]],
    ['inputs', Object.fromEntries(Object.entries(patient).map(([name, value]) => [name, [value]]))],
    ['instances', [patient]],
  ])("takes MLflow's %s", async (key, input) => {
    const { status, body } = await score(server, { [key]: input });
    expect({ status, body }).toEqual({ status: 200, body: { predictions: [progression] } });
  });

  test('takes CSV', async () => {
    const { status, body } = await score(server, `${columns.join(',')}\n${values.join(',')}\n`, 'text/csv');
    expect({ status, body }).toEqual({ status: 200, body: { predictions: [progression] } });
    expect(await score(server, `age,sex\n46\nx,1,2,3\n`, 'text/csv')).toMatchObject({ status: 400 });
  });

  test('says in its log which columns it dropped', async () => {
    await score(server, { input_data: [{ ...patient, shoe: 43 }] });
    expect(server.log()).toContain('column `shoe`, unknown to the signature');
  });

  const { bmi: _, ...withoutBmi } = patient;
  test.each([
    ['a missing column', { input_data: [withoutBmi] }, 'missing column `bmi`'],
    [
      'a missing column of MLflow',
      { dataframe_split: { columns: ['age'], data: [[46]] } },
      'missing column `sex`',
    ],
    [
      'a text in a row',
      { dataframe_records: [patient, { ...patient, bp: 'high' }] },
      'column `bp` row 1 is the text "high"',
    ],
    [
      'half a year',
      { inputs: [{ ...patient, age: 46.5 }] },
      'column `age` row 0 is the number 46.5, the signature says long',
    ],
    ['no year at all', { inputs: [{ ...patient, age: null }] }, 'column `age` row 0 is null'],
    ['a year out of range', { inputs: [{ ...patient, age: 1e30 }] }, 'column `age` row 0'],
    ['a list in a cell', { instances: [{ ...patient, bmi: [20] }] }, 'column `bmi` row 0 is a list'],
    ['rows without names', { inputs: [values] }, 'without column names'],
    ['columns of different lengths', { inputs: { age: [1, 2], sex: [1] } }, 'columns of different lengths'],
    ['a number', { input_data: 5 }, '`input_data` is the number 5'],
    ['null', { input_data: null }, '`input_data` is null'],
    ['no rows', { dataframe_records: [] }, '`dataframe_records` is empty'],
    ['a record that is none', { dataframe_records: [patient, 1] }, '`dataframe_records[1]` is the number 1'],
    ['split that is none', { dataframe_split: 3 }, '`dataframe_split`'],
    ['rows of different lengths', { dataframe_split: { columns, data: [values, [1]] } }, '`dataframe_split`'],
    ['two forms at once', { inputs: [patient], instances: [patient] }, 'found `inputs`, `instances`'],
    ['none of the forms', { data: [values] }, 'found `data`'],
    ['a list as the body', [patient], 'the body is a list'],
    ['a body that is not JSON', '{', 'the body is not JSON'],
  ])('refuses %s with 400', async (_what, body, message) => {
    const answer = await score(server, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(message) as string },
    });
  });

  test('tells all differences at once', async () => {
    const answer = await score(server, { input_data: [{ ...withoutBmi, age: 'old', sex: 'f' }] });
    const { message } = answer.body as { message: string };
    for (const part of ['missing column `bmi`', 'column `age` row 0', 'column `sex` row 0'])
      expect(message).toContain(part);
  });

  test('keeps the codes of the server', async () => {
    expect(await ask(server, '/nowhere')).toMatchObject({ status: 404 });
    expect(await ask(server, '/score', { method: 'DELETE' })).toMatchObject({ status: 405 });
    expect(await score(server, 'x', 'text/plain')).toMatchObject({ status: 415 });
  });

  test('shows the input example of the model in the swagger', async () => {
    const { body } = await ask(server, '/swagger.json');
    const { definitions } = body as {
      definitions: Record<'ServiceInput' | 'ServiceOutput', { example: unknown }>;
    };
    const answer = await score(server, definitions.ServiceInput.example);
    expect(answer).toMatchObject({ status: 200, body: definitions.ServiceOutput.example });
  });
});

describe.skipIf(tools.missing)(`MLflow with a tensor signature and a parameter${tools.note}`, () => {
  let server: PythonServer;
  const row = [1, 2, 3, 4];
  beforeAll(async () => {
    server = await start('iris-tensor-mlflow');
  });
  afterAll(async () => server?.[Symbol.asyncDispose]());

  test('answers the committed sample, with its parameter', async () => {
    const sample = await score(server, await fixtureJson('iris-tensor-mlflow', 'sample-input.json'));
    expect(sample.body).toEqual(await fixtureJson('iris-tensor-mlflow', 'sample-output.json'));
  });

  test.each(['inputs', 'instances'])(
    'takes %s, casts JSON integers, and rounds by the parameter',
    async (key) => {
      const answered = async (params: object): Promise<unknown> =>
        (await score(server, { [key]: [row], ...params })).body;
      expect(await answered({})).toEqual({ predictions: [[0.0917, 0.0656, 0.8427]] });
      expect(await answered({ params: { decimals: 1, unknown: 2 } })).toEqual({
        predictions: [[0.1, 0.1, 0.8]],
      });
    },
  );

  test.each([
    ['too few values', { inputs: [[1, 2, 3]] }, '`inputs` has the shape [1, 3], the signature says [-1, 4]'],
    ['a wrong rank', { input_data: row }, '`input_data` has rank 1'],
    ['a text', { inputs: [row, [1, 2, 3, 'x']] }, '`inputs[1][3]` is the text "x", expected float64'],
    ['rows of different lengths', { instances: [row, [1]] }, '`instances[1]` has the shape [1]'],
    ['names that the signature lacks', { inputs: { a: [row] } }, 'one tensor without a name'],
    [
      'a parameter of a wrong type',
      { inputs: [row], params: { decimals: 'a' } },
      '`params.decimals` is the text "a"',
    ],
    ['parameters that are no object', { inputs: [row], params: 3 }, '`params` is the number 3'],
  ])('refuses %s with 400', async (_what, body, message) => {
    const answer = await score(server, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(message) as string },
    });
  });
});
