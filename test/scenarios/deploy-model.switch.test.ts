import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { BackgroundClient, Deploying } from '@slipway/testing/deploying';
import { freePort, isAlive, until } from '@slipway/testing/gateway-process';
import { afterEach, describe, expect, it } from 'vitest';

const begun: Deploying[] = [];

function deploying(): Deploying {
  const made = new Deploying();
  begun.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(begun.splice(0).map((one) => one.run({ command: 'delete' })));
});

const ok = { exitCode: 0 };

describe('deploy-model', () => {
  it('makes an endpoint that only who has a key can use', async () => {
    const here = deploying();
    const port = await freePort();
    const first = await here.deploy({ version: '1' }, { port: String(port) });
    expect(first).toMatchObject(ok);
    expect(first.outputs).toEqual({
      'scoring-uri': `http://127.0.0.1:${port}/score`,
      'swagger-uri': `http://127.0.0.1:${port}/swagger.json`,
      state: 'Healthy',
      deployment: 'tiny-1',
      changed: 'true',
      traffic: '{"tiny-1":100}',
      'key-file': join(here.folder, 'keys.json'),
    });
    expect(first.summary).toContain('| tiny-1 | 100 % | Healthy | 1 of 1 ready | tiny:1 |');
    expect(first.stdout).toContain(`tiny serves tiny-1 at http://127.0.0.1:${port}/score`);
    expect(await here.version()).toBe('1');
    expect((await here.score({}, 'guess')).status).toBe(401);
    expect(first.masks).toEqual(expect.arrayContaining(Object.values(here.keys)));
    for (const key of Object.values(here.keys)) {
      const printed = first.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      expect(printed.join('\n') + first.summary + JSON.stringify(first.outputs)).not.toContain(key);
    }
  });

  it.skipIf(process.platform === 'win32')('keeps keys and settings from other users', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const names = ['keys.json', 'endpoint.json', 'control.json', 'journal.json'];
    const open = names.filter(
      (name) => existsSync(join(here.folder, name)) && (statSync(join(here.folder, name)).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
  });

  it('does nothing the second time, says so, and takes at most a second', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const { revision } = here.record;
    const { pid } = here.control;
    const again = await here.deploy({ version: '1' });
    expect(again).toMatchObject(ok);
    expect(again.outputs).toMatchObject({ changed: 'false', state: 'Healthy', deployment: 'tiny-1' });
    expect(again.stdout).toContain('tiny serves this already: tiny-1 100 %');
    expect([here.record.revision, here.control.pid]).toEqual([revision, pid]);
    expect(again.ms).toBeLessThan(2000);
  });

  it('moves to another version without a failed request, and back', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const client = new BackgroundClient(here);
    const second = await here.deploy({ version: '2', readyAfterMs: 300 });
    expect(second.outputs).toMatchObject({ deployment: 'tiny-2', previous: 'tiny-1', changed: 'true' });
    expect(await here.version()).toBe('2');
    const back = await here.run({ command: 'rollback' });
    expect(back).toMatchObject(ok);
    expect(back.outputs).toMatchObject({ deployment: 'tiny-1', previous: 'tiny-2', state: 'Healthy' });
    expect(await here.version()).toBe('1');
    await client.stop();
    expect(client.failed).toEqual([]);
    expect([...client.answers.keys()].toSorted()).toEqual(['1', '2']);
    const nothingOlder = await here.run({ command: 'rollback' });
    expect(nothingOlder.exitCode).toBe(1);
    expect(nothingOlder.stdout).toContain('remembers nothing older');
    const named = await here.run({ command: 'rollback', deployment: 'tiny-2' });
    expect(named.outputs).toMatchObject({ deployment: 'tiny-2', previous: 'tiny-1' });
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['tiny-2']);
  });

  it('changes a deployment under its own name without a failed request', async () => {
    const here = deploying();
    await here.deploy({ version: '1' }, { deployment: 'blue' });
    const client = new BackgroundClient(here);
    const second = await here.deploy({ version: '2' }, { deployment: 'blue', 'instance-count': '2' });
    expect(second).toMatchObject(ok);
    await client.stop();
    expect(client.failed).toEqual([]);
    expect(await here.version()).toBe('2');
    expect(here.record.deployments).toMatchObject([{ name: 'blue', instances: 2 }]);
  });

  it('splits traffic as asked, keeps what is named, and stops what is not', async () => {
    const here = deploying();
    await here.deploy({ version: '1' }, { deployment: 'blue' });
    const split = await here.deploy({ version: '2' }, { deployment: 'green', traffic: 'blue=90 green=10' });
    expect(split.outputs['traffic']).toBe('{"blue":90,"green":10}');
    const versions = await Promise.all(Array.from({ length: 20 }, () => here.version()));
    expect(versions.filter((version) => version === '2')).toHaveLength(2);
    const moved = await here.run({ traffic: 'blue=0 green=100' });
    expect(moved.outputs).toMatchObject({ traffic: '{"green":100}', changed: 'true' });
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['blue', 'green']);
    const again = await here.run({ traffic: 'blue=0 green=100' });
    expect(again.outputs['changed']).toBe('false');
    await here.run({ traffic: 'green=100' });
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['green']);
    const unknown = await here.run({ traffic: 'red=100' });
    expect(unknown.stdout).toContain('one of `green`');
  });

  it('keeps the old version and names the cause when the new one does not start', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const client = new BackgroundClient(here);
    const lines = [
      'Traceback (most recent call last):',
      '  File "/app/score.py", line 3, in <module>',
      "ModuleNotFoundError: No module named 'pandas'",
    ];
    const broken = await here.deploy({ version: '3', failsWith: { exitCode: 3, lines } });
    await client.stop();
    expect(broken.exitCode).toBe(1);
    expect(client.failed).toEqual([]);
    const [error] = broken.annotations.filter(({ level }) => level === 'error');
    expect(error!.message).toContain('`pandas`, which is not installed');
    expect(error!.message).toContain('exit code 3: the model could not be loaded');
    expect(error!.message).toContain("No module named 'pandas'");
    expect(broken.outputs).toMatchObject({
      state: 'Failed',
      deployment: 'tiny-3',
      changed: 'false',
      traffic: '{"tiny-1":100}',
    });
    expect(await here.version()).toBe('1');
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['tiny-1']);
    expect(existsSync(join(here.folder, 'journal.json'))).toBe(false);
    expect((await here.run({ command: 'status' })).outputs).toMatchObject({ state: 'Healthy' });
  });

  it.each([
    ['its sample is not scored', { scoresBadly: true }, 'answered with 500'],
    ['it is never ready', { neverReady: true }, 'was not ready within `timeout`'],
  ])('leaves nothing of a first deployment when %s', async (_, behaviour, cause) => {
    const here = deploying();
    const failed = await here.deploy({ version: '1', ...behaviour }, { timeout: '2' });
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain(cause);
    expect(readdirSync(join(here.home, 'endpoints'))).toEqual([]);
  });

  it('stops a server that is never ready when its probe has failed often enough', async () => {
    const here = deploying();
    const probe = 'initial_delay=1\nperiod=1\nfailure_threshold=1';
    const failed = await here.deploy({ version: '1', neverReady: true }, { 'readiness-probe': probe });
    expect(failed.stdout).toContain('its readiness probe was not good in time (last: 503)');
  });

  it('says who listens when the port is in use', async () => {
    const here = deploying();
    const other = createServer().listen(0, '127.0.0.1');
    await until(() => other.listening);
    const { port } = other.address() as { port: number };
    const refused = await here.deploy({ version: '1' }, { port: String(port) });
    other.close();
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain(`port ${port} is in use by`);
    expect(existsSync(here.folder)).toBe(false);
    await here.deploy({ version: '1' });
    const taken = new Deploying('second');
    const clash = await taken.run(
      { package: here.package({ version: '1' }), port: String(here.record.port) },
      { home: here.home, workspace: here.workspace },
    );
    expect(clash.stdout).toContain('is in use by the endpoint `tiny`');
  });

  it('takes probes and settings from an Azure deployment file, and inputs above it', async () => {
    const here = deploying();
    const { writeFileSync } = await import('node:fs');
    const file = [
      'name: from-file',
      'instance_count: 2',
      'readiness_probe:',
      '  period: 7',
      'request_settings:',
      '  request_timeout_ms: 9000',
      'environment_variables:',
      '  GREETING: hello',
    ].join('\n');
    writeFileSync(join(here.workspace, 'deployment.yml'), file);
    const inputs = { config: 'deployment.yml', 'request-timeout-ms': '8000' };
    const deployed = await here.deploy({ version: '1' }, inputs);
    expect(deployed.outputs['deployment']).toBe('from-file');
    expect(here.record.deployments[0]).toMatchObject({
      instances: 2,
      readiness_probe: { period: 7, failure_threshold: 30 },
      request_settings: { request_timeout_ms: 8000, max_queue_wait_ms: 500 },
    });
    expect(await (await here.score()).json()).toMatchObject({ greeting: 'hello' });
    writeFileSync(join(here.workspace, 'deployment.yml'), `${file}\ninstance_cout: 3\n`);
    const wrong = await here.deploy({ version: '1' }, inputs);
    expect(wrong.annotations).toMatchObject([{ level: 'error', file: 'deployment.yml', line: 9 }]);
  });

  it('answers status, invoke and logs, and makes new keys', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const status = await here.run({ command: 'status' });
    expect(status.outputs).toMatchObject({ state: 'Healthy', changed: 'false', traffic: '{"tiny-1":100}' });
    const invoked = await here.run({ command: 'invoke', request: '{"data": 1}' });
    expect(invoked.outputs).toMatchObject({ 'response-status': '200', deployment: 'tiny-1' });
    expect(JSON.parse(invoked.outputs['response']!)).toMatchObject({ version: '1', bytes: 11 });
    const refused = await here.run({ command: 'invoke', request: '{"status": 422}' });
    expect([refused.exitCode, refused.outputs['response-status']]).toEqual([1, '422']);
    const logs = await here.run({ command: 'logs', lines: '2' });
    expect(logs.stdout).toContain('scored 11');
    const before = here.keys;
    const made = await here.run({ command: 'regenerate-keys' });
    expect(made.outputs['changed']).toBe('true');
    expect(here.keys.secondary).toBe(before.secondary);
    expect((await here.score({}, before.primary)).status).toBe(401);
    expect((await here.score({}, before.secondary)).status).toBe(200);
    expect(await here.version()).toBe('1');
    const open = await here.run({ auth: 'none' });
    expect(open.outputs['changed']).toBe('true');
    expect((await here.score({}, 'guess')).status).toBe(200);
  });

  it('deletes everything that runs and lies there, once', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const { pid } = here.control;
    const server = ((await (await here.score()).json()) as { pid: number }).pid;
    const deleted = await here.run({ command: 'delete' });
    expect(deleted.outputs).toMatchObject({ changed: 'true' });
    expect([await isAlive(pid), await isAlive(server)]).toEqual([false, false]);
    expect(readdirSync(join(here.home, 'endpoints'))).toEqual([]);
    const again = await here.run({ command: 'delete' });
    expect(again).toMatchObject(ok);
    expect(again.outputs['changed']).toBe('false');
    const status = await here.run({ command: 'status' });
    expect([status.exitCode, status.stdout]).toEqual([
      1,
      expect.stringContaining('there is no endpoint `tiny`'),
    ]);
  });

  it('reports all wrong inputs at once', async () => {
    const here = deploying();
    const wrong = await here.run({
      package: 'no-such-folder',
      endpoint: '1x',
      traffic: 'blue=60 green=50',
      'readiness-probe': 'delay=3',
      port: '70000',
    });
    expect(wrong.annotations.map(({ message }) => message.split('\n')[0])).toEqual([
      'input `endpoint`',
      'input `traffic`',
      'input `port`',
      'input `readiness-probe`',
    ]);
    const missing = await here.run({ package: 'no-such-folder' });
    expect(missing.stdout).toContain('`no-such-folder` does not exist');
    const dry = await here.deploy({ version: '1' }, { 'dry-run': 'true' });
    expect(dry.stdout).toContain('1. make the endpoint tiny');
    expect(existsSync(here.folder)).toBe(false);
    expect(readFileSync(join(here.workspace, 'package-1', 'slipway.json'), 'utf8')).toContain('tiny');
  });
});
