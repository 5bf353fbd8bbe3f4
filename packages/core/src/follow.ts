import type { Command, Course, CourseEnd, Evidence, ForeseenStep } from './course.ts';
import { failureOf, perform } from './perform.ts';
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
    const keep = (): Promise<void> => course.keep(state, ports, earlier);
    const done: Done =
      ports.signal.aborted && !isCancelled
        ? cancelled(command)
        : await carryOut(command, keep, ports, earlier);
    if (done.row !== undefined) steps.push(done.row);
    isCancelled ||= done.seen.kind === 'cancelled';
    if (done.thrown !== undefined && thrown === undefined) {
      ({ thrown } = done);
      steps.push(...notReached(course.foreseen(state), steps));
    }
    state = course.next(state, done.seen, ports.clock.now());
  }
}

/** One command that was carried out, or not: its row in the summary, and what the course sees of it. */
interface Done {
  row?: StepOutcome;
  seen: Evidence;
  thrown?: Error;
}

async function carryOut(
  command: Exclude<Command, CourseEnd>,
  keep: () => Promise<void>,
  ports: Ports,
  earlier: Results,
): Promise<Done> {
  const isWait = 'wait' in command;
  const step: Step = isWait
    ? { id: 'wait', title: command.title, verb: waiting, args: command.wait }
    : command;
  const { outcome, thrown } = await perform(step, ports, earlier, keep);
  if (thrown === undefined)
    return {
      row: outcome,
      seen: isWait ? { kind: 'waited' } : { kind: 'answered', id: step.id, answer: outcome.result },
    };
  const seen: Evidence = isCancellation(thrown)
    ? { kind: 'cancelled' }
    : { kind: 'failed', id: step.id, thrown };
  return { row: outcome, seen, thrown };
}

const waiting: Step['verb'] = {
  name: 'wait',
  carryOut: async (ms, { clock }) => {
    await clock.sleep(Number(ms));
    return {};
  },
};

function cancelled(command: Exclude<Command, CourseEnd>): Done {
  const failure = new Failure('CANCELLED', 'the run was cancelled');
  const id = 'id' in command ? command.id : 'wait';
  return {
    row: { id, title: command.title, status: 'failed', ms: 0, failure },
    seen: { kind: 'cancelled' },
    thrown: failure,
  };
}

function isCancellation(thrown: Error): boolean {
  return thrown instanceof Failure && thrown.code === 'CANCELLED';
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
