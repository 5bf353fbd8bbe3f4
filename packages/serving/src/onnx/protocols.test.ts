import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fixture, post, type StartedServer, startServer } from './testing/started-server.ts';

const MODELS = [
  'classifier',
  'classifier-zipmap',
  'classifier-zipmap-int',
  'regression',
  'every-type',
  'mixed',
  'external',
];
const SETOSA = [5.1, 3.5, 1.4, 0.2];
const VIRGINICA = [6.3, 3.3, 6, 2.5];

let server: StartedServer;
let url: string;
beforeAll(async () => {
  server = await startServer({
    models: [...MODELS.map((name) => fixture(name)), fixture('classifier', '10')],
  });
  url = await server.url;
});
afterAll(() => server.stop());

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(url + path, { headers });
  return { status: response.status, text: await response.text() };
}

/** Posts a body as it is and gives the reply as it is: 64-bit integers are no JavaScript numbers. */
async function postText(path: string, body: string, type = 'application/json'): Promise<string> {
  return (await fetch(url + path, { method: 'POST', body, headers: { 'content-type': type } })).text();
}

async function answerOf(path: string, body: unknown): Promise<unknown> {
  const { status, json } = await post(url + path, body);
  expect({ status, json }).toMatchObject({ status: 200 });
  return json;
}

async function refusalOf(path: string, body: unknown): Promise<string> {
  const { status, json } = await post(url + path, body);
  expect({ status, json }).toMatchObject({ status: 400 });
  const { message, error } = json as { message?: string; error?: string };
  return message ?? error ?? '';
}

/** One row of the model that has one column of every type, and what it answers. */
const everything = {
  f16: [1.5],
  f32: [-2.25],
  f64: [1e300],
  i8: [-128],
  i16: [-32768],
  i32: [-2147483648],
  i64: ['9007199254740993'],
  u8: [255],
  u16: [65535],
  u32: [4294967295],
  u64: ['18446744073709551615'],
  flag: [true],
  text: ['Zoë \u{1F6A2} "\\\u0001'],
};

/** JSON with the 64-bit integers as the numbers they are, which JSON.stringify can not write. */
function withIntegers(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"(\d{16,})"/g, '$1');
}

