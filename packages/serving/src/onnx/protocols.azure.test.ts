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
} from './testing/protocol-server.ts';

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
