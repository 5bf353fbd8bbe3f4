import { answerIn, type Course, type Evidence } from '@slipway/core/course';
import type { CourseEnd } from '@slipway/core/course';
import type { Step } from '@slipway/core/step';
import { Failure } from '@slipway/core/trouble';

import { openStep, putBackStep } from './steps.ts';

/** How far a change has got. Plain data. */
export interface ChangeState {
  /** Ids of the steps that are done. */
  done: readonly string[];
  /** Why it goes back; missing while it goes on. */
  back?: string;
  end?: CourseEnd;
}

/** A change of an endpoint: its steps in order, and what takes them back. */
export interface ChangeSteps {
  steps: readonly Step[];
  putBack: Step;
  /** What the end says when all went well: `iris-2 100 %`. */
  reached: string;
}

/**
 * The course of a change, with the only strategy of today, `replace`: one step after the other; what goes wrong before
 * the traffic has moved leads back to where it began.
 */
export function changeCourse({ steps, putBack, reached }: ChangeSteps): Course<ChangeState> {
  const remaining = ({ done }: ChangeState): readonly Step[] => steps.filter(({ id }) => !done.includes(id));

  const command = (state: ChangeState): Step | CourseEnd => {
    if (state.end !== undefined) return state.end;
    if (state.back !== undefined) return putBack;
    return remaining(state)[0] ?? { end: 'done', because: reached };
  };

  return {
    start: { done: [] },
    command,
    foreseen: remaining,
    next: (state, seen) =>
      state.back === undefined ? forward(state, seen) : backward(state, state.back, seen),
    // Before `open` nobody holds the endpoint, and nothing has been done that would have to be known.
    keep: async (state, _ports, earlier) => {
      const session = earlier.get(openStep);
      const next = command(state);
      if (session === undefined || state.back !== undefined || 'end' in next) return;
      await session.hands.writeJournal({ ...session.journal, step: next.title });
    },
  };
}

function forward(state: ChangeState, seen: Evidence): ChangeState {
  switch (seen.kind) {
    case 'answered':
      return { ...state, done: [...state.done, seen.id] };
    case 'waited':
      return state;
    case 'cancelled':
      return { ...state, back: 'the run was cancelled' };
    case 'failed': {
      const because = seen.thrown.message;
      const isOvertaken = seen.thrown instanceof Failure && seen.thrown.code === 'LOCKED';
      // Who has been overtaken holds nothing, so there is nothing that it may take back.
      return isOvertaken ? { ...state, end: { end: 'given up', because } } : { ...state, back: because };
    }
  }
}

function backward(state: ChangeState, because: string, seen: Evidence): ChangeState {
  const stands = answerIn(seen, putBackStep) === 'stands' || seen.kind !== 'answered';
  return { ...state, end: { end: stands ? 'given up' : 'went back', because } };
}
