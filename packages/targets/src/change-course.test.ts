import { follow } from '@slipway/core/follow';
import { defaultProbe, defaultRequestSettings } from '@slipway/core/endpoint';
import { Failure } from '@slipway/core/trouble';
import { SimulatedMachine } from '@slipway/testing/simulation/machine';
import { describe, expect, it } from 'vitest';

import { changeCourse } from './change-course.ts';
import type { Deploy, Target } from './kind.ts';
import { lookAt } from './look.ts';
import { planChange } from './plan.ts';

function deploy(machine: SimulatedMachine, version: string): Deploy {
  return {
    command: 'deploy',
    package: machine.package({ version, readyAfterMs: 100 }),
    deployment: 'model',
    settings: {
      instances: 1,
      liveness_probe: defaultProbe,
      readiness_probe: defaultProbe,
      request_settings: defaultRequestSettings,
      environment_variables: {},
    },
  };
}

/** Deploys a version, and notes before each step what its title is and what the journal says. */
async function deployed(machine: SimulatedMachine, version: string) {
  const { ports, end } = machine.run();
  const steps: { title: string; journal?: string; token?: number }[] = [];
  const change = deploy(machine, version);
  const wanted = { endpoint: 'e', change, timeoutMs: 9000, drainTimeoutMs: 0 };
  const { course } = planChange(machine.target, wanted, await lookAt(machine.target, wanted, ports));
  const outcome = await follow(
    {
      ...course!,
      keep: async (state, ...given) => {
        await course!.keep(state, ...given);
        const command = course!.command(state);
        const journal = machine.endpoint('e')?.journal;
        steps.push({
          title: 'title' in command ? command.title : '',
          journal: journal?.step,
          token: journal?.token,
        });
      },
    },
    ports,
  );
  end();
  return { outcome, steps };
}

describe('the course of a change', () => {
  it('writes into the journal what it is about to do, with the token of the run', async () => {
    const machine = new SimulatedMachine();
    await deployed(machine, '1');
    const { steps, outcome } = await deployed(machine, '2');
    expect(outcome.ended).toEqual({ end: 'done', because: 'model 100 %' });
    const [first, ...others] = steps;
    expect(first).toMatchObject({ title: 'take the endpoint e', journal: undefined });
    expect(others.length).toBeGreaterThan(5);
    for (const { title, journal, token } of others) expect([journal, token]).toEqual([title, 2]);
  });

  const course = changeCourse({
    steps: [],
    putBack: { id: 'put-back', title: '', verb: { name: '', carryOut: () => Promise.reject() }, args: {} },
    reached: 'blue 100 %',
  });
  const failed = (code: 'LOCKED' | 'PROCESS_FAILED') =>
    ({ kind: 'failed', id: 'start', thrown: new Failure(code, 'it broke') }) as const;

  it('goes back after a failure and a cancellation, but holds nothing to take back once it was overtaken', () => {
    const at = course.start;
    expect(course.command(course.next(at, failed('PROCESS_FAILED'), 0))).toMatchObject({ id: 'put-back' });
    expect(course.command(course.next(at, { kind: 'cancelled' }, 0))).toMatchObject({ id: 'put-back' });
    expect(course.command(course.next(at, failed('LOCKED'), 0))).toEqual({
      end: 'given up',
      because: 'it broke',
    });
  });

  it.each([
    ['taken back', 'went back'],
    ['not begun', 'went back'],
    ['stands', 'given up'],
  ])('ends, when that is %s, as %s', (answer, end) => {
    const back = course.next(course.start, failed('PROCESS_FAILED'), 0);
    const seen = { kind: 'answered', id: 'put-back', answer } as const;
    expect(course.command(course.next(back, seen, 0))).toEqual({ end, because: 'it broke' });
  });
});

describe('the figures of a target', () => {
  const score = (machine: SimulatedMachine, target: Target) => async (times: number) => {
    const { ports } = machine.run();
    const key = (await target.key('e', ports))!.reveal();
    const url = (await target.look('e', ports)).scoringUri!;
    for (let time = 0; time < times; time += 1)
      await ports.http.send({ method: 'POST', url, headers: { authorization: `Bearer ${key}` } });
  };

  it('are those of a deployment, not of its name, and begin a new epoch with a new gateway', async () => {
    const machine = new SimulatedMachine();
    const { target } = machine;
    await deployed(machine, '1');
    await score(machine, target)(3);
    await deployed(machine, '2');
    await score(machine, target)(2);
    const { ports } = machine.run();
    const { nextToken, state } = await target.look('e', ports);
    const hands = await target.hold('e', { token: nextToken, revision: state!.revision }, ports);
    await hands.mirror({ 'model.2': 100 });
    await score(machine, target)(1);
    const { epoch, deployments } = await hands.figures();
    const counted = Object.entries(deployments).map(([id, { name, answered, mirrored }]) => [
      id,
      name,
      answered.requests,
      mirrored.requests,
    ]);
    expect(counted).toEqual([
      ['model.1', 'model', 3, 0],
      ['model.2', 'model', 3, 1],
    ]);
    delete machine.endpoint('e')!.gateway;
    await expect(hands.figures()).rejects.toThrow('the gateway of the endpoint ended');
    await hands.answer();
    const anew = await hands.figures();
    expect(anew.epoch).not.toBe(epoch);
    expect(anew.deployments).toEqual({});
  });
});
