import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { once } from 'node:events';
import { requires } from '@slipway/testing/requires';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ask,
  endingOf,
  fixture,
  fixtureJson,
  score,
  serve,
  serving,
  servingPython,
} from './python-server.ts';

const tools = requires('uv', 'python3');

describe.skipIf(tools.missing)(`serve.py${tools.note}`, () => {
  let python: string;
  let folder: string;
  beforeAll(async () => {
    python = await servingPython();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-launcher-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  async function entryScript(text: string): Promise<Record<string, string>> {
    await writeFile(join(folder, 'score.py'), text);
    return { AML_APP_ROOT: folder, AZUREML_ENTRY_SCRIPT: 'score.py', HOME: folder };
  }

  async function lastLine(variables: Record<string, string>, code: number): Promise<string> {
    const ending = await endingOf(python, variables);
    if (ending.code !== code) throw new Error(`ended with ${ending.code}, expected ${code}:\n${ending.log}`);
    return ending.lastLine;
  }

  test.each([
    ['entry-script', 'model'],
    ['two-models', 'models'],
  ])('serves the entry script of %s', async (name, models) => {
    await using server = await serve(python, {
      AZUREML_MODEL_DIR: fixture(name, models),
      AML_APP_ROOT: fixture(name, 'src'),
      AZUREML_ENTRY_SCRIPT: 'score.py',
      AML_CORS_ORIGINS: 'https://app.example',
      HOME: folder,
    });
    const { status, body } = await score(server, await fixtureJson(name, 'sample-input.json'));
    expect({ status, body }).toEqual({ status: 200, body: await fixtureJson(name, 'sample-output.json') });
    expect((await ask(server, '/swagger.json')).body).toMatchObject({ swagger: '2.0' });
    expect((await ask(server, '/swagger.json?version=3')).body).toMatchObject({ openapi: '3.0.3' });
    const allowed = async (origin: string): Promise<string | null> =>
      (await ask(server, '/', { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await allowed('https://app.example')).toBe('https://app.example');
    expect(await allowed('https://other.example')).toBeNull();
  });

  test('listens on the address it was given and on no other, and leaves nothing in the home folder', async () => {
    const variables = await entryScript('def init(): pass\ndef run(raw_data): return raw_data\n');
    await using server = await serve(python, variables);
    await expect(fetch(`http://127.0.0.2:${server.port}/`)).rejects.toThrow('fetch failed');
    await using open = await serve(python, variables, { args: ['--host', '0.0.0.0', '--workers', '2'] });
    expect(open.log()).toContain('Worker Count: 2');
    expect(server.log()).not.toContain('gunicorn.ctl');
  });

  test.skipIf(process.platform === 'win32')(
    'leaves no worker behind when the launcher is killed',
    async () => {
      const variables = await entryScript('def init(): pass\ndef run(raw_data): return raw_data\n');
      const server = await serve(python, variables);
      // A worker that has just answered looks at its parent anyway; one that waits for a request does not.
      await sleep(2000);
      const killed = performance.now();
      process.kill(server.pid, 'SIGKILL');
      // Ends when nothing holds the other ends of the output pipes any more.
      await server[Symbol.asyncDispose]();
      expect(performance.now() - killed).toBeLessThan(5000);
    },
  );

  test("serves the import of Azure's documents: azureml.contrib.services", async () => {
    const variables = await entryScript(`
from azureml.contrib.services.aml_request import AMLRequest, rawhttp
from azureml.contrib.services.aml_response import AMLResponse
import azureml.contrib.services.aml_response as again
def init(): assert again.AMLResponse is AMLResponse
@rawhttp
def run(request): return AMLResponse(request.get_data(), 201, {"x-size": str(len(request.get_data()))})
`);
    await using server = await serve(python, variables);
    const answer = await score(server, 'ping', 'application/octet-stream');
    expect(answer).toMatchObject({ status: 201, body: 'ping' });
    expect(answer.headers.get('x-size')).toBe('4');
    const bytes = await fetch(`http://127.0.0.1:${server.port}/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Uint8Array.of(0, 255, 254, 10),
    });
    expect([...new Uint8Array(await bytes.arrayBuffer())]).toEqual([0, 255, 254, 10]);
  });

  test("keeps the server's own ways: decorated run(), modules beside the script, request_headers", async () => {
    await writeFile(
      join(folder, 'doubling.py'),
      'def double(numbers): return [2 * number for number in numbers]\n',
    );
    const variables = await entryScript(`
from inference_schema.schema_decorators import input_schema
from inference_schema.parameter_types.standard_py_parameter_type import StandardPythonParameterType
from doubling import double
def init(): pass
@input_schema("numbers", StandardPythonParameterType([1, 2]))
def run(numbers, request_headers): return {"doubled": double(numbers), "who": request_headers["X-Who"]}
`);
    await using server = await serve(python, variables);
    const headers = { 'content-type': 'application/json', 'x-who': 'me' };
    const sent = await ask(server, '/score', { method: 'POST', headers, body: '{"numbers": [1, 2]}' });
    expect(sent).toMatchObject({ status: 200, body: { doubled: [2, 4], who: 'me' } });
    expect(await score(server, 'x', 'text/plain')).toMatchObject({ status: 415 });
    expect(await score(server, {})).toMatchObject({ status: 400 });
  });

  test('names a missing import and the package that brings it', async () => {
    const variables = await entryScript(
      'import json\nimport catboost.core\ndef init(): pass\ndef run(x): pass\n',
    );
    expect(await lastLine(variables, 3)).toBe(
      "slipway: loading score.py failed at line 2: ModuleNotFoundError: No module named 'catboost'. " +
        'Add the package that brings `catboost` to the requirements of the environment',
    );
  });

  test.each([
    [
      'a file that init() misses',
      'def init():\n  open("weights.bin")\ndef run(x): pass\n',
      "init() of score.py failed at line 2: FileNotFoundError: [Errno 2] No such file or directory: 'weights.bin'",
    ],
    [
      'a script that exits',
      'def init(): exit(7)\ndef run(x): pass\n',
      'init() of score.py failed at line 1: SystemExit: 7',
    ],
    ['a syntax error', 'def init():\n  x ==== 1\n', 'loading score.py failed at line 2: SyntaxError'],
    ['no run()', 'def init(): pass\n', 'User script at '],
    [
      'run(*args)',
      'def init(): pass\ndef run(*args): pass\n',
      'score.py: run() cannot accept positional-only arguments',
    ],
  ])('ends with 3 and one line for %s', async (_what, text, line) => {
    expect(await lastLine(await entryScript(text), 3)).toContain(`slipway: ${line}`);
  });

  test('ends with 3 for an entry script that does not exist', async () => {
    const variables = { AML_APP_ROOT: folder, AZUREML_ENTRY_SCRIPT: 'score.py' };
    expect(await lastLine(variables, 3)).toBe(
      `slipway: the entry script ${join(folder, 'score.py')} does not exist`,
    );
  });

  test.each([
    ['no model file', 'scikit-learn', 'entry-script/model', 'which holds coefficients.json'],
    ['several model files', 'scikit-learn', 'two-models/models', 'holds several model files (diabetes'],
    ['a folder that is no MLflow model', 'mlflow', 'iris-onnx', 'no file MLmodel in'],
    ['an MLmodel that is not YAML', 'mlflow', 'corrupt/mlflow', 'is not YAML at line 4, column 4'],
    [
      'types that skops does not trust',
      'scikit-learn',
      'untrusted-skops',
      'does not trust: recipes.files.write_json',
    ],
    ['no XGBoost model', 'xgboost', 'entry-script/model', 'coefficients.json can not be loaded by XGBoost'],
  ])('names the cause: %s', async (_what, framework, model, message) => {
    const variables = await serving(folder, { framework, folder: fixture(model) });
    expect(await lastLine(variables, 3)).toContain(message);
  });

  test('loads a type that skops does not trust when the package names it, and only then', async () => {
    const variables = await serving(folder, {
      framework: 'scikit-learn',
      folder: fixture('untrusted-skops'),
    });
    const trusted = { ...variables, SLIPWAY_SKOPS_TRUSTED: 'recipes.files.write_json, os.system' };
    // It goes as far as importing the module, which is not here.
    expect(await lastLine(trusted, 3)).toContain("No module named 'recipes'");
    const other = { ...variables, SLIPWAY_SKOPS_TRUSTED: 'os.system' };
    expect(await lastLine(other, 3)).toContain('does not trust: recipes.files.write_json');
  });

  test('names the cause: a truncated joblib file', async () => {
    await cp(fixture('corrupt', 'truncated.joblib'), join(folder, 'model.joblib'));
    const variables = await serving(folder, { framework: 'scikit-learn', folder });
    expect(await lastLine(variables, 3)).toBe('slipway: model.joblib can not be loaded as joblib: EOFError');
  });

  test('ends with 100 where the server is not installed, 102 without a model folder, 2 for wrong arguments', async () => {
    const bare = await endingOf('python3', await entryScript(''));
    expect(bare.code).toBe(100);
    expect(bare.lastLine).toContain("No module named 'azureml_inference_server_http'");
    const nowhere = { AZUREML_MODEL_DIR: join(folder, 'x'), AZUREML_ENTRY_SCRIPT: 'score.py' };
    expect(await lastLine(nowhere, 102)).toContain('is not a folder');
    expect(await lastLine({}, 2)).toContain('AZUREML_ENTRY_SCRIPT');
  });

  test('ends with 101 at once when the port is taken', async () => {
    const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const started = performance.now();
    const ending = await endingOf(python, await entryScript(''), { port });
    other.close();
    expect(ending).toMatchObject({
      code: 101,
      lastLine: `slipway: can not listen on 127.0.0.1:${port}: Address already in use`,
    });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
