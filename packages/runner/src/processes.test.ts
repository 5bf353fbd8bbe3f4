import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { childProcesses } from './processes.ts';

const node = process.execPath;
const processes = childProcesses(new AbortController().signal);

afterEach(() => vi.unstubAllEnvs());

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('child processes', () => {
  it('answers exit code and output, and passes arguments unchanged', async () => {
    const args = [
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1))); console.error("oops"); process.exit(3)',
      '--',
      'a b',
      '"$HOME"',
      ';rm',
    ];
    const finished = await processes.run({ program: node, args });
    expect(finished).toMatchObject({ code: 3, signal: null, stderr: 'oops\n' });
    expect(JSON.parse(finished.stdout)).toEqual(['a b', '"$HOME"', ';rm']);
  });

  it('keeps inputs, tokens and command files of the step from child programs', async () => {
    vi.stubEnv('INPUT_REGISTRY-TOKEN', 'hush');
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', 'hush');
    vi.stubEnv('GITHUB_OUTPUT', '/hush');
    vi.stubEnv('KEPT', 'yes');
    const finished = await processes.run({
      program: node,
      args: ['-e', 'console.log(JSON.stringify(process.env))'],
      environment: { MORE: 'm' },
    });
    expect(finished.stdout).not.toContain('hush');
    expect(JSON.parse(finished.stdout)).toMatchObject({ KEPT: 'yes', MORE: 'm' });
  });

  it('stops a program and the children it started when the time is up', async () => {
    const script = `const c = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(()=>{}, 60000)']); console.log(c.pid); setTimeout(()=>{}, 60000)`;
    let grandchild = 0;
    const running = processes.run(
      { program: node, args: ['-e', script] },
      { timeoutMs: 1500, onLine: (line) => (grandchild = Number(line)) },
    );
    await expect(running).rejects.toMatchObject({ code: 'PROCESS_TIMEOUT' });
    expect(grandchild).toBeGreaterThan(0);
    await until(() => {
      try {
        process.kill(grandchild, 0);
        return false;
      } catch {
        return true;
      }
    });
  });

  it('says which program can not be started', async () => {
    await expect(processes.run({ program: 'no-such-program', args: [] })).rejects.toMatchObject({
      code: 'PROCESS_FAILED',
      message: expect.stringContaining('no-such-program') as string,
    });
  });

  it('starts a process that goes on by itself, knows it again, and stops it', async () => {
    const log = join(newFolder(), 'logs/server.log');
    const identity = await processes.startDetached(
      { program: node, args: ['-e', 'console.log("up"); setInterval(()=>{}, 1000)'] },
      log,
    );
    await until(() => readFileSync(log, 'utf8') === 'up\n');
    expect(await processes.isRunning(identity)).toBe(true);
    expect(await processes.isRunning({ ...identity, startedAt: 'another time' })).toBe(false);
    await processes.stop(identity, 2000);
    expect(await processes.isRunning(identity)).toBe(false);
    await processes.stop(identity, 100);
  });

  it('ends a process that ignores being asked', async () => {
    const log = join(newFolder(), 'server.log');
    const identity = await processes.startDetached(
      {
        program: node,
        args: ['-e', 'process.on("SIGTERM", ()=>{}); console.log("up"); setInterval(()=>{}, 1000)'],
      },
      log,
    );
    await until(() => readFileSync(log, 'utf8') === 'up\n');
    await processes.stop(identity, 300);
    expect(await processes.isRunning(identity)).toBe(false);
  });

  it('finds programs and free ports', async () => {
    vi.stubEnv('PATH', join(node, '..'));
    expect(await processes.find('node')).toBe(node);
    expect(await processes.find('no-such-program')).toBeUndefined();
    const port = await processes.freePort();
    expect(await processes.isListening(port)).toBe(false);
    const server = createServer().listen(port, '127.0.0.1');
    await until(() => processes.isListening(port));
    server.close();
  });
});
