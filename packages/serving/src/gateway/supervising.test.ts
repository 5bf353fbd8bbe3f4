import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ChildRecord } from '@slipway/core/endpoint';
import { isAlive, tinyDeployment, until } from '@slipway/testing/gateway-process';
import { gateway, message, oneDeployment, scored, type Scored } from '@slipway/testing/running-gateways';
import { describe, expect, it } from 'vitest';

describe('traffic', () => {
  it('splits by weight, and serves a deployment that is named', async () => {
    const started = await gateway({
      deployments: [tinyDeployment('blue.1', { version: '1' }), tinyDeployment('green.2', { version: '2' })],
      traffic: { 'blue.1': 90, 'green.2': 10 },
    });
    await Promise.all([started.untilState('blue.1', 'Healthy'), started.untilState('green.2', 'Healthy')]);
    const versions: string[] = [];
    for (let index = 0; index < 50; index += 1)
      versions.push((await scored(await started.score({}))).version);
    expect(versions.filter((version) => version === '2')).toHaveLength(5);
    const named = await started.score({}, { 'azureml-model-deployment': 'green' });
    expect((await scored(named)).version).toBe('2');
    const unknown = await started.score({}, { 'azureml-model-deployment': 'red' });
    expect([unknown.status, await message(unknown)]).toEqual([
      404,
      'there is no deployment `red`; there is `blue`, `green`',
    ]);
  });

  it('says 404 without traffic and 503 while nobody is ready', async () => {
    const started = await gateway({
      deployments: [tinyDeployment('blue.1', { version: '1', neverReady: true })],
    });
    expect((await started.score({})).status).toBe(404);
    await started.change({ traffic: { 'blue.1': 100 } });
    expect((await started.score({})).status).toBe(503);
    expect((await fetch(started.url)).status).toBe(503);
  });

  it('loses no request while it moves and the old servers go', async () => {
    const versions = ['1', '2', '3', '4'];
    const deployments = versions.map((version) =>
      tinyDeployment(`v${version}.1`, { version }, { instances: 2 }),
    );
    const started = await gateway({ deployments: deployments.slice(0, 1), traffic: { 'v1.1': 100 } });
    await started.untilState('v1.1', 'Healthy');
    const seen = new Map<string, number>();
    const failed: string[] = [];
    const over = new AbortController();
    const client = async (): Promise<void> => {
      while (!over.signal.aborted) {
        try {
          const answer = await started.score({ sleep: Math.random() * 10 });
          const body = (await answer.json()) as Scored;
          if (answer.status !== 200) failed.push(`${answer.status} ${JSON.stringify(body)}`);
          seen.set(body.version, (seen.get(body.version) ?? 0) + 1);
        } catch (thrown) {
          failed.push(String(thrown));
        }
      }
    };
    const clients = Array.from({ length: 8 }, client);
    for (const next of deployments.slice(1)) {
      const { id } = next;
      const [old] = started.record.deployments;
      await started.change({ deployments: [old!, next] });
      await started.untilState(id, 'Healthy');
      await started.change({ traffic: { [id]: 100 } });
      await started.change({ deployments: [next] });
      await until(async () => (await started.status()).deployments.length === 1);
    }
    over.abort();
    await Promise.all(clients);
    expect(failed).toEqual([]);
    expect([...seen.keys()].toSorted()).toEqual(versions);
  });

  it('copies requests to a mirror without using its answers', async () => {
    const mirrored = tinyDeployment('green.2', { version: '2' });
    const started = await gateway({
      deployments: [tinyDeployment('blue.1', { version: '1' }), mirrored],
      traffic: { 'blue.1': 100 },
      mirror: { 'green.2': 50 },
    });
    await Promise.all([started.untilState('blue.1', 'Healthy'), started.untilState('green.2', 'Healthy')]);
    for (let index = 0; index < 40; index += 1)
      expect((await scored(await started.score({}))).version).toBe('1');
    const copies = () =>
      readFileSync(join(started.folder, 'logs/green.2.0.log'), 'utf8').split('scored').length - 1;
    await until(() => copies() > 5);
    expect(copies()).toBeLessThan(35);
  });
});

