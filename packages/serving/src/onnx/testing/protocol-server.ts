// Importing this starts one server with every kind of model before the tests of a file, and stops it after them.
import { afterAll, beforeAll, expect } from 'vitest';

import { fixture, post, type StartedServer, startServer } from './started-server.ts';

/** The models that the server under test has. */
export const MODELS = [
  'classifier',
  'classifier-zipmap',
  'classifier-zipmap-int',
  'regression',
  'every-type',
  'mixed',
  'external',
];
/** A flower of the first class. */
export const SETOSA = [5.1, 3.5, 1.4, 0.2];
/** A flower of the last class. */
export const VIRGINICA = [6.3, 3.3, 6, 2.5];

let server: StartedServer;
/** Where the server under test listens. */
export let url: string;
beforeAll(async () => {
  server = await startServer({
    models: [...MODELS.map((name) => fixture(name)), fixture('classifier', '10')],
  });
  url = await server.url;
});
afterAll(() => server.stop());

/** Gets a path of the server under test. */
export async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(url + path, { headers });
  return { status: response.status, text: await response.text() };
}

/** Posts a body as it is and gives the reply as it is: 64-bit integers are no JavaScript numbers. */
export async function postText(path: string, body: string, type = 'application/json'): Promise<string> {
  return (await fetch(url + path, { method: 'POST', body, headers: { 'content-type': type } })).text();
}

/** Posts JSON and gives the answer, which has to be a 200. */
export async function answerOf(path: string, body: unknown): Promise<unknown> {
  const { status, json } = await post(url + path, body);
  expect({ status, json }).toMatchObject({ status: 200 });
  return json;
}

/** Posts JSON and gives the message of the refusal, which has to be a 400. */
export async function refusalOf(path: string, body: unknown): Promise<string> {
  const { status, json } = await post(url + path, body);
  expect({ status, json }).toMatchObject({ status: 400 });
  const { message, error } = json as { message?: string; error?: string };
  return message ?? error ?? '';
}

/** One row of the model that has one column of every type, and what it answers. */
export const everything = {
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
export function withIntegers(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"(\d{16,})"/g, '$1');
}
