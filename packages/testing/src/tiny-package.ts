import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { rootDigestInput } from '@slipway/core/digest';
import type { PackageManifest } from '@slipway/core/package-manifest';

/** How the server of a tiny package behaves. */
export interface TinyBehaviour {
  /** The model's version; every answer names it, so that tests see who answered. */
  version: string;
  /** Not ready before this time. */
  readyAfterMs?: number;
  /** Prints these lines to standard error and ends before it listens. */
  failsWith?: { exitCode: number; lines: string[] };
  /** Never answers its readiness probe well. */
  neverReady?: boolean;
  /** Answers the sample request with 500. */
  scoresBadly?: boolean;
  /** Takes this long for an answer. */
  slowMs?: number;
}

/** The digits of a lock without content. */
const emptyLock = createHash('sha256').update('').digest('hex');

/**
 * Writes a package whose server is a few lines of Node that need no environment: real in everything but the model. Tests
 * of what deploys and serves packages use it because it boots within 100 ms.
 * @param folder of the package, made when missing
 * @param home where its (empty) environment is put as installed; left out when nothing installs it
 */
export function tinyPackage(folder: string, behaviour: TinyBehaviour, home?: string): PackageManifest {
  const contents: Record<string, string> = {
    'server/server.mjs': serverText,
    'server/behaviour.json': `${JSON.stringify(behaviour)}\n`,
    'models/tiny/weights.txt': `version ${behaviour.version}\n`,
    'lock/nothing.lock': '',
    'samples/input.json': '{"data": [1, 2, 3]}\n',
  };
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const files = Object.entries(contents).map(([path, content]) => ({
    path,
    size: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const manifest = tinyManifest(files, behaviour);
  writeFileSync(join(folder, 'slipway.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (home !== undefined) {
    const environment = `${emptyLock}-${process.platform}-${process.arch}-node24`;
    mkdirSync(join(home, 'environments', environment), { recursive: true });
    writeFileSync(join(home, 'environments', environment, '.complete'), '');
  }
  return manifest;
}

/** The manifest of a tiny package that is made of these files. */
export function tinyManifest(
  files: PackageManifest['files'],
  { version }: Pick<TinyBehaviour, 'version'>,
): PackageManifest {
  const digest = `sha256:${createHash('sha256').update(rootDigestInput(files)).digest('hex')}`;
  return {
    schemaVersion: 1,
    digest,
    models: [{ name: 'tiny', version, digest, framework: 'custom', folder: 'models/tiny' }],
    multiModel: false,
    environment: {
      provider: 'npm',
      lockFile: 'lock/nothing.lock',
      lockSha256: emptyLock,
      runtimeVersion: '24',
      platform: 'any',
      packages: 0,
    },
    start: {
      server: 'tiny',
      runtime: 'node',
      args: ['{package}/server/server.mjs', '{port}', '{host}'],
      variables: {},
      routes: { liveness: '/live', readiness: '/ready', scoring: '/predict', openapi: '/openapi.json' },
      exitCodes: { 3: 'the model could not be loaded' },
    },
    environmentVariables: {},
    sampleInput: 'samples/input.json',
    files,
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

/** Request bodies steer it: `{"sleep": 100}` answers late, `{"die": 1}` ends the process, `{"stream": 3}` sends parts. */
const serverText = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , port, host] = process.argv;
const behaviour = JSON.parse(readFileSync(new URL('behaviour.json', import.meta.url), 'utf8'));
if (behaviour.failsWith !== undefined) {
  for (const line of behaviour.failsWith.lines) console.error(line);
  process.exit(behaviour.failsWith.exitCode);
}
const startedMs = Date.now();
const json = (response, status, value) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const isReady = () => !behaviour.neverReady && Date.now() - startedMs >= (behaviour.readyAfterMs ?? 0);

const server = createServer(async (request, response) => {
  if (request.url === '/live') return json(response, 200, {});
  if (request.url === '/ready') return json(response, isReady() ? 200 : 503, {});
  if (request.url === '/openapi.json') return json(response, 200, { openapi: '3.0.3', version: behaviour.version });
  const chunks = [];
  try { for await (const chunk of request) chunks.push(chunk); } catch { return; }
  const text = Buffer.concat(chunks).toString();
  let asked = {};
  try { asked = JSON.parse(text); } catch {}
  if (asked.die !== undefined) process.exit(asked.die);
  if (asked.sleep !== undefined) await wait(asked.sleep);
  if (behaviour.slowMs !== undefined) await wait(behaviour.slowMs);
  if (behaviour.scoresBadly) return json(response, 500, { message: 'the model broke' });
  if (asked.stream !== undefined) {
    for (let part = 0; part < asked.stream; part += 1) { response.write('part ' + part + '\\n'); await wait(20); }
    return response.end();
  }
  if (asked.status !== undefined) return json(response, asked.status, { message: 'as asked' });
  console.log('scored ' + text.length);
  json(response, 200, {
    version: behaviour.version, pid: process.pid, bytes: text.length, path: request.url, method: request.method,
    headers: request.headers, greeting: process.env.GREETING,
  });
});
server.keepAliveTimeout = 5000;
server.listen(Number(port), host, () => console.log('listening on ' + port));
process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeIdleConnections(); });
`;
