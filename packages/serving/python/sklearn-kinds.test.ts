import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requires } from '@slipway/testing/requires';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { score, serve, serving, servingPython } from './python-server.ts';

const tools = requires('uv', 'python3');

/** Saves what the fixtures do not have: a model of named columns with text among them, one of plain texts, a scaler. */
const saving = `
import sys, joblib, pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
rooms = pd.DataFrame({"size": [20.0, 40.0, 60.0], "city": ["Bonn", "Kiel", "Bonn"]})
towns = ColumnTransformer([("city", OneHotEncoder(), ["city"])], remainder="passthrough")
joblib.dump(make_pipeline(towns, LinearRegression()).fit(rooms, [200, 500, 600]), sys.argv[1] + "/rooms/model.joblib")
spam = make_pipeline(CountVectorizer(), LogisticRegression()).fit(["win money", "see you"], ["spam", "mail"])
joblib.dump(spam, sys.argv[1] + "/spam/model.pkl")
joblib.dump(StandardScaler().fit([[0.0], [2.0]]), sys.argv[1] + "/scaler/model.pickle")
`;

describe.skipIf(tools.missing)(`scikit-learn with other kinds of estimators${tools.note}`, () => {
  let python: string;
  let folder: string;
  beforeAll(async () => {
    python = await servingPython();
    folder = await mkdtemp(join(tmpdir(), 'slipway-sklearn-'));
    const folders = ['rooms', 'spam', 'scaler']
      .map((name) => `os.mkdir(sys.argv[1] + "/${name}")`)
      .join('; ');
    execFileSync(python, ['-c', `import os, sys; ${folders}\n${saving}`, folder]);
  });
  afterAll(async () => rm(folder, { recursive: true }));

  const model = (name: string): Promise<Record<string, string>> =>
    serving(folder, { framework: 'scikit-learn', folder: join(folder, name) });

  test('finds the named columns of a DataFrame in any order and refuses what is missing or unknown', async () => {
    await using server = await serve(python, await model('rooms'));
    const expected = [expect.closeTo(200, 3) as number];
    const answers = async (input: unknown): Promise<unknown> =>
      (await score(server, { input_data: input })).body;
    expect(await answers([{ city: 'Bonn', size: 20, floor: 3 }])).toEqual(expected);
    expect(await answers({ columns: ['city', 'size'], index: [0], data: [['Bonn', 20]] })).toEqual(expected);
    expect(await answers([[20, 'Bonn']])).toEqual(expected);
    expect(await answers([{ city: 'Bonn' }])).toEqual({ message: '`input_data[0]` has no column `size`' });
    expect(await answers({ columns: ['size'], data: [[20]] })).toMatchObject({
      message: expect.stringContaining('`input_data.data` has no column `city`') as string,
    });
    expect(await answers([{ city: 'Rome', size: 20 }])).toMatchObject({
      message: expect.stringContaining("unknown categories ['Rome']") as string,
    });
    expect(await answers([{ city: 'Bonn', size: 'big' }])).toMatchObject({
      message: expect.stringContaining('`input_data` was refused by Pipeline') as string,
    });
  });

  test('gives texts to a model of texts', async () => {
    await using server = await serve(python, await model('spam'));
    expect(await score(server, { data: ['win money now'], method: 'predict' })).toMatchObject({
      status: 200,
      body: ['spam'],
    });
    expect(await score(server, { data: [['win money now']], method: 'predict' })).toMatchObject({
      body: ['spam'],
    });
    expect(await score(server, { data: [1] })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('`data` was refused by Pipeline') as string },
    });
  });

  test('answers transform() where there is no predict(), or the method that the package names', async () => {
    await using server = await serve(python, await model('scaler'));
    expect(await score(server, { data: [[3]] })).toMatchObject({ status: 200, body: [[2]] });
    await using spam = await serve(python, { ...(await model('spam')), SLIPWAY_SCORE_METHOD: 'predict' });
    expect(await score(spam, { data: ['see you'] })).toMatchObject({ status: 200, body: ['mail'] });
  });
});
