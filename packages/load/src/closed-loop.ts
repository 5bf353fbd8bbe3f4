import type { PhaseEnd } from './phase.ts';
import type { Loop } from './loop.ts';

/** After a connection failed, its place waits so long: a dead server is not hammered. */
const pauseAfterFailureMs = 20;

/** Keeps a number of requests in flight until the phase's time or number of requests is reached. */
export function closedLoop(loop: Loop, concurrency: number): Promise<PhaseEnd> {
  const { sender, tally, phase, startMs } = loop;
  const untilMs = startMs + phase.seconds * 1000;
  let active = Math.min(concurrency, phase.requests);
  return new Promise((resolve) => {
    let end: PhaseEnd = 'complete';
    const leave = (why: PhaseEnd): void => {
      if (why !== 'complete') end = why;
      active -= 1;
      if (active === 0) resolve(end);
    };
    const next = (): void => {
      const nowMs = performance.now();
      if (loop.signal.aborted) return leave('aborted');
      if (tally.isLost(nowMs)) return leave('unreachable');
      if (nowMs >= untilMs || loop.sent >= phase.requests) return leave('complete');
      sender.send(loop.sent++, (sent) => {
        const endMs = performance.now();
        tally.add(sent, endMs - nowMs, endMs);
        if (sent.kind === 'failed' && sent.error !== 'timeout') setTimeout(next, pauseAfterFailureMs);
        else next();
      });
    };
    for (let place = active; place > 0; place -= 1) next();
  });
}
