import type { Command, Course, CourseEnd, Evidence, ForeseenStep } from './course.ts';
import { failureOf, notBegun, perform, type Performed } from './perform.ts';
import type { Outcome, StepOutcome } from './plan.ts';
import type { Ports } from './ports.ts';
import { Results, type Step } from './step.ts';
import { Failure } from './trouble.ts';

/**
 * Carries out any course, one log group a step: keep the state, do what it commands, show it what happened.
 * What went wrong first is the failure of the outcome.
 * @throws Problems and defects of a step, after the course came to its end
 */
export async function follow<State>(
  course: Course<State>,
  ports: Ports,
  earlier = new Results(),
): Promise<Outcome> {
  const steps: StepOutcome[] = [];
  let thrown: Error | undefined;
  let isCancelled = false;
  let state = course.start;
  for (;;) {
    const command = course.command(state);
    if ('end' in command) return ended(command, steps, thrown);
    const step = stepOf(command);
    const keep = (): Promise<void> => course.keep(state, ports, earlier);
    const isRefused = ports.signal.aborted && !isCancelled;
    const performed = isRefused ? notBegun(step) : await perform(step, ports, earlier, keep);
    steps.push(performed.outcome);
    const seen = evidenceOf(command, performed);
    isCancelled ||= seen.kind === 'cancelled';
    if (performed.thrown !== undefined && thrown === undefined) {
      ({ thrown } = performed);
      steps.push(...notReached(course.foreseen(state), steps));
    }
    state = course.next(state, seen, ports.clock.now());
  }
}

function stepOf(command: Exclude<Command, CourseEnd>): Step {
  return 'wait' in command
    ? { id: 'wait', title: command.title, verb: waiting, args: command.wait }
    : command;
}

const waiting: Step['verb'] = {
  name: 'wait',
  carryOut: async (ms, { clock }) => {
    await clock.sleep(Number(ms));
    return {};
  },
};

function evidenceOf(command: Exclude<Command, CourseEnd>, { outcome, thrown }: Performed): Evidence {
  if (thrown instanceof Failure && thrown.code === 'CANCELLED') return { kind: 'cancelled' };
  if (thrown !== undefined) return { kind: 'failed', id: outcome.id, thrown };
  return 'wait' in command
    ? { kind: 'waited' }
    : { kind: 'answered', id: outcome.id, answer: outcome.result };
}

/** What was foreseen and will not come to it, now that something went wrong. */
function notReached(foreseen: readonly ForeseenStep[], done: readonly StepOutcome[]): StepOutcome[] {
  return foreseen
    .filter(({ id }) => done.every((row) => row.id !== id))
    .map(({ id, title }) => ({ id, title, status: 'not reached', ms: 0 }));
}

function ended(end: CourseEnd, steps: readonly StepOutcome[], thrown: Error | undefined): Outcome {
  if (thrown === undefined) return { status: 'done', steps, ended: end };
  return { status: 'failed', steps, failure: failureOf(thrown, steps), ended: end };
}
