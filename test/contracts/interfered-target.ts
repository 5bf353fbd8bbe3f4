import type { Hands, Target } from '@slipway/targets/kind';

/** Thrown where a run would have been killed, and at everything it does from then on. */
export class Killed extends Error {}

/** One call of a target by a run: taking hold, a hand, or the look at the end. */
export interface Call {
  /** From 0, over the whole run. */
  index: number;
  name: 'hold' | 'look' | keyof Hands;
}

/** What comes between a run and its target. What it throws is thrown to the run. */
export interface Interference {
  before?: (call: Call) => void | Promise<void>;
  after?: (call: Call) => void | Promise<void>;
}

/** The same target, with something that comes between: before and after each call of a run. */
export function interfered(target: Target, { before, after }: Interference): Target {
  let calls = 0;
  const around = async <Answer>(name: Call['name'], work: () => Promise<Answer>): Promise<Answer> => {
    const call = { index: calls, name };
    calls += 1;
    await before?.(call);
    const answer = await work();
    await after?.(call);
    return answer;
  };
  return {
    ...target,
    look: (...given) => around('look', () => target.look(...given)),
    hold: (...given) => around('hold', async () => hands(await target.hold(...given), around)),
  };
}

function hands(
  held: Hands,
  around: <Answer>(name: keyof Hands, work: () => Promise<Answer>) => Promise<Answer>,
): Hands {
  return {
    state: () => around('state', () => held.state()),
    writeJournal: (journal) => around('writeJournal', () => held.writeJournal(journal)),
    removeJournal: () => around('removeJournal', () => held.removeJournal()),
    make: (port) => around('make', () => held.make(port)),
    stage: (digest, from) => around('stage', () => held.stage(digest, from)),
    install: (digest) => around('install', () => held.install(digest)),
    answer: () => around('answer', () => held.answer()),
    start: (starts) => around('start', () => held.start(starts)),
    running: () => around('running', () => held.running()),
    printed: (deployment, log) => around('printed', () => held.printed(deployment, log)),
    score: (deployment) => around('score', () => held.score(deployment)),
    shift: (shift) => around('shift', () => held.shift(shift)),
    mirror: (mirror) => around('mirror', () => held.mirror(mirror)),
    figures: () => around('figures', () => held.figures()),
    stop: (kept, drainTimeoutMs) => around('stop', () => held.stop(kept, drainTimeoutMs)),
    takeAway: (ids) => around('takeAway', () => held.takeAway(ids)),
    renewKey: (keyType) => around('renewKey', () => held.renewKey(keyType)),
    remove: (graceMs) => around('remove', () => held.remove(graceMs)),
    release: () => around('release', () => held.release()),
  };
}

/** Kills the run at a call: nothing of it is carried out any more, not even what takes it back. */
export function killedAt(index: number, side: 'before' | 'after', died: () => void): Interference {
  const kill = (isHere: boolean): void => {
    if (!isHere) return;
    died();
    throw new Killed(`killed ${side} call ${index}`);
  };
  return {
    before: (call) => kill(side === 'before' ? call.index >= index : call.index > index),
    after: (call) => kill(side === 'after' && call.index >= index),
  };
}
