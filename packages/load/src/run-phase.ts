import { defined } from '@slipway/core/defined';
import { backfill } from './latency-record.ts';
import { closedLoop } from './closed-loop.ts';
import type { Loop } from './loop.ts';
import { openLoop } from './open-loop.ts';
import type { Phase, PhaseEnd, PhaseResult, Target } from './phase.ts';
import { scheduleOf } from './schedule.ts';
import { Sender } from './sender.ts';
import { Tally } from './tally.ts';

/** What a caller may see and do while a phase runs. */
export interface PhaseOptions {
  signal?: AbortSignal;
  /** Called about every 250 ms. */
  onProgress?: (seen: { seconds: number; ended: number }) => void;
}

/** Open loops take as many connections as they need, up to this; beyond it requests wait, and their latency says so. */
const mostConnections = 1024;

const never = new AbortController().signal;

/**
 * Carries out one phase of load in this thread and answers what it measured. Never throws because of the server:
 * whatever it does, dying included, is in the result. In a process that does other work, the latencies show that work.
 */
export async function runPhase(
  target: Target,
  phase: Phase,
  options: PhaseOptions = {},
): Promise<PhaseResult> {
  const { arrivals } = phase;
  const isClosed = arrivals.kind === 'closed';
  const loop: Loop = {
    sender: new Sender(target, isClosed ? arrivals.concurrency : mostConnections),
    tally: new Tally(),
    phase,
    startMs: performance.now(),
    timeoutMs: target.timeoutMs,
    sent: 0,
    signal: options.signal ?? never,
  };
  const { sender, tally } = loop;
  const onAbort = (): void => sender.close('aborted');
  loop.signal.addEventListener('abort', onAbort, { once: true });
  const progress = setInterval(
    () => options.onProgress?.({ seconds: secondsSince(loop.startMs), ended: tally.ended }),
    250,
  );
  const usedBefore = process.cpuUsage();
  try {
    const end: { ended: PhaseEnd; unsent?: number; sendLag?: { p99: number; max: number } } = isClosed
      ? { ended: await closedLoop(loop, arrivals.concurrency) }
      : await openLoop(loop, scheduleOf(arrivals));
    const seconds = secondsSince(loop.startMs);
    const used = process.cpuUsage(usedBefore);
    return {
      unsent: 0,
      ...end,
      seconds,
      sent: loop.sent,
      succeeded: tally.succeeded,
      statuses: { ...tally.statuses },
      errors: { ...tally.errors },
      ...defined({ firstFailure: tally.firstFailure }),
      ...latenciesOf(loop, seconds),
      generatorBusy: Math.min(1, (used.user + used.system) / 1e6 / seconds),
    };
  } finally {
    clearInterval(progress);
    loop.signal.removeEventListener('abort', onAbort);
    sender.close('aborted');
  }
}

function latenciesOf(
  { tally, phase: { arrivals } }: Loop,
  seconds: number,
): Pick<PhaseResult, 'latency' | 'latencyAsSent'> {
  const asSent = tally.latencies.latencies;
  if (asSent === undefined) return {};
  if (arrivals.kind !== 'closed') return { latency: asSent };
  const intervalMs = (seconds * 1000 * arrivals.concurrency) / tally.ended;
  return { latency: backfill(tally.latencies.counts, intervalMs) ?? asSent, latencyAsSent: asSent };
}

function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1000;
}
