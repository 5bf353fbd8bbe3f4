import { expect, test } from 'vitest';

import { artifactRoute, proxiedPath } from './artifacts.ts';
import { serverAddress } from './server.ts';

test.each([
  ['https://mlflow.example.org', undefined, 'https://mlflow.example.org'],
  ['https://example.org/tools/mlflow/', undefined, 'https://example.org/tools/mlflow'],
  ['http://localhost:5000?x=1#y', undefined, 'http://localhost:5000'],
  ['', 'http://tracking:5000/', 'http://tracking:5000'],
])('the server of `mlflow:%s`', (text, known, address) => {
  expect(serverAddress(text, known)).toBe(address);
});

test.each([
  ['', undefined, '`mlflow:` and the http'],
  ['', 'sqlite:///mlflow.db', '`mlflow:` and the http'],
  ['databricks', undefined, '`mlflow:` and the http'],
  ['https://ann:s3cret@mlflow.example.org', undefined, 'without them'],
  ['ftp://ann:s3cret@mlflow.example.org', undefined, '`mlflow:` and the http'],
])('no server: `mlflow:%s`', (text, known, expected) => {
  expect(() => serverAddress(text, known)).toThrow(expected);
  expect(() => serverAddress(text, known)).not.toThrow('s3cret');
});

const server = { address: 'https://mlflow.example.org/base' };

test.each([
  ['mlflow-artifacts:/1/models/m-1/artifacts', '1/models/m-1/artifacts'],
  ['mlflow-artifacts://mlflow.example.org/1/r/artifacts/', '1/r/artifacts'],
  ['https://mlflow.example.org/base/api/2.0/mlflow-artifacts/artifacts/1/a%20b', '1/a b'],
])('the artifacts at %s are had from the server', (uri, path) => {
  expect(proxiedPath(server, uri)).toBe(path);
});

test.each([
  's3://bucket/1/models',
  'file:///mlruns/1',
  '/mlruns/1',
  'mlflow-artifacts://elsewhere.example.org/1',
  'https://elsewhere.example.org/api/2.0/mlflow-artifacts/artifacts/1',
])('a login is not sent to another place: %s', (uri) => {
  expect(() => proxiedPath(server, uri)).toThrow('artifacts that the server itself takes and gives');
});

test('every part of a path is written so that it stays one', () => {
  expect(artifactRoute('1/a b/ü?#%.txt')).toBe(
    '/api/2.0/mlflow-artifacts/artifacts/1/a%20b/%C3%BC%3F%23%25.txt',
  );
});
