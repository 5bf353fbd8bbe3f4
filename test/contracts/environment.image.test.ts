import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { imagePlatforms } from '@slipway/core/image';
import type { WantedEnvironment } from '@slipway/packaging/environment/kind';
import { npm } from '@slipway/packaging/environment/npm/npm';
import { uv } from '@slipway/packaging/environment/uv/uv';
import { nodePorts } from '@slipway/runner/ports';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';

import { imageContract, locked } from './environment-image.ts';

const bundle = newFolder('slipway-bundle-');
for (const folder of ['npm', 'python'])
  cpSync(join(root, 'packages', 'serving', folder), join(bundle, 'programs', folder), { recursive: true });
const nothing: WantedEnvironment = { server: [], model: [], constraints: [], indexOptions: [] };
const asked = (text: string): WantedEnvironment['model'] => [
  { text, where: { file: 'requirements.txt', line: 1 }, asker: 'your requirements.txt:1' },
];

afterEach(() => vi.unstubAllEnvs());

const forNpm = requires('npm');
describe.skipIf(forNpm.missing)(`npm${forNpm.note}`, () => {
  const ports = (home: string): ReturnType<typeof nodePorts> => nodePorts({ home, bundle });
  const wanted = { ...nothing, readyLock: 'programs/npm/onnx' };

  imageContract(npm, wanted, ports, ['linux/arm64'], (folder) => {
    const binaries = join(folder, 'node_modules', 'onnxruntime-node', 'bin');
    const [generation = ''] = readdirSync(binaries);
    const linux = join(binaries, generation, 'linux');
    return {
      seen: [readdirSync(join(binaries, generation)), readdirSync(linux)],
      wanted: [['linux'], ['arm64']],
    };
  });
});

