import { describe, expect, it } from 'vitest';

import {
  get,
  postText,
  answerOf,
  refusalOf,
  everything,
  withIntegers,
  SETOSA,
  VIRGINICA,
  MODELS,
  url,
} from './testing/protocol-server.ts';
import { post } from './testing/started-server.ts';

describe('MLflow', () => {
  it('reads every form and answers with predictions', async () => {
    const columns = ['a', 'b', 'c', 'd'];
    const records = [SETOSA, VIRGINICA].map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index]])),
    );
    for (const body of [
      { dataframe_split: { columns, data: [SETOSA, VIRGINICA] } },
      { dataframe_records: records },
      { instances: [SETOSA, VIRGINICA] },
      { inputs: [SETOSA, VIRGINICA] },
      { inputs: { X: [SETOSA, VIRGINICA] }, params: {} },
    ]) {
      expect(await answerOf('/invocations', body)).toEqual({ predictions: [0, 2] });
    }
    const csv = `${columns.join(',')}\n${SETOSA.join(',')}\n${VIRGINICA.join(',')}\n`;
    const { json } = await post(`${url}/invocations`, csv, { 'content-type': 'text/csv; charset=utf-8' });
    expect(json).toEqual({ predictions: [0, 2] });
  });

  it('gives probabilities when asked', async () => {
    const predictions = await answerOf('/score', { data: [SETOSA] });
    expect(await answerOf('/invocations', { inputs: [SETOSA], params: { method: 'predict_proba' } })).toEqual(
      { predictions },
    );
  });

  it('reads columns of every type by name, from records and from CSV', async () => {
    const names = Object.keys(everything).toReversed();
    const record = Object.fromEntries(
      names.map((name) => [name, everything[name as keyof typeof everything][0]]),
    );
    const expected = withIntegers({
      predictions: Object.fromEntries(Object.entries(everything).map(([k, v]) => [`${k}_out`, [v]])),
    });
    const path = '/models/every-type/invocations';
    const send = (body: string, type: string): Promise<string> => postText(path, body, type);
    expect(await send(withIntegers({ dataframe_records: [record] }), 'application/json')).toBe(expected);
    const cells = names.map((name) => `"${String(record[name]).replaceAll('"', '""')}"`);
    expect(await send(`${names.join(',')}\n${cells.join(',')}`, 'text/csv')).toBe(expected);
  });

  it('takes a missing value of a floating-point column for NaN', async () => {
    const record = {
      ...Object.fromEntries(Object.entries(everything).map(([k, v]) => [k, v[0]])),
      i64: 1,
      u64: 1,
      f32: null,
    };
    const path = '/models/every-type/invocations';
    expect(await answerOf(path, { dataframe_records: [record] })).toMatchObject({
      predictions: { f32_out: [[null]] },
    });
    expect(await refusalOf(path, { dataframe_records: [{ ...record, i32: null }] })).toMatch(
      /^dataframe_records\[0\]\.i32 is null/,
    );
  });

  it.each([
    [{ inputs: [SETOSA], instances: [SETOSA] }, /inputs and instances/],
    [{ data: [SETOSA] }, /"data", it takes one of dataframe_split/],
    [{ dataframe_split: { columns: ['a'], data: [SETOSA] } }, /1 columns, the model takes 4/],
    [{ dataframe_split: { rows: [] } }, /"rows"/],
    [{ dataframe_records: {} }, /a list of objects/],
    [{ inputs: [SETOSA], params: [] }, /params/],
  ])('refuses %j', async (body, message) => {
    const { status, json } = await post(`${url}/invocations`, body);
    expect({ status, json }).toMatchObject({ status: 400, json: { error_code: 'BAD_REQUEST' } });
    expect((json as { message: string }).message).toMatch(message);
  });

  it('names the row and column of a CSV body', async () => {
    const { json } = await post(`${url}/invocations`, 'a,b,c,d\n1,2,x,4\n', { 'content-type': 'text/csv' });
    expect(json).toMatchObject({ message: expect.stringMatching(/^row 1, column "c" is "x"/) as string });
  });
});

