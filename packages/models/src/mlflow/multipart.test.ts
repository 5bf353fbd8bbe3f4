import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { uploadArtifact } from './multipart.ts';
import { Server } from './server.ts';

const size = 100 * 1024 * 1024 + 5;
let service: HttpServer;
afterEach(() => service.close());

/** A server whose store takes parts, or answers each of them with a status. */
async function start(
  partStatus: number,
): Promise<{ server: Server; asked: string[]; parts: Map<string, string> }> {
  const asked: string[] = [];
  const parts = new Map<string, string>();
  service = createServer((request, response) => {
    const hash = createHash('sha256');
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      hash.update(chunk);
      bytes += chunk.length;
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const isPart = url.startsWith('/store/');
      asked.push(`${method} ${url.replace('/api/2.0/mlflow-artifacts', '')}`);
      if (isPart) parts.set(url, `${bytes} ${headers.authorization ?? 'no login'}`);
      response.statusCode = isPart ? partStatus : 200;
      response.setHeader('etag', hash.digest('hex'));
      const credentials = [1, 2, 3, 4].map((part_number) => ({
        url: `http://127.0.0.1:${(service.address() as AddressInfo).port}/store/${part_number}`,
        part_number,
      }));
      response.end(url.includes('/create/') ? JSON.stringify({ upload_id: 'u', credentials }) : '{}');
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  return { server: new Server(address, nodePorts({ home: newFolder() })), asked, parts };
}

function largeFile(): string {
  const path = join(newFolder(), 'weights.bin');
  writeFileSync(path, 'w');
  truncateSync(path, size);
  return path;
}

test('a large file goes past the server in parts, without a login', async () => {
  const { server, asked, parts } = await start(200);
  const file = largeFile();
  const sent = await uploadArtifact(server, 'a b/weights.bin', [{ file, size }], () => undefined);
  expect(sent.map((each) => each.sha256)).toEqual([(await server.ports.files.hash(file)).sha256]);
  expect(Object.fromEntries(parts)).toEqual({
    '/store/1': `${32 * 2 ** 20} no login`,
    '/store/2': `${32 * 2 ** 20} no login`,
    '/store/3': `${32 * 2 ** 20} no login`,
    '/store/4': `${4 * 2 ** 20 + 5} no login`,
  });
  expect(asked[0]).toBe('POST /mpu/create/a%20b');
  expect(asked.at(-1)).toBe('POST /mpu/complete/a%20b');
});

test('a store that does not take a part: the upload is given up there, and the file goes through the server', async () => {
  const { server, asked } = await start(403);
  const [sent] = await uploadArtifact(
    server,
    'a/weights.bin',
    [{ file: largeFile(), size }],
    () => undefined,
  );
  expect(sent?.size).toBe(size);
  expect(asked.slice(-2)).toEqual(['POST /mpu/abort/a', 'PUT /artifacts/a/weights.bin']);
});

test('a small file is one PUT', async () => {
  const { server, asked } = await start(200);
  const file = join(newFolder(), 'a.txt');
  writeFileSync(file, 'A');
  await uploadArtifact(server, 'a/a.txt', [{ file, size: 1 }], () => undefined);
  expect(asked).toEqual(['PUT /artifacts/a/a.txt']);
});