describe('supervising', () => {
  it('follows endpoint.json although nobody says so', async () => {
    const started = await gateway(oneDeployment());
    await started.untilState('blue.1', 'Healthy');
    await started.change({ deployments: [], traffic: {} }, false);
    await until(async () => (await started.status()).deployments.length === 0);
    expect((await started.score({})).status).toBe(404);
  });

  it('serves on when endpoint.json is not what it should be, and says which field', async () => {
    const started = await gateway(oneDeployment());
    await started.untilState('blue.1', 'Healthy');
    const broken = { ...started.record, revision: 9, deployments: [{ id: 'blue.1' }] };
    writeFileSync(join(started.folder, 'endpoint.json'), JSON.stringify(broken));
    const answer = await started.ask('POST', '/reload');
    expect([answer.status, await message(answer)]).toEqual([
      422,
      expect.stringContaining('deployments.0.name') as string,
    ]);
    await scored(await started.score({}));
    expect((await started.status()).revision).toBe(started.record.revision);
  });

  it('gives a candidate up that ends before it is ready, and does not start it again', async () => {
    const broken = tinyDeployment('blue.1', {
      version: '1',
      failsWith: { exitCode: 3, lines: ['no such file'] },
    });
    const started = await gateway({ deployments: [broken] });
    await started.untilState('blue.1', 'Failed');
    const [instance] = (await started.status()).deployments[0]!.instances;
    expect(instance).toMatchObject({ phase: 'failed', exit: { code: 3, signal: null }, restarts: 0 });
    expect(readFileSync(join(started.folder, 'logs', instance!.log), 'utf8')).toBe('no such file\n');
  });

  it('says why a program can not be started', async () => {
    const deployment = tinyDeployment('blue.1', { version: '1' });
    const start = { ...deployment.start, program: '/no/such/program' };
    const started = await gateway({ deployments: [{ ...deployment, start }] });
    await started.untilState('blue.1', 'Unschedulable');
    expect((await started.status()).deployments[0]!.instances[0]!.said).toContain('ENOENT');
  });

  it('answers what has begun before it ends, and leaves no process', async () => {
    const started = await gateway(oneDeployment());
    await started.untilState('blue.1', 'Healthy');
    const { pid } = await scored(await started.score({}));
    const last = started.score({ sleep: 300 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await started.stop()).toBe(0);
    await scored(await last);
    expect(await isAlive(pid)).toBe(false);
  });

  it('takes over the servers of a gateway that was killed, and ends those that are not wanted', async () => {
    const started = await gateway({
      deployments: [tinyDeployment('blue.1', { version: '1' }), tinyDeployment('green.2', { version: '2' })],
      traffic: { 'blue.1': 100 },
    });
    await Promise.all([started.untilState('blue.1', 'Healthy'), started.untilState('green.2', 'Healthy')]);
    const children = JSON.parse(readFileSync(join(started.folder, 'children.json'), 'utf8')) as ChildRecord[];
    const pidOf = (id: string): number => children.find(({ deployment }) => deployment === id)!.pid;
    started.child!.kill('SIGKILL');
    await until(() => started.child!.signalCode !== null);
    expect(await isAlive(pidOf('blue.1'))).toBe(true);
    await started.change({ deployments: started.record.deployments.slice(0, 1) }, false);
    await started.launch();
    await started.untilState('blue.1', 'Healthy');
    expect((await scored(await started.score({}))).pid).toBe(pidOf('blue.1'));
    await until(async () => !(await isAlive(pidOf('green.2'))));
    process.kill(pidOf('blue.1'), 'SIGKILL');
    await until(async () => (await started.score({})).status === 200);
    expect((await scored(await started.score({}))).pid).not.toBe(pidOf('blue.1'));
  });
});
