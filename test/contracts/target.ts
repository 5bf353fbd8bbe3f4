import { join } from 'node:path';

import { apply } from '@slipway/core/apply';
import { defaultProbe, defaultRequestSettings } from '@slipway/core/endpoint';
import type { ForeseenStep } from '@slipway/core/course';
import type { Outcome, Plan } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { Problems } from '@slipway/core/trouble';
import { readPackage } from '@slipway/packaging/package/read';
import type { Change, Deploy, Target, Wanted } from '@slipway/targets/kind';
import type { ChangeFacts } from '@slipway/targets/facts';
import { lookAt } from '@slipway/targets/look';
import { planChange, unchanged } from '@slipway/targets/plan';
import { invokeStep, leftStep, type Invoked, type Left } from '@slipway/targets/steps';
import { newFolder } from '@slipway/testing/run-action';
import { tinyPackage, type TinyBehaviour } from '@slipway/testing/tiny-package';
import { afterEach, describe, expect, it } from 'vitest';

/** What the contract needs of a target that is tried out. */
export interface TriedTarget {
  target: Target;
  /** Ports of a machine on which nothing was deployed. */
  make: () => Ports;
}

/** What a change came to. */
interface Came {
  outcome: Outcome;
  /** The endpoint as it is afterwards, looked up anew. */
  facts: ChangeFacts;
}

/** The steps of a plan, as a dry run shows them. */
function foreseen({ steps, course }: Plan): readonly ForeseenStep[] {
  return [...steps, ...(course === undefined ? [] : course.foreseen(course.start))].map(({ id, title }) => ({
    id,
    title,
  }));
}

