import { apply } from '@slipway/core/apply';
import { defaultProbe, defaultRequestSettings } from '@slipway/core/endpoint';
import type { ForeseenStep } from '@slipway/core/course';
import type { Outcome, Plan } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { Problems } from '@slipway/core/trouble';
import type { OpenedPackage } from '@slipway/packaging/package/read';
import type { Change, Deploy, Target, Wanted } from '@slipway/targets/kind';
import type { ChangeFacts } from '@slipway/targets/facts';
import { lookAt } from '@slipway/targets/look';
import { planChange, unchanged } from '@slipway/targets/plan';
import { invokeStep, leftStep, type Invoked, type Left } from '@slipway/targets/steps';
import type { TinyBehaviour } from '@slipway/testing/tiny-package';
import { afterEach, describe, expect, it } from 'vitest';

/** What the contract needs of a target that is tried out. */
export interface TriedTarget {
  target: Target;
  ports: Ports;
  /** Makes a package whose server behaves in a way. */
  package: (behaviour: TinyBehaviour) => Promise<OpenedPackage>;
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

/** What every target promises. @param make a machine on which nothing was deployed */
export function targetContract(make: () => TriedTarget): void {
  const machines: TriedTarget[] = [];
  const machine = (): TriedTarget => {
    const made = make();
    machines.push(made);
    return made;
  };
  const wantedOf = (wish: Change): Wanted => ({
    endpoint: 'tiny',
    change: wish,
    timeoutMs: 20_000,
    drainTimeoutMs: 5000,
  });

  async function look({ target, ports }: TriedTarget): Promise<ChangeFacts> {
    return lookAt(target, wantedOf({ command: 'delete' }), ports);
  }

  async function change(tried: TriedTarget, wish: Change): Promise<Came> {
    const { target, ports } = tried;
    const wanted = wantedOf(wish);
    const found = await lookAt(target, wanted, ports);
    const outcome = await apply(planChange(target, wanted, found), ports);
    return { outcome, facts: await look(tried) };
  }

  async function deployOf(tried: TriedTarget, behaviour: TinyBehaviour): Promise<Deploy> {
    return {
      command: 'deploy',
      package: await tried.package(behaviour),
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

  async function deploy(tried: TriedTarget, behaviour: TinyBehaviour): Promise<Came> {
    return change(tried, await deployOf(tried, behaviour));
  }

  async function versionOf(tried: TriedTarget, deployment?: string): Promise<string> {
    const named = deployment === undefined ? {} : { deployment };
    const { outcome } = await change(tried, {
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
    for (const tried of machines.splice(0)) await change(tried, { command: 'delete' });
  });

  describe('every target', () => {
    it('says what it can do', () => {
      const tried = machine();
      expect(tried.target.supports).toMatchObject({
        weights: expect.any(Boolean) as boolean,
        logs: expect.any(Boolean) as boolean,
        rollback: expect.any(Boolean) as boolean,
      });
      expect(tried.target.supports.auth.length).toBeGreaterThan(0);
    });

    it('plans without touching anything', async () => {
      const tried = machine();
      const wanted = wantedOf(await deployOf(tried, { version: '1' }));
      const found = await lookAt(tried.target, wanted, tried.ports);
      const steps = foreseen(planChange(tried.target, wanted, found));
      expect(steps.length).toBeGreaterThan(0);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      expect(steps.at(-1)!.id).toBe(leftStep);
      expect(foreseen(planChange(tried.target, wanted, found))).toEqual(steps);
      expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
      expect((await look(tried)).exists).toBe(false);
    });

    it('deploys what is ready and scored, and answers the endpoint', async () => {
      const tried = machine();
      const { outcome, facts } = await deploy(tried, { version: '1' });
      expect(outcome.status).toBe('done');
      const left = outcome.steps.at(-1)!.result as Left;
      expect(left.endpoint).toMatchObject({ exists: true, state: 'Healthy' });
      expect(facts.deployments).toMatchObject([
        { name: 'v01', state: 'Healthy', traffic: 100, models: ['tiny:1'] },
      ]);
      expect(facts.scoringUri).toMatch(/^https?:/);
      expect(await versionOf(tried)).toBe('1');
    });

    it('has nothing to do when the endpoint is as wanted', async () => {
      const tried = machine();
      await deploy(tried, { version: '1' });
      const again = await deploy(tried, { version: '1' });
      expect(again.outcome.steps).toEqual([]);
      const wanted = wantedOf(await deployOf(tried, { version: '1' }));
      expect(unchanged(wanted, again.facts)).toContain('v01');
    });

    it('keeps its address over versions, and goes back to the one before', async () => {
      const tried = machine();
      const first = await deploy(tried, { version: '1' });
      const second = await deploy(tried, { version: '2' });
      expect(second.facts.scoringUri).toBe(first.facts.scoringUri);
      expect(await versionOf(tried)).toBe('2');
      if (!tried.target.supports.rollback) return;
      const back = await change(tried, { command: 'rollback' });
      expect(back.outcome.status).toBe('done');
      expect(await versionOf(tried)).toBe('1');
    });

    it.each<[string, TinyBehaviour, string]>([
      [
        'ends while it starts',
        { version: '9', failsWith: { exitCode: 3, lines: ['bad magic'] } },
        'SERVER_EXITED',
      ],
      ['does not score its sample', { version: '9', scoresBadly: true }, 'SCORING_FAILED'],
    ])('leaves what serves when the new server %s', async (_, behaviour, code) => {
      const tried = machine();
      await deploy(tried, { version: '1' });
      const before = await look(tried);
      const failed = await deploy(tried, behaviour);
      expect(failed.outcome).toMatchObject({ status: 'failed', failure: { code } });
      const told = ['state', 'scoringUri', 'auth', 'deployments', 'remembered', 'unfinished'] as const;
      for (const field of told) expect(failed.facts[field]).toEqual(before[field]);
      expect(await versionOf(tried)).toBe('1');
    });

    it('leaves nothing of a first deployment that fails', async () => {
      const tried = machine();
      const failed = await deploy(tried, { version: '9', scoresBadly: true });
      expect(failed.outcome.status).toBe('failed');
      expect(failed.facts.exists).toBe(false);
    });

    it('splits traffic when it says so, and lets a deployment be named', async () => {
      const tried = machine();
      await deploy(tried, { version: '1' });
      const wish = { ...(await deployOf(tried, { version: '2' })), traffic: { v01: 75, v02: 25 } };
      const split = await change(tried, wish);
      expect(split.outcome.status).toBe(tried.target.supports.weights ? 'done' : 'failed');
      const versions: string[] = [];
      for (let request = 0; request < 8; request += 1) versions.push(await versionOf(tried));
      expect(versions.filter((version) => version === '2')).toHaveLength(
        tried.target.supports.weights ? 2 : 0,
      );
      expect(await versionOf(tried, 'v02')).toBe('2');
    });

    it('does with a plan that another run has overtaken: nothing', async () => {
      const tried = machine();
      await deploy(tried, { version: '1' });
      const wanted = wantedOf(await deployOf(tried, { version: '2' }));
      const found = await lookAt(tried.target, wanted, tried.ports);
      await deploy(tried, { version: '3' });
      const late = await apply(planChange(tried.target, wanted, found), tried.ports);
      expect(late.failure?.code).toBe('LOCKED');
      expect(await versionOf(tried)).toBe('3');
    });

    it('deletes once, and knows then that there is nothing', async () => {
      const tried = machine();
      await deploy(tried, { version: '1' });
      expect((await change(tried, { command: 'delete' })).facts.exists).toBe(false);
      expect((await change(tried, { command: 'delete' })).outcome.steps).toEqual([]);
      await expect(lookAt(tried.target, wantedOf({ command: 'status' }), tried.ports)).rejects.toBeInstanceOf(
        Problems,
      );
    });
  });
}