describe('Open Inference Protocol v2', () => {
  const input = { name: 'X', shape: [1, 4], datatype: 'FP32', data: SETOSA };

  it('says what it serves', async () => {
    expect(JSON.parse((await get('/v2')).text)).toEqual({
      name: 'ML service',
      version: '1.0',
      extensions: [],
    });
    const paths = [
      '/v2/health/live',
      '/v2/health/ready',
      '/v2/models/classifier/ready',
      '/v2/models/classifier/versions/1/ready',
    ];
    const replies = await Promise.all(paths.map((path) => get(path)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(JSON.parse((await get('/v2/models/classifier')).text)).toEqual({
      name: 'classifier',
      versions: ['1', '10'],
      platform: 'onnxruntime_onnx',
      inputs: [{ name: 'X', datatype: 'FP32', shape: [-1, 4] }],
      outputs: [
        { name: 'label', datatype: 'INT64', shape: [-1] },
        { name: 'probabilities', datatype: 'FP32', shape: [-1, 3] },
      ],
    });
  });

  it('infers from flat and from nested data, all outputs or those asked for', async () => {
    const whole = await answerOf('/v2/models/classifier/infer', { id: 'a', inputs: [input] });
    expect(whole).toMatchObject({
      model_name: 'classifier',
      model_version: '10',
      id: 'a',
      outputs: [
        { name: 'label', datatype: 'INT64', shape: [1], data: [0] },
        { name: 'probabilities', datatype: 'FP32', shape: [1, 3] },
      ],
    });
    const nested = { inputs: [{ ...input, data: [SETOSA] }], outputs: [{ name: 'label' }] };
    expect(await answerOf('/v2/models/classifier/versions/1/infer', nested)).toEqual({
      model_name: 'classifier',
      model_version: '1',
      outputs: [{ name: 'label', datatype: 'INT64', shape: [1], data: [0] }],
    });
  });

  it('carries every type', async () => {
    const types: Record<string, string> = {};
    const { inputs } = JSON.parse((await get('/v2/models/every-type')).text) as {
      inputs: { name: string; datatype: string }[];
    };
    for (const { name, datatype } of inputs) types[name] = datatype;
    const tensors = Object.entries(everything).map(([name, data]) => ({
      name,
      shape: [1, 1],
      datatype: types[name],
      data,
    }));
    const answer = await postText('/v2/models/every-type/infer', withIntegers({ inputs: tensors }));
    const { outputs } = JSON.parse(answer.replaceAll(/(\d{16,})/g, '"$1"')) as {
      outputs: { name: string; data: unknown }[];
    };
    const f64 = outputs.find(({ name }) => name === 'f64_out');
    expect(f64?.data).toEqual([1e300]);
    expect(outputs.map(({ name, data }) => [name, data])).toEqual(
      Object.entries(everything).map(([name, data]) => [`${name}_out`, data]),
    );
  });

  it.each([
    [{ ...input, datatype: 'FP64' }, /inputs\[0\]\.datatype is "FP64", the model takes "FP32"/],
    [{ ...input, shape: [1, 5] }, /inputs\[0\]\.shape is \[1, 5\], the model takes \[batch, 4\]/],
    [{ ...input, shape: [4] }, /inputs\[0\]\.shape is \[4\]/],
    [
      { ...input, shape: [1e9, 4] },
      /inputs\[0\]\.data has 4 values, its shape \[1000000000, 4\] takes 4000000000/,
    ],
    [{ ...input, shape: 'x' }, /inputs\[0\]\.shape/],
    [{ ...input, shape: [2, 4] }, /takes 8/],
    [{ ...input, shape: [-1, 4] }, /sizes from 1/],
    [{ ...input, data: [1, 2, 3, 'x'] }, /inputs\[0\]\.data\[3\] is "x"/],
    [{ ...input, data: [[1, 2, 3]] }, /inputs\[0\]\.data\[0\] has 3 values/],
    [{ ...input, name: 'Y' }, /inputs\[0\]\.name is "Y"/],
    [null, /inputs\[0\] is null/],
  ])('refuses the input %j', async (wrong, message) => {
    expect(await refusalOf('/v2/models/classifier/infer', { inputs: [wrong] })).toMatch(message);
  });

  it('refuses inputs that are missing or doubled, unknown outputs and long ids', async () => {
    const path = '/v2/models/classifier/infer';
    expect(await refusalOf(path, { inputs: [] })).toMatch(/lacks "X"/);
    expect(await refusalOf(path, { inputs: [input, input] })).toMatch(/second time/);
    expect(await refusalOf(path, { inputs: [input], outputs: [{ name: 'other' }] })).toMatch(
      /outputs\[0\]\.name is "other"/,
    );
    expect(await refusalOf(path, { inputs: [input], id: 3 })).toMatch(/id is 3/);
    expect((await post(url + path, { inputs: [input], id: 'x'.repeat(101) })).status).toBe(431);
  });
});

describe('KServe v1', () => {
  it('predicts, and says that the model is ready', async () => {
    expect(await answerOf('/v1/models/classifier:predict', { instances: [SETOSA, VIRGINICA] })).toEqual({
      predictions: [0, 2],
    });
    expect(JSON.parse((await get('/v1/models/classifier')).text)).toMatchObject({
      name: 'classifier',
      ready: true,
    });
    expect(JSON.parse((await get('/v1/models')).text)).toEqual({ models: MODELS });
    expect(await refusalOf('/v1/models/classifier:predict', { instances: 1 })).toMatch(/instances is 1/);
  });

  it('takes records whose values are lists', async () => {
    expect(
      await answerOf('/v1/models/classifier:predict', { instances: [{ X: SETOSA }, { X: VIRGINICA }] }),
    ).toEqual({ predictions: [0, 2] });
    expect(
      await refusalOf('/v1/models/classifier:predict', { instances: [{ X: SETOSA }, { X: [1, 2, 3, 'x'] }] }),
    ).toMatch(/^instances\[1\]\.X\[3\] is "x"/);
  });
});
