import { describe, expect, it } from 'vitest';

import { apply } from './apply.ts';
import type { Ports } from './ports.ts';
import { step as stepOf, verb, type Step, type StepAnswer, type StepId } from './step.ts';
import { Failure, Problems } from './trouble.ts';

const first: StepId<number> = 'first';

const verbs = {
  add: verb('add', ({ by, isSame }: { by: number; isSame: boolean }, _ports, earlier) =>
    Promise.resolve({ result: (earlier.get(first) ?? 0) + by, unchanged: isSame }),
  ),
  break: verb('break', (): Promise<StepAnswer> => Promise.reject(new Failure('PROCESS_FAILED', 'it broke'))),
  defect: verb('defect', (): Promise<StepAnswer> => Promise.reject(new TypeError('x is undefined'))),
  problem: verb('problem', (): Promise<StepAnswer> =>
    Promise.reject(new Problems([{ where: { input: 'a' }, said: 'b', expected: 'c' }])),
  ),
};

function step(id: string, name: keyof typeof verbs = 'add', by = 1): Step {
  const title = `step ${id}`;
  return name === 'add'
    ? stepOf(verbs.add, id, title, { by, isSame: id === 'same' })
    : stepOf(verbs[name], id, title, undefined);
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

describe('carrying out a plan', () => {
  it('hands results on to later steps', async () => {
    const outcome = await apply(
      { steps: [step('first', 'add', 2), step('second', 'add', 3), step('same')] },
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
    const outcome = await apply({ steps: [step('first'), step('second', 'break'), step('third')] }, ports());
    expect(outcome.status).toBe('failed');
    expect(outcome.failure).toMatchObject({ code: 'PROCESS_FAILED', message: 'it broke' });
    expect(outcome.steps.map(({ status }) => status)).toEqual(['done', 'failed', 'not reached']);
  });

  it('lets problems and defects through to the boundary', async () => {
    await expect(apply({ steps: [step('first', 'problem')] }, ports())).rejects.toBeInstanceOf(Problems);
    await expect(apply({ steps: [step('first', 'defect')] }, ports())).rejects.toThrow('step `first` broke');
  });

  it('starts no step after the run was cancelled', async () => {
    const outcome = await apply({ steps: [step('first'), step('second')] }, ports(true));
    expect(outcome.failure?.code).toBe('CANCELLED');
    expect(outcome.steps.map(({ status }) => status)).toEqual(['failed', 'not reached']);
  });

  it('puts back what a failure, a cancellation or a defect left behind, and keeps their cause', async () => {
    const done: string[] = [];
    const back = verb('back', ({ id }: { id: string }) => Promise.resolve(done.push(id)).then(() => ({})));
    const putBack = [stepOf(back, 'back', 'step back', { id: 'back' })];
    const failed = await apply({ steps: [step('one', 'break')], putBack }, ports());
    expect(failed.failure?.message).toBe('it broke');
    expect(failed.steps.map(({ status }) => status)).toEqual(['failed', 'done']);
    const cancelled = await apply({ steps: [step('one')], putBack }, ports(true));
    expect(cancelled.failure?.code).toBe('CANCELLED');
    await expect(apply({ steps: [step('one', 'defect')], putBack }, ports())).rejects.toThrow('broke');
    expect(done).toEqual(['back', 'back', 'back']);
    await apply({ steps: [step('one')], putBack }, ports());
    expect(done).toHaveLength(3);
  });
});
