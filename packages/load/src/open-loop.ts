import type { PhaseEnd } from './phase.ts';
import { recordMs, microseconds } from './latency-record.ts';
import type { Loop } from './loop.ts';
import type { Schedule } from './schedule.ts';

/** Above so many requests in flight the generator waits; what is sent late still counts from when it was due. */
const mostInFlight = 20_000;
/** At most so many are sent without looking at answers. */
const mostInARow = 64;
/** A timer of Node's is up to a millisecond late: closer to the next request than this, it looks at the clock instead. */
const timerSlackMs = 2;

/** How an open loop ended. */
export interface OpenLoopEnd {
  ended: PhaseEnd;
  unsent: number;
  sendLag: { p99: number; max: number };
}

/**
 * Sends every request at its moment, whether or not earlier ones are answered, and measures from that moment: what a
 * request waited because the generator or the server was behind belongs to its latency.
 */
export async function openLoop(loop: Loop, schedule: Schedule): Promise<OpenLoopEnd> {
  const { sender, tally, phase, startMs } = loop;
  const lags = microseconds();
  const lastDueMs = phase.seconds * 1000;
  let due = schedule();
  const isOver = (): boolean => due >= lastDueMs || loop.sent >= phase.requests;

  const sendDue = (): void => {
    for (let count = 0; count < mostInARow; count += 1) {
      const nowMs = performance.now();
      if (isOver() || startMs + due > nowMs || sender.inFlight >= mostInFlight) return;
      const dueMs = startMs + due;
      recordMs(lags, nowMs - dueMs);
      sender.send(loop.sent++, (sent) => {
        const endMs = performance.now();
        tally.add(sent, endMs - dueMs, endMs);
      });
      due = schedule();
    }
  };
  const endOf = (): PhaseEnd | undefined => {
    const nowMs = performance.now();
    if (loop.signal.aborted) return 'aborted';
    if (tally.isLost(nowMs)) return 'unreachable';
    const isLate = nowMs > startMs + lastDueMs + loop.timeoutMs;
    return isLate || (isOver() && tally.ended === loop.sent) ? 'complete' : undefined;
  };

  let ended = endOf();
  while (ended === undefined) {
    sendDue();
    await pause(isOver() ? timerSlackMs * 2 : startMs + due - performance.now());
    ended = endOf();
  }
  let unsent = 0;
  while (!isOver() && loop.sent + unsent < phase.requests) {
    unsent += 1;
    due = schedule();
  }
  return {
    ended,
    unsent,
    sendLag: { p99: lags.percentile(99) / 1000, max: lags.count === 0 ? 0 : lags.max / 1000 },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms > timerSlackMs) setTimeout(resolve, Math.min(50, ms - timerSlackMs));
    else setImmediate(resolve);
  });
}
