import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';

import { afterAll, afterEach, describe, expect, it } from 'vitest';

import {
  FIXTURES,
  fixture,
  post,
  type StartedServer,
  startProgram,
  startServer,
} from './testing/started-server.ts';

const BODY = JSON.stringify({ data: [[5.1, 3.5, 1.4, 0.2]] });
let servers: StartedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

/** Starts a server that ends with the test at the latest. */
async function start(config: object, flags?: readonly string[]): Promise<StartedServer> {
  const server = await startServer(config, flags);
  servers.push(server);
  return server;
}

const folder = mkdtempSync(join(tmpdir(), 'onnx-lifecycle-'));
afterAll(() => rmSync(folder, { recursive: true }));

function model(name: string, content: string | Uint8Array): { name: string; version: string; file: string } {
  const file = join(folder, `${name}.onnx`);
  writeFileSync(file, content);
  return { name, version: '1', file };
}

describe('start', () => {
  it('prints its flags and exit codes', async () => {
    const { code, stdout } = await startProgram(['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/--config <file\.json>/);
  });

  it.each([
    [[], /--config <file\.json> is missing/],
    [['--nonsense'], /--nonsense/],
    [['--config', join(folder, 'missing.json')], /missing\.json: .*Expected: a readable JSON file/],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, stderr } = await startProgram(args).ended;
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) as string });
  });

  it('ends with 2 for a wrong port', async () => {
    const server = await start({ models: [fixture('classifier')] }, ['--port', 'http']);
    expect(await server.ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('`port` is "http"') as string,
    });
  });

  it('ends with 98 when the port is in use, and names it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const server = await start({ models: [fixture('classifier')] }, ['--port', String(port)]);
    const { code, stderr } = await server.ended;
    other.close();
    expect({ code, stderr }).toEqual({ code: 98, stderr: `port ${port} on 127.0.0.1 is already in use\n` });
  });

  it.each([
    [
      () => model('text', 'hello'),
      /text:1 can not be loaded: .*text\.onnx is not an ONNX model, or it is damaged\n {2}\S/,
    ],
    [() => model('empty', ''), /is not an ONNX model/],
    [
      () => ({ name: 'gone', version: '2', file: join(folder, 'gone.onnx') }),
      /gone:2 can not be loaded: there is no file .*gone\.onnx/,
    ],
    [() => ({ name: 'folder', version: '2', file: FIXTURES }), /is a folder/],
  ])('ends with 3 and the cause for a model that can not be loaded (%#)', async (make, message) => {
    const server = await start({ models: [fixture('classifier'), make()] });
    expect(await server.ended).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(message) as string,
    });
  });

  it('says which file with weights is missing', async () => {
    const lonely = model('lonely', readFileSync(fixture('external').file));
    const server = await start({ models: [lonely] });
    const { code, stderr } = await server.ended;
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/weights is missing: .*external\.weights/) as string,
    });
  });

  it('lives before it is ready', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    other.close();
    // Enough models to leave a while between the first answer and the last model.
    const models = Array.from({ length: 150 }, (_, index) => fixture('every-type', String(index)));
    const server = await start({ models }, ['--port', String(port)]);
    const url = `http://127.0.0.1:${port}`;
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      const paths = ['/', '/v2/health/ready', '/score'];
      const statuses = paths.map((path) =>
        fetch(url + path).then(
          (response) => response.status,
          () => 0,
        ),
      );
      seen.add((await Promise.all(statuses)).join(' '));
    };
    const timer = setInterval(() => void look(), 2);
    expect(await server.url).toBe(url);
    clearInterval(timer);
    expect([...seen]).toContain('200 503 503');
    expect((await fetch(`${url}/v2/health/ready`)).status).toBe(200);
  });
});

// Windows has no SIGTERM: there a process is ended at once.
describe.skipIf(process.platform === 'win32')('SIGTERM', () => {
  it('lets a request in flight finish, takes no new one, and ends with 0', async () => {
    const server = await start({ models: [fixture('classifier')] });
    const url = await server.url;
    const half = request(`${url}/score`, { method: 'POST', headers: { 'content-length': BODY.length } });
    half.write(BODY.slice(0, 5));
    await once(half, 'socket');
    await post(`${url}/score`, BODY); // the half request is known to the server once a later one is answered
    server.process.kill('SIGTERM');
    await expect
      .poll(() =>
        fetch(url).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused');
    half.end(BODY.slice(5));
    const [response] = (await once(half, 'response')) as [IncomingMessage];
    response.resume();
    expect([response.statusCode, response.headers.connection]).toEqual([200, 'close']);
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not wait for idle connections', async () => {
    const server = await start({ models: [fixture('classifier')] });
    await post(`${await server.url}/score`, BODY);
    const started = performance.now();
    server.process.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('ends after the grace time when a request never does', async () => {
    const server = await start({ models: [fixture('classifier')], graceMs: 300 });
    const stuck = request(`${await server.url}/score`, { method: 'POST', headers: { 'content-length': 10 } });
    stuck.on('error', () => {});
    stuck.write('{');
    await post(`${await server.url}/score`, BODY);
    server.process.kill('SIGTERM');
    expect(await server.ended).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/still in flight after 300 ms/) as string,
    });
  });
});