/** What every target promises. */
export function targetContract({ target, make }: TriedTarget): void {
  const machines: Ports[] = [];
  const machine = (): Ports => {
    const ports = make();
    machines.push(ports);
    return ports;
  };
  const wantedOf = (wish: Change): Wanted => ({
    endpoint: 'tiny',
    change: wish,
    timeoutMs: 20_000,
    drainTimeoutMs: 5000,
  });

  async function look(ports: Ports): Promise<ChangeFacts> {
    return lookAt(target, wantedOf({ command: 'delete' }), ports);
  }

  async function change(ports: Ports, wish: Change): Promise<Came> {
    const wanted = wantedOf(wish);
    const found = await lookAt(target, wanted, ports);
    const outcome = await apply(planChange(target, wanted, found), {}, ports);
    return { outcome, facts: await look(ports) };
  }

  async function deployOf(ports: Ports, behaviour: TinyBehaviour): Promise<Deploy> {
    const folder = join(newFolder(), 'package');
    tinyPackage(folder, behaviour, ports.host.home);
    return {
      command: 'deploy',
      package: await readPackage(folder, ports),
      deployment: `v${behaviour.version.padStart(2, '0')}`,
      settings: {
        instances: 1,
        liveness_probe: defaultProbe,
        readiness_probe: defaultProbe,
        request_settings: defaultRequestSettings,
        environment_variables: {},
      },
    };
  }

  async function deploy(ports: Ports, behaviour: TinyBehaviour): Promise<Came> {
    return change(ports, await deployOf(ports, behaviour));
  }

  async function versionOf(ports: Ports, deployment?: string): Promise<string> {
    const named = deployment === undefined ? {} : { deployment };
    const { outcome } = await change(ports, {
      command: 'invoke',
      body: '{}',
      contentType: 'application/json',
      ...named,
    });
    const answer = outcome.steps.find(({ id }) => id === invokeStep)?.result as Invoked;
    expect(answer.status).toBe(200);
    return (JSON.parse(answer.body) as { version: string }).version;
  }

  afterEach(async () => {
    for (const ports of machines.splice(0)) await change(ports, { command: 'delete' });
  });

  describe('every target', () => {
    it('says what it can do', () => {
      expect(target.supports).toMatchObject({
        weights: expect.any(Boolean) as boolean,
        logs: expect.any(Boolean) as boolean,
        rollback: expect.any(Boolean) as boolean,
      });
      expect(target.supports.auth.length).toBeGreaterThan(0);
    });

    it('plans without touching anything', async () => {
      const ports = machine();
      const wanted = wantedOf(await deployOf(ports, { version: '1' }));
      const found = await lookAt(target, wanted, ports);
      const steps = foreseen(planChange(target, wanted, found));
      expect(steps.length).toBeGreaterThan(0);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      expect(steps.at(-1)!.id).toBe(leftStep);
      expect(foreseen(planChange(target, wanted, found))).toEqual(steps);
      expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
      expect((await look(ports)).exists).toBe(false);
    });

    it('deploys what is ready and scored, and answers the endpoint', async () => {
      const ports = machine();
      const { outcome, facts } = await deploy(ports, { version: '1' });
      expect(outcome.status).toBe('done');
      const left = outcome.steps.at(-1)!.result as Left;
      expect(left.endpoint).toMatchObject({ exists: true, state: 'Healthy' });
      expect(facts.deployments).toMatchObject([
        { name: 'v01', state: 'Healthy', traffic: 100, models: ['tiny:1'] },
      ]);
      expect(facts.scoringUri).toMatch(/^https?:/);
      expect(await versionOf(ports)).toBe('1');
    });

    it('has nothing to do when the endpoint is as wanted', async () => {
      const ports = machine();
      await deploy(ports, { version: '1' });
      const again = await deploy(ports, { version: '1' });
      expect(again.outcome.steps).toEqual([]);
      const wanted = wantedOf(await deployOf(ports, { version: '1' }));
      expect(unchanged(wanted, again.facts)).toContain('v01');
    });

    it('keeps its address over versions, and goes back to the one before', async () => {
      const ports = machine();
      const first = await deploy(ports, { version: '1' });
      const second = await deploy(ports, { version: '2' });
      expect(second.facts.scoringUri).toBe(first.facts.scoringUri);
      expect(await versionOf(ports)).toBe('2');
      if (!target.supports.rollback) return;
      const back = await change(ports, { command: 'rollback' });
      expect(back.outcome.status).toBe('done');
      expect(await versionOf(ports)).toBe('1');
    });

    it.each<[string, TinyBehaviour, string]>([
      [
        'ends while it starts',
        { version: '9', failsWith: { exitCode: 3, lines: ['bad magic'] } },
        'SERVER_EXITED',
      ],
      ['does not score its sample', { version: '9', scoresBadly: true }, 'SCORING_FAILED'],
    ])('leaves what serves when the new server %s', async (_, behaviour, code) => {
      const ports = machine();
      await deploy(ports, { version: '1' });
      const before = await look(ports);
      const failed = await deploy(ports, behaviour);
      expect(failed.outcome).toMatchObject({ status: 'failed', failure: { code } });
      const told = ['state', 'scoringUri', 'auth', 'deployments', 'remembered', 'unfinished'] as const;
      for (const field of told) expect(failed.facts[field]).toEqual(before[field]);
      expect(await versionOf(ports)).toBe('1');
    });

    it('leaves nothing of a first deployment that fails', async () => {
      const ports = machine();
      const failed = await deploy(ports, { version: '9', scoresBadly: true });
      expect(failed.outcome.status).toBe('failed');
      expect(failed.facts.exists).toBe(false);
    });

    it('splits traffic when it says so, and lets a deployment be named', async () => {
      const ports = machine();
      await deploy(ports, { version: '1' });
      const wish = { ...(await deployOf(ports, { version: '2' })), traffic: { v01: 75, v02: 25 } };
      const split = await change(ports, wish);
      expect(split.outcome.status).toBe(target.supports.weights ? 'done' : 'failed');
      const versions: string[] = [];
      for (let request = 0; request < 8; request += 1) versions.push(await versionOf(ports));
      expect(versions.filter((version) => version === '2')).toHaveLength(target.supports.weights ? 2 : 0);
      expect(await versionOf(ports, 'v02')).toBe('2');
    });

    it('does with a plan that another run has overtaken: nothing', async () => {
      const ports = machine();
      await deploy(ports, { version: '1' });
      const wanted = wantedOf(await deployOf(ports, { version: '2' }));
      const found = await lookAt(target, wanted, ports);
      await deploy(ports, { version: '3' });
      const late = await apply(planChange(target, wanted, found), {}, ports);
      expect(late.failure?.code).toBe('LOCKED');
      expect(await versionOf(ports)).toBe('3');
    });

    it('deletes once, and knows then that there is nothing', async () => {
      const ports = machine();
      await deploy(ports, { version: '1' });
      expect((await change(ports, { command: 'delete' })).facts.exists).toBe(false);
      expect((await change(ports, { command: 'delete' })).outcome.steps).toEqual([]);
      await expect(lookAt(target, wantedOf({ command: 'status' }), ports)).rejects.toBeInstanceOf(Problems);
    });
  });
}
