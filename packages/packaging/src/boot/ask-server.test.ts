import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

import { describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';

import { askServer } from './ask-server.ts';

describe('asking a server that is tried out', () => {
  it('says why there was no answer: too late, or its worker ended', async () => {
    const ports = nodePorts({ temp: tmpdir() });
    const server = createServer((request) => {
      if (request.url === '/killed') request.socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const log = ['E [1] gunicorn.error - Worker (pid:2) was sent SIGKILL! Perhaps out of memory?'];
    const asked = (path: string, lines: readonly string[], timeoutMs: number) =>
      askServer('the sample', { method: 'POST', url: url + path, body: '{}', timeoutMs }, () => lines, ports);
    try {
      await expect(asked('/slow', [], 1000)).rejects.toMatchObject({
        code: 'SCORING_FAILED',
        message: 'the sample was not answered within 1 s',
      });
      await expect(asked('/killed', log, 5000)).rejects.toMatchObject({
        message:
          'the sample was not answered: a worker of the server ended, SIGKILL: killed, most often because memory ran out',
        remedy: 'give it more memory',
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
