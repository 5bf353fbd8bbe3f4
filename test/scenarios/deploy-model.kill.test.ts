import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { BackgroundClient, Deploying } from '@slipway/testing/deploying';
import { isAlive, until } from '@slipway/testing/gateway-process';
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

/** Deploys, and kills the run the moment a step with this title begins. */
async function killedAt(here: Deploying, title: string, version: string): Promise<void> {
  let wasKilled = false;
  const killed = await here.run(
    { package: here.package({ version, readyAfterMs: 150 }) },
    {
      onOutput: (stdout, child) => {
        if (wasKilled || !stdout.includes(`::group::${title}`)) return;
        wasKilled = true;
        child.kill('SIGKILL');
      },
    },
  );
  expect(killed.signal).toBe('SIGKILL');
}

const steps = [
  'take the endpoint',
  'copy the package',
  'install the environment',
  'find the gateway',
  'start tiny-2 without traffic',
  'wait until tiny-2 is ready',
  'score the sample request',
  'move the traffic',
  'let tiny-1 finish',
];
const beforeTraffic = (title: string): boolean => steps.indexOf(title) <= steps.indexOf('move the traffic');

describe('deploy-model, killed', () => {
  it.each(steps)('at `%s`: the old version serves on, and the same run again finishes', async (title) => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const client = new BackgroundClient(here, 2);
    await killedAt(here, title, '2');
    expect(['1', '2']).toContain(await here.version());
    const status = await here.run({ command: 'status' });
    expect(status.exitCode).toBe(0);
    const isUnfinished = existsSync(join(here.folder, 'journal.json'));
    const who = 'run 42 of octo/models (octocat) began deploy';
    expect(status.annotations.map(({ message }) => message.includes(who))).toEqual(
      isUnfinished ? [true] : [],
    );
    const again = await here.deploy({ version: '2', readyAfterMs: 150 });
    expect(again.exitCode).toBe(0);
    expect(again.outputs).toMatchObject({
      state: 'Healthy',
      deployment: 'tiny-2',
      traffic: '{"tiny-2":100}',
    });
    await client.stop();
    expect(client.failed).toEqual([]);
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['tiny-2']);
    expect(existsSync(join(here.folder, 'journal.json'))).toBe(false);
    expect(readdirSync(join(here.home, 'packages')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each(steps.filter(beforeTraffic))('at `%s`: a run with another package undoes it', async (title) => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const client = new BackgroundClient(here, 2);
    await killedAt(here, title, '2');
    const other = await here.deploy({ version: '3' });
    expect(other.exitCode).toBe(0);
    await client.stop();
    expect(client.failed).toEqual([]);
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['tiny-3']);
    await until(async () => (await here.version()) === '3');
    const gateway = await fetch(`http://127.0.0.1:${here.control.port}/status`, {
      headers: { authorization: `Bearer ${here.control.token}` },
    });
    expect(((await gateway.json()) as { deployments: unknown[] }).deployments).toHaveLength(1);
  });

  it.each(['make the endpoint', 'start the gateway', 'wait until tiny-1 is ready'])(
    'the first time at `%s`: the next run makes the endpoint',
    async (title) => {
      const here = deploying();
      await killedAt(here, title, '1');
      const again = await here.deploy({ version: '1', readyAfterMs: 150 });
      expect(again.exitCode).toBe(0);
      expect(await here.version()).toBe('1');
    },
  );

  it('takes the servers over when gateway and all else were killed', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const { pid } = (await (await here.score()).json()) as { pid: number };
    process.kill(here.control.pid, 'SIGKILL');
    await until(async () => !(await isAlive(here.control.pid)));
    const status = await here.run({ command: 'status' });
    expect(status.outputs['state']).toBe('Unhealthy');
    const again = await here.deploy({ version: '1' });
    expect(again.outputs).toMatchObject({ state: 'Healthy', changed: 'true' });
    expect(((await (await here.score()).json()) as { pid: number }).pid).toBe(pid);
  });

  it('takes the candidate away when the run is cancelled', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    let wasAsked = false;
    const cancelled = await here.run(
      { package: here.package({ version: '2', neverReady: true }) },
      {
        onOutput: (stdout, child) => {
          if (wasAsked || !stdout.includes('::group::wait until tiny-2')) return;
          wasAsked = true;
          setTimeout(() => child.kill('SIGINT'), 300);
        },
      },
    );
    expect(cancelled.exitCode).toBe(1);
    expect(cancelled.stdout).toContain('the run was cancelled');
    expect(here.record.deployments.map(({ name }) => name)).toEqual(['tiny-1']);
    expect(existsSync(join(here.folder, 'journal.json'))).toBe(false);
    expect(await here.version()).toBe('1');
    expect((await here.deploy({ version: '1' })).outputs['changed']).toBe('false');
  });

  it('refuses a second run at the same time, and says who is at work', async () => {
    const here = deploying();
    await here.deploy({ version: '1' });
    const slow = here.deploy({ version: '2', readyAfterMs: 2500 });
    await until(() => existsSync(join(here.folder, 'journal.json')));
    const refused = await here.deploy({ version: '3' });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toMatch(
      /is being changed by run 42 of octo\/models \(octocat\), process \d+, since/,
    );
    expect((await here.run({ command: 'status' })).outputs['state']).toBe('Transitioning');
    expect((await slow).exitCode).toBe(0);
    expect(await here.version()).toBe('2');
  });
});
