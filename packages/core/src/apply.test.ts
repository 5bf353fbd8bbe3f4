import { describe, expect, it } from 'vitest';

import { apply, type Performers } from './apply.ts';
import type { Step } from './plan.ts';
import type { Ports } from './ports.ts';
import { Failure, Problems } from './trouble.ts';

function step(id: string, verb = 'add', args = 1): Step {
  return { id, title: `step ${id}`, provider: 'sum', verb, args };
}

/** Only what `apply` itself uses; the steps below touch nothing. */
function ports(aborted = false): Ports {
  const groups: string[] = [];
  return {
    clock: { now: () => groups.length * 10, sleep: () => Promise.resolve() },
    log: {
      group: (title: string, work: () => Promise<unknown>) => {
        groups.push(title);
        return work();
      },
    },
    signal: aborted ? AbortSignal.abort() : new AbortController().signal,
  } as unknown as Ports;
}

const performers: Performers = {
  sum: ({ verb, args, id }, _ports, earlier) => {
    if (verb === 'break') return Promise.reject(new Failure('PROCESS_FAILED', 'it broke'));
    if (verb === 'defect') return Promise.reject(new TypeError('x is undefined'));
    if (verb === 'problem')
      return Promise.reject(new Problems([{ where: { input: 'a' }, said: 'b', expected: 'c' }]));
    return Promise.resolve({
      result: (earlier.get<number>('first') ?? 0) + Number(args),
      unchanged: id === 'same',
    });
  },
};

describe('carrying out a plan', () => {
  it('hands results on to later steps', async () => {
    const outcome = await apply(
      { steps: [step('first', 'add', 2), step('second', 'add', 3), step('same')] },
      performers,
      ports(),
    );
    expect(outcome.status).toBe('done');
    expect(outcome.steps.map(({ status, result }) => [status, result])).toEqual([
      ['done', 2],
      ['done', 5],
      ['unchanged', 3],
    ]);
  });

  it('stops at the first failure and says what was not reached', async () => {
    const outcome = await apply(
      { steps: [step('first'), step('second', 'break'), step('third')] },
      performers,
      ports(),
    );
    expect(outcome.status).toBe('failed');
    expect(outcome.failure).toMatchObject({ code: 'PROCESS_FAILED', message: 'it broke' });
    expect(outcome.steps.map(({ status }) => status)).toEqual(['done', 'failed', 'not reached']);
  });

  it('lets problems and defects through to the boundary', async () => {
    await expect(apply({ steps: [step('first', 'problem')] }, performers, ports())).rejects.toBeInstanceOf(
      Problems,
    );
    await expect(apply({ steps: [step('first', 'defect')] }, performers, ports())).rejects.toThrow(
      'step `first` broke',
    );
  });

  it('starts no step after the run was cancelled', async () => {
    const outcome = await apply({ steps: [step('first'), step('second')] }, performers, ports(true));
    expect(outcome.failure?.code).toBe('CANCELLED');
    expect(outcome.steps.map(({ status }) => status)).toEqual(['failed', 'not reached']);
  });

  it('puts back what a failure, a cancellation or a defect left behind, and keeps their cause', async () => {
    const done: string[] = [];
    const noting: Performers = {
      ...performers,
      back: ({ id }) => Promise.resolve(done.push(id)).then(() => ({})),
    };
    const putBack = [{ ...step('back'), provider: 'back' }];
    const failed = await apply({ steps: [step('one', 'break')], putBack }, noting, ports());
    expect(failed.failure?.message).toBe('it broke');
    expect(failed.steps.map(({ status }) => status)).toEqual(['failed', 'done']);
    const cancelled = await apply({ steps: [step('one')], putBack }, noting, ports(true));
    expect(cancelled.failure?.code).toBe('CANCELLED');
    await expect(apply({ steps: [step('one', 'defect')], putBack }, noting, ports())).rejects.toThrow(
      'broke',
    );
    expect(done).toEqual(['back', 'back', 'back']);
    await apply({ steps: [step('one')], putBack }, noting, ports());
    expect(done).toHaveLength(3);
  });
});