describe('Azure', () => {
  it('answers a classifier with probabilities, or with labels', async () => {
    const rows = [SETOSA, VIRGINICA];
    const probabilities = (await answerOf('/score', { data: rows })) as number[][];
    expect(probabilities.map((row) => row.indexOf(Math.max(...row)))).toEqual([0, 2]);
    expect(probabilities.map((row) => row.reduce((sum, p) => sum + p))).toEqual([
      expect.closeTo(1, 5),
      expect.closeTo(1, 5),
    ]);
    expect(await answerOf('/score', { data: rows, method: 'predict' })).toEqual([0, 2]);
    expect(await answerOf('/score', { data: rows, method: 'predict_proba' })).toEqual(probabilities);
  });

  it('takes input_data, pandas split, records and named tensors as well', async () => {
    const expected = await answerOf('/score', { data: [SETOSA] });
    const columns = ['sl', 'sw', 'pl', 'pw'];
    const record = Object.fromEntries(columns.map((column, index) => [column, SETOSA[index]]));
    for (const body of [
      { input_data: [SETOSA] },
      { input_data: { columns, index: [0], data: [SETOSA] } },
      { input_data: [record], params: {} },
      { inputs: { X: [SETOSA] } },
      { data: { X: [SETOSA] } },
    ]) {
      expect(await answerOf('/score', body)).toEqual(expected);
    }
  });

  it('gives the probabilities of a classifier that ends with ZipMap', async () => {
    const expected = (await answerOf('/score', { data: [SETOSA] })) as number[][];
    for (const name of ['classifier-zipmap', 'classifier-zipmap-int']) {
      const [row] = (await answerOf(`/models/${name}/score`, { data: [SETOSA] })) as number[][];
      expect(row).toEqual(expected[0]?.map((p) => expect.closeTo(p, 4) as number));
    }
    expect(await answerOf('/models/classifier-zipmap/score', { data: [SETOSA], method: 'predict' })).toEqual([
      'setosa',
    ]);
  });

  it('gives the only output as it is, and several by name', async () => {
    expect(
      await answerOf('/models/external/score', {
        data: [
          [1, 0, 0, 0],
          [0, 0, 0, 1],
        ],
      }),
    ).toEqual([
      [expect.closeTo(0), expect.closeTo(0.1), expect.closeTo(0.2)],
      [expect.closeTo(0.9), expect.closeTo(1), expect.closeTo(1.1)],
    ]);
    const image = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ];
    expect(await answerOf('/models/mixed/score', { inputs: { image, row: [0], scale: 2.5 } })).toEqual({
      picked: image,
      scaled: [0],
    });
  });

  it('loses nothing of any type', async () => {
    const body = withIntegers({
      inputs: Object.fromEntries(Object.entries(everything).map(([k, v]) => [k, [v]])),
    });
    const expected = Object.fromEntries(Object.entries(everything).map(([k, v]) => [`${k}_out`, [v]]));
    expect(await postText('/models/every-type/score', body)).toBe(withIntegers(expected));
  });

  it.each([
    ['/score', {}, /lacks its data/],
    ['/score', { data: [SETOSA], input_data: [SETOSA] }, /both data and input_data/],
    ['/score', { data: [SETOSA], methd: 'predict' }, /"methd"/],
    ['/score', { data: [SETOSA], method: 'guess' }, /method is "guess"/],
    [
      '/score',
      { inputs: { Y: [SETOSA] } },
      /inputs has "Y", the model takes "X" \(FP32, shape \[batch, 4\]\)/,
    ],
    ['/score', { inputs: {} }, /inputs lacks "X"/],
    [
      '/score',
      { data: [SETOSA, SETOSA, SETOSA, [1, 2, 3]] },
      /^data\[3\] has 3 values, the model takes 4 \(input "X", shape \[batch, 4\]\)$/,
    ],
    ['/score', { data: [{ a: 1, b: 2, c: 3 }] }, /3 columns, the model takes 4/],
    ['/score', { data: [{ a: 1, b: 2, c: 3, d: 'x' }] }, /data\[0\]\.d is "x"/],
    ['/score', '[1, 2', /not JSON/],
    ['/score', '{"data": [[NaN, 1, 2, 3]]}', /not JSON/],
    ['/score', '{"data": [[1e999, 1, 2, 3]]}', /data\[0\]\[0\] is Infinity/],
    ['/score', '[]', /the body is an empty list, it has to be a JSON object/],
    ['/score', new Uint8Array([0x7b, 0xff, 0x7d]), /UTF-8/],
    ['/models/regression/score', { data: [[0]], method: 'predict_proba' }, /gives no probabilities/],
    [
      '/models/mixed/score',
      {
        inputs: {
          image: [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
          row: [0, 0],
          scale: 1,
        },
      },
      /"batch" is 1 in input "image" and 2 in "row"/,
    ],
    [
      '/models/mixed/score',
      {
        inputs: {
          image: [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
          row: [7],
          scale: 1,
        },
      },
      /the model refuses these values: .*[iI]ndi/,
    ],
  ])('%s refuses %j', async (path, body, message) => {
    expect(await refusalOf(path, body)).toMatch(message);
  });
});

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

describe('swagger', () => {
  it.each([
    ['2', 'swagger', '2.0', 'definitions'],
    ['3', 'openapi', '3.0.3', 'components'],
    ['3.1', 'openapi', '3.1.0', 'components'],
  ])('version %s', async (version, field, value, place) => {
    const found = JSON.parse((await get(`/swagger.json?version=${version}`)).text) as Record<
      string,
      Record<string, unknown>
    >;
    expect(found[field]).toBe(value);
    expect(Object.keys(found['paths'] ?? {})).toEqual(['/', '/score', '/swagger.json']);
    const schemas =
      place === 'definitions' ? found[place] : (found[place]?.['schemas'] as Record<string, unknown>);
    const row = { type: 'array', minItems: 4, maxItems: 4, items: { type: 'number', format: 'float' } };
    expect(schemas).toMatchObject({
      ServiceInput: {
        properties: { data: { type: 'array', items: row }, method: { enum: ['predict', 'predict_proba'] } },
        example: { data: [[0, 0, 0, 0]] },
      },
      ServiceOutput: { type: 'array', items: { type: 'array', minItems: 3, maxItems: 3 } },
      ErrorResponse: { properties: { message: { type: 'string' } } },
    });
  });

  it('has an example that the model takes, for every model', async () => {
    for (const name of MODELS) {
      const { definitions } = JSON.parse((await get(`/models/${name}/swagger.json`)).text) as {
        definitions: { ServiceInput: { example: unknown } };
      };
      expect(await answerOf(`/models/${name}/score`, definitions.ServiceInput.example)).toBeTruthy();
    }
  });

  it('knows no other version', async () => {
    expect(await get('/swagger.json?version=1')).toEqual({
      status: 404,
      text: '{"message":"Swagger version [1] is not valid. Supported versions: [2, 3, 3.1]."}',
    });
  });
});
