import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import type { Transfers } from '@slipway/core/ports-transfers';
import type { FileRange } from '@slipway/oci/image/file-range';
import { rangeDigestBeside, threadProgram } from '@slipway/oci/image/layer-threads';
import { FaultyProxy } from '@slipway/testing/faulty-proxy';
import { newFolder } from '@slipway/testing/run-action';

import { nodePorts } from './ports.ts';
import { streamedTransfers } from './transfers/streamed.ts';

const bytes = randomBytes(3_000_000);
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const open: { close(): void }[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A server that keeps what is put, gives it back with ranges, and a proxy that makes faults before it. */
async function service(): Promise<{ proxy: FaultyProxy; url: string; kept: Map<string, Buffer> }> {
  const kept = new Map<string, Buffer>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    if (request.method === 'PUT' || request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      kept.set(
        path,
        Buffer.concat([...(request.method === 'POST' ? [kept.get(path) ?? Buffer.alloc(0)] : []), ...chunks]),
      );
      response.end('taken');
      return;
    }
    const content = kept.get(path);
    if (content === undefined) return void response.writeHead(404).end('nothing here');
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range =
      from === 0 ? {} : { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
    const headers = { 'accept-ranges': 'bytes', 'content-length': content.length - from, ...range };
    response.writeHead(from === 0 ? 200 : 206, headers).end(content.subarray(from));
  };
  const server = createServer(
    (request, response) => void answer(request, response).catch(() => request.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await FaultyProxy.start(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  open.push(
    { close: () => server.closeAllConnections() },
    { close: () => server.close() },
    { close: () => proxy.stop() },
  );
  return { proxy, kept, url: `http://${proxy.host}/a` };
}

/** Transfers that lose patience soon. */
function hasty(signal = new AbortController().signal): Transfers {
  const { processes, clock, log } = nodePorts({ signal });
  const program = threadProgram('')!;
  const hashBeside = (range: FileRange) => rangeDigestBeside(range, program);
  const host = { dockerFolder: '', proxyEnvironment: {}, processes, clock, log, signal, hashBeside };
  return streamedTransfers(host, { attempts: 3, firstWaitMs: 10, longestWaitMs: 20, silenceMs: 400 });
}

function fileOf(content: Uint8Array): string {
  const path = join(newFolder(), 'content.bin');
  writeFileSync(path, content);
  return path;
}

describe('sending', () => {
  test('parts arrive as one body, and the digests of the files come back', async () => {
    const { url, kept } = await service();
    const file = fileOf(bytes);
    let moved = 0;
    const parts = [
      { bytes: Buffer.from('<') },
      { file, size: 1_000_000, offset: 5 },
      { bytes: Buffer.from('>') },
      { file, size: 0 },
    ];
    const answer = await hasty().send({ method: 'PUT', url }, parts, (count) => (moved += count));
    const part = bytes.subarray(5, 1_000_005);
    expect(answer).toMatchObject({ status: 200, body: 'taken' });
    expect(answer.sent).toEqual([
      { size: 1_000_000, sha256: sha256(part) },
      { size: 0, sha256: sha256(Buffer.alloc(0)) },
    ]);
    expect(kept.get('/a')?.equals(Buffer.concat([Buffer.from('<'), part, Buffer.from('>')]))).toBe(true);
    expect(moved).toBe(1_000_002);
  });

  test('is done again after a reset and after 503, and progress is taken back', async () => {
    const { url, kept, proxy } = await service();
    proxy.faults(
      { path: /a/, trouble: { kind: 'reset request', afterBytes: 1_000_000 } },
      { path: /a/, trouble: { kind: 'answer', status: 503, headers: { 'retry-after': '0' } } },
    );
    let moved = 0;
    const answer = await hasty().send(
      { method: 'PUT', url },
      [{ file: fileOf(bytes), size: bytes.length }],
      (count) => (moved += count),
    );
    expect(answer.sent[0]?.sha256).toBe(sha256(bytes));
    expect(kept.get('/a')?.equals(bytes)).toBe(true);
    expect(proxy.count('PUT', /a/)).toBe(3);
    expect(moved).toBeGreaterThanOrEqual(bytes.length);
  });

  test('what must not be sent twice is sent once, and what was answered is told', async () => {
    const { url, proxy, kept } = await service();
    proxy.faults(
      { path: /a/, trouble: { kind: 'lose answer' } },
      { path: /a/, trouble: { kind: 'answer', status: 500 } },
    );
    const once = { method: 'POST', url, repeatable: false } as const;
    await expect(hasty().send(once, [{ bytes: Buffer.from('x') }])).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
    });
    expect(await hasty().send(once, [{ bytes: Buffer.from('x') }])).toMatchObject({ status: 500 });
    expect(kept.get('/a')?.toString()).toBe('x');
  });

  test('a status that lasts is answered, silence is a failure', async () => {
    const { url, proxy } = await service();
    proxy.faults({ path: /a/, times: 9, trouble: { kind: 'answer', status: 429, body: 'slow down' } });
    expect(await hasty().send({ method: 'GET', url }, [])).toMatchObject({ status: 429, body: 'slow down' });
    expect(proxy.count('GET', /a/)).toBe(3);
    proxy.faults({ path: /a/, times: 9, trouble: { kind: 'silence', afterBytes: 0 } });
    await expect(hasty().send({ method: 'GET', url }, [])).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    proxy.faults({ path: /a/, times: 9, trouble: { kind: 'read no further', afterBytes: 100_000 } });
    const stuck = hasty().send({ method: 'PUT', url }, [{ bytes: Buffer.alloc(30_000_000) }]);
    await expect(stuck).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
  });

  test('a large range is hashed by another thread, and a change meanwhile is noticed', async () => {
    const { url, kept } = await service();
    const large = Buffer.alloc(65 * 1024 * 1024, bytes);
    const file = fileOf(large);
    const part = { file, offset: 7, size: large.length - 7 };
    const answer = await hasty().send({ method: 'PUT', url }, [{ bytes: Buffer.from('<') }, part]);
    expect(answer.sent).toEqual([{ size: part.size, sha256: sha256(large.subarray(7)) }]);
    expect(kept.get('/a')?.equals(Buffer.concat([Buffer.from('<'), large.subarray(7)]))).toBe(true);
    const sending = hasty().send({ method: 'PUT', url }, [part], () => utimesSync(file, 1, 1));
    await expect(sending).rejects.toMatchObject({
      code: 'CHANGED_WHILE_READ',
      message: expect.stringContaining(file) as unknown,
    });
  });

  test('a file that became shorter is named', async () => {
    const { url } = await service();
    const file = fileOf(bytes);
    const sending = hasty().send({ method: 'PUT', url }, [{ file, size: bytes.length + 1 }]);
    await expect(sending).rejects.toMatchObject({
      code: 'CHANGED_WHILE_READ',
      message: expect.stringContaining(file) as unknown,
    });
  });
});

describe('receiving', () => {
  test('splits a body over files', async () => {
    const { url, kept } = await service();
    kept.set('/a', Buffer.from('headAAAA..BBtail'));
    const folder = newFolder();
    const [a, b, empty] = ['a', 'b', 'empty'].map((name) => join(folder, name)) as [string, string, string];
    const places = [
      { skip: 4 },
      { file: a, size: 4 },
      { skip: 2 },
      { file: empty, size: 0 },
      { file: b, size: 2 },
      { skip: 4 },
    ];
    const { received } = await hasty().receive({ method: 'GET', url }, places);
    expect([a, empty, b].map((path) => readFileSync(path, 'utf8'))).toEqual(['AAAA', '', 'BB']);
    expect(received.map(({ size }) => size)).toEqual([4, 0, 2]);
    expect(received[0]?.sha256).toBe(sha256(Buffer.from('AAAA')));
    for (const wrong of [3, 5]) {
      const receiving = hasty().receive({ method: 'GET', url }, [
        { skip: 12 },
        { file: join(folder, `w${wrong}`), size: wrong },
      ]);
      await expect(receiving).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    }
  });

  test('goes on where it broke off, and hashes the whole', async () => {
    const { url, kept, proxy } = await service();
    kept.set('/a', bytes);
    proxy.faults({ path: /a/, times: 2, trouble: { kind: 'reset answer', afterBytes: 1_000_000 } });
    const file = join(newFolder(), 'b');
    const { received } = await hasty().receive({ method: 'GET', url }, [{ file }]);
    expect(received).toEqual([{ size: bytes.length, sha256: sha256(bytes) }]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(proxy.requests.map(({ headers }) => headers.range !== undefined)).toEqual([false, true, true]);
  });

  test('begins again where the body goes to several places', async () => {
    const { url, kept, proxy } = await service();
    kept.set('/a', bytes);
    proxy.faults({ path: /a/, trouble: { kind: 'reset answer', afterBytes: 1_000_000 } });
    const folder = newFolder();
    const { received } = await hasty().receive({ method: 'GET', url }, [
      { file: join(folder, '1'), size: 10 },
      { file: join(folder, '2') },
    ]);
    expect(received[1]?.sha256).toBe(sha256(bytes.subarray(10)));
  });

  test('a service that trickles is given up, one that refuses is quoted', async () => {
    const { url, kept, proxy } = await service();
    kept.set('/a', bytes);
    proxy.faults({ path: /a/, times: 9, trouble: { kind: 'slow', bytesPerSecond: 100 } });
    const file = join(newFolder(), 'b');
    await expect(hasty().receive({ method: 'GET', url }, [{ file }])).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
    });
    expect(await hasty().receive({ method: 'GET', url: `${url}b` }, [{ file }])).toMatchObject({
      status: 404,
      body: 'nothing here',
      received: [],
    });
  });

  test('a disk that refuses is told as such, with the path, and not tried again', async () => {
    const { url, kept, proxy } = await service();
    kept.set('/a', bytes);
    const file = join(newFolder(), 'no such folder', 'b');
    const receiving = hasty().receive({ method: 'GET', url }, [{ file }]);
    await expect(receiving).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining(file) as unknown,
    });
    expect(proxy.count('GET', /a/)).toBe(1);
  });

  test('ends when the run is cancelled', async () => {
    const { url, proxy } = await service();
    proxy.faults({ path: /a/, trouble: { kind: 'silence', afterBytes: 0 } });
    const abort = new AbortController();
    const receiving = hasty(abort.signal).receive({ method: 'GET', url }, [{ file: join(newFolder(), 'b') }]);
    setTimeout(() => abort.abort(), 50);
    await expect(receiving).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
