import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

import { describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';

import { brokenRequests, judgeBroken, sendBroken } from './broken-requests.ts';

const noCode = { server: 'azureml', variables: { SLIPWAY_MODELS: 'x' } };
const entryScript = { server: 'azureml', variables: {} };
const title = 'a broken body';

describe('the answer to a broken request', () => {
  it.each([400, 404, 415, 422, 499])('is good with %d, whoever wrote the scoring', (status) => {
    for (const start of [noCode, entryScript, { server: 'onnx', variables: {} }])
      expect(judgeBroken(start, { title, status })).toBeUndefined();
  });

  it.each([200, 302, 500, 503])("fails the package with %d when the scoring is Slipway's own", (status) => {
    expect(() => judgeBroken(noCode, { title, status })).toThrow(`answered with ${status}, expected 4xx`);
    expect(() => judgeBroken({ server: 'onnx', variables: {} }, { title, status })).toThrow('expected 4xx');
  });

  it('is worth a warning when the code is of the user', () => {
    expect(judgeBroken(entryScript, { title, status: 500 })).toMatchObject({
      level: 'warning',
      title: 'a broken body is answered with 500',
      message: expect.stringContaining('answer 400') as string,
    });
    expect(judgeBroken(entryScript, { title, status: 200 })?.message).toContain('can not understand');
  });
});

describe('sending broken requests', () => {
  it('gives every answer, and fails when there is none in time', async () => {
    const ports = nodePorts({ workspace: tmpdir(), home: tmpdir(), temp: tmpdir() });
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => {
        if (bodies.length <= 2) response.writeHead(bodies.length === 1 ? 400 : 500).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const routes = { liveness: '/', readiness: '/', scoring: '/score', openapi: '/' };
    const manifest = {
      start: { ...entryScript, runtime: 'python', args: [], routes, exitCodes: {} },
    } as const;
    try {
      const { refused, notices } = await sendBroken(manifest, url, 5000, () => [], ports);
      expect(refused.map(({ status }) => status)).toEqual([400, 500]);
      expect(notices).toHaveLength(1);
      expect(bodies).toEqual(brokenRequests.map(({ body }) => body));
      await expect(sendBroken(manifest, url, 200, () => ['last line'], ports)).rejects.toMatchObject({
        code: 'SCORING_FAILED',
        log: ['last line'],
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
