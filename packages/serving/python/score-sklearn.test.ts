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
const row = [5.1, 3.5, 1.4, 0.2];

describe.skipIf(tools.missing)(`scikit-learn in the real server${tools.note}`, () => {
  let server: PythonServer;

  beforeAll(async () => {
    const python = await servingPython();
    server = await serve(
      python,
      await serving(tmpdir(), { framework: 'scikit-learn', folder: fixture('iris-sklearn') }),
    );
  });
  afterAll(async () => server?.[Symbol.asyncDispose]());

  test('answers the probabilities of the committed sample', async () => {
    const answer = await score(server, await fixtureJson('iris-sklearn', 'sample-input.json'));
    const expected = await fixtureJson('iris-sklearn', 'sample-output.json');
    expect(rounded(answer.body, 6)).toEqual(rounded(expected, 6));
  });

  test.each([
    ['predict', [0]],
    ['decision_function', [[expect.any(Number), expect.any(Number), expect.any(Number)]]],
    ['predict_log_proba', [[expect.closeTo(-0.025, 2), expect.any(Number), expect.any(Number)]]],
  ])('honours the method %s', async (method, expected) => {
    const { status, body } = await score(server, { data: [row], method });
    expect({ status, body }).toEqual({ status: 200, body: expected });
  });

  test.each([
    ['split', { columns: ['a', 'b', 'c', 'd'], index: [0], data: [row] }],
    ['a list of rows', [row]],
    ['records', [{ a: 5.1, b: 3.5, c: 1.4, d: 0.2 }]],
  ])('takes input_data as %s', async (_form, input) => {
    expect((await score(server, { input_data: input, method: 'predict' })).body).toEqual([0]);
  });

  test.each([
    ['a method that is not on the list', { data: [row], method: 'fit' }, '`method` is `fit`'],
    [
      'a method the model does not have',
      { data: [row], method: 'transform' },
      'LogisticRegression does not have',
    ],
    ['a method that is not text', { data: [row], method: 1 }, '`method` is the number 1'],
    ['too few values', { data: [row, [1, 2, 3]] }, '`data[1]` has 3 values, the model takes 4'],
    ['a text', { data: [[5.1, 3.5, 'x', 0.2]] }, '`data[0][2]` is the text "x", expected a number'],
    ['a nested list', { data: [[[5.1], 3.5, 1, 0.2]] }, '`data[0][0]` is a list'],
    ['one row that is no list of rows', { data: row }, '`data[0]` is the number 5.1'],
    ['a missing value', { data: [[5.1, 3.5, 1.4, null]] }, 'Input X contains NaN'],
    ['no rows', { data: [] }, '`data` is empty'],
    ['no data', { rows: [row] }, 'expected `data`'],
    ['both keys', { data: [row], input_data: [row] }, 'both `data`, `input_data`'],
    ['a list as the body', [row], 'the body is a list'],
    ['a body that is not JSON', '{"data": [[1,', 'the body is not JSON'],
    ['no body', '', 'the body is not JSON'],
    ['split without columns', { input_data: { data: [row] } }, '`input_data` has no `columns`'],
    [
      'a record without a column',
      { input_data: [{ a: 1, b: 2, c: 3, d: 4 }, { a: 1 }] },
      '`input_data[1]` has no column',
    ],
  ])('refuses %s with 400', async (_what, body, message) => {
    const answer = await score(server, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(message) as string },
    });
  });

  test('answers the routes and codes of the server', async () => {
    expect(await ask(server, '/')).toMatchObject({ status: 200, body: 'Healthy' });
    expect(await ask(server, '/nowhere')).toMatchObject({ status: 404 });
    expect(await ask(server, '/score', { method: 'PUT' })).toMatchObject({ status: 405 });
    expect(await ask(server, '/score', { method: 'OPTIONS' })).toMatchObject({ status: 200 });
    expect(await score(server, '5.1,3.5,1.4,0.2', 'text/csv')).toMatchObject({ status: 415 });
    const query = encodeURIComponent(JSON.stringify([row]));
    expect(await ask(server, `/score?data=${query}&method=predict`)).toMatchObject({
      status: 200,
      body: [0],
    });
  });

  test('describes its input in the swagger of all three versions, with a sample that the model has scored', async () => {
    const { body } = await ask(server, '/swagger.json');
    expect(body).toMatchObject({
      definitions: {
        ServiceInput: { example: { data: [[0, 0, 0, 0]] } },
        ServiceOutput: { example: [[expect.any(Number), expect.any(Number), expect.any(Number)]] },
      },
    });
    const { definitions } = body as {
      definitions: { ServiceInput: { properties: object; example: unknown } };
    };
    expect(Object.keys(definitions.ServiceInput.properties)).toEqual(['data']);
    expect(await score(server, definitions.ServiceInput.example)).toMatchObject({ status: 200 });
    expect(await ask(server, '/swagger.json?version=3')).toMatchObject({ status: 200 });
    expect(await ask(server, '/swagger.json?version=3.1')).toMatchObject({ status: 200 });
  });
});