const forUv = requires('uv', 'python3');
describe.skipIf(forUv.missing)(`uv${forUv.note}`, () => {
  const ports = (home: string): ReturnType<typeof nodePorts> => nodePorts({ home, bundle });
  imageContract(
    uv,
    { ...nothing, model: asked('flask==3.1.3') },
    ports,
    imagePlatforms,
    (folder, platform) => {
      const machine = platform === 'linux/arm64' ? 'aarch64' : 'x86_64';
      const modules = readdirSync(join(folder, 'markupsafe')).filter((name) => name.endsWith('.so'));
      const command = readFileSync(join(folder, 'bin', 'flask'), 'utf8').split('\n');
      return {
        seen: [modules, command],
        wanted: [
          [expect.stringContaining(`${machine}-linux-gnu.so`)],
          expect.arrayContaining(['#!/usr/bin/env python3', 'from flask.cli import main']),
        ],
      };
    },
  );

  it('starts the real server with PYTHONPATH alone, from the modules that were compiled', async () => {
    const own = ports(newFolder('slipway-home-'));
    const wanted = { ...nothing, server: asked('azureml-inference-server-http==1.5.1'), platform: host(own) };
    const { environment, lockFile } = await locked(uv, wanted, own);
    const folder = join(newFolder('slipway-layer-'), 'layer');
    await uv.installForImage(environment, lockFile, folder, { platform: host(own), bytecode: true }, own);
    const { program, variables } = uv.imageRuntime(environment);
    expect(program).toBe('python3');
    const python = (await own.processes.find(program))!;
    const script = join(newFolder('slipway-script-'), 'score.py');
    writeFileSync(script, 'import flask\ndef init(): pass\ndef run(data): return flask.__cached__\n');
    const port = await freePort();
    const args = [join(root, 'packages/serving/python/server/serve.py'), '--port', String(port)];
    // Neither the site-packages of this Python nor any variable of this job helps.
    const server = spawn(python, ['-s', '-S', ...args, '--entry-script', script], {
      env: {
        PATH: '/usr/bin:/bin',
        PYENV_VERSION: process.env['PYENV_VERSION'],
        ...variables,
        PYTHONPATH: folder,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const answer = await answerOf(`http://127.0.0.1:${port}/score`, server);
      expect(answer).toContain(join(folder, 'flask', '__pycache__'));
    } finally {
      server.kill();
      await once(server, 'exit');
    }
  });

  it('compiles modules as they lie in the image, for the times of no machine', async () => {
    const own = ports(newFolder('slipway-home-'));
    const { environment, lockFile } = await locked(
      uv,
      { ...nothing, model: asked('six==1.17.0'), platform: 'linux/amd64' },
      own,
    );
    const folder = join(newFolder('slipway-layer-'), 'layer');
    await uv.installForImage(environment, lockFile, folder, { platform: 'linux/amd64', bytecode: true }, own);
    const [compiled = ''] = readdirSync(join(folder, '__pycache__'));
    const bytes = readFileSync(join(folder, '__pycache__', compiled));
    expect(bytes.readUInt32LE(4)).toBe(1);
    expect(bytes.includes('/opt/slipway/environment/six.py')).toBe(true);
  });

  it('installs for a Python that is not here, and says so when modules are to be compiled', async () => {
    vi.stubEnv('UV_PYTHON_DOWNLOADS', 'never');
    const own = ports(newFolder('slipway-home-'));
    const wanted = { ...nothing, model: asked('markupsafe==3.0.3'), platform: 'linux/arm64' as const };
    const runtime = { version: '3.13', where: { input: 'python-version' } };
    const { environment, lockFile } = await locked(uv, { ...wanted, runtime }, own);
    const folder = join(newFolder('slipway-layer-'), 'layer');
    await uv.installForImage(
      environment,
      lockFile,
      folder,
      { platform: 'linux/arm64', bytecode: false },
      own,
    );
    expect(readdirSync(join(folder, 'markupsafe'))).toContain('_speedups.cpython-313-aarch64-linux-gnu.so');
    const strange = { ...environment, runtimeVersion: '3.77' };
    const other = join(newFolder('slipway-layer-'), 'layer');
    await expect(
      uv.installForImage(strange, emptyLock(), other, { platform: 'linux/arm64', bytecode: true }, own),
    ).rejects.toThrow(
      /Python 3\.77, which would compile the modules, is not on this machine.*bytecode: false/,
    );
  });

  it('makes the folder of `.pth` files a site folder', async () => {
    const own = ports(newFolder('slipway-home-'));
    const wanted = { ...nothing, model: asked('setuptools==80.9.0'), platform: 'linux/amd64' as const };
    const { environment, lockFile } = await locked(uv, wanted, own);
    const folder = join(newFolder('slipway-layer-'), 'layer');
    await uv.installForImage(
      environment,
      lockFile,
      folder,
      { platform: 'linux/amd64', bytecode: false },
      own,
    );
    writeFileSync(join(folder, 'extra.pth'), 'extra\n');
    mkdirSync(join(folder, 'extra'));
    writeFileSync(join(folder, 'extra', 'hidden_module.py'), 'answer = 42\n');
    const python = (await own.processes.find('python3'))!;
    const command = { program: python, args: ['-c', 'import hidden_module; print(hidden_module.answer)'] };
    const finished = await own.processes.run({ ...command, environment: { PYTHONPATH: folder } });
    expect(finished.stdout.trim()).toBe('42');
  });
});

function emptyLock(): string {
  const file = join(newFolder('slipway-lock-'), 'requirements.lock.txt');
  writeFileSync(file, '');
  return file;
}

function host({ host: { architecture } }: ReturnType<typeof nodePorts>): 'linux/amd64' | 'linux/arm64' {
  return architecture === 'arm64' ? 'linux/arm64' : 'linux/amd64';
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function answerOf(url: string, server: ReturnType<typeof spawn>): Promise<string> {
  let log = '';
  server.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  server.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  for (let tries = 0; tries < 200 && server.exitCode === null; tries += 1) {
    try {
      return await (await fetch(url, { method: 'POST', body: '{}' })).text();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`no answer from the server:\n${log}`);
}
