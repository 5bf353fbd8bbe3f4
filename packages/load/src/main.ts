// The load program: reads a LoadOrder on standard input, prints LoadEvents on standard output. A process of its own, so
// that nothing but the operating system stands between the moment a request is due and the moment it is sent.
import { checkedJson } from '@slipway/core/checked-json';
import { text } from 'node:stream/consumers';

import { carryOut } from './carry-out.ts';
import { levels, startLevels } from './levels.ts';
import { meterOf } from './meters/choose.ts';
import { loadOrderSchema, type LoadEvent } from './order.ts';
import { runPhase } from './run-phase.ts';

const order = checkedJson(loadOrderSchema, await text(process.stdin), 'the order of the load program');
const aborting = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => aborting.abort());

const say = (event: LoadEvent): boolean => process.stdout.write(`${JSON.stringify(event)}\n`);

const { because } = await carryOut(levels, startLevels(order.plan), {
  measure: (phase) =>
    runPhase(order.target, phase, {
      signal: aborting.signal,
      onProgress: (seen) => say({ event: 'progress', phase: phase.name, ...seen }),
    }),
  meter: order.pids.length === 0 ? undefined : meterOf(order.pids, process.platform),
  onMeasured: (measured) => say({ event: 'measured', measured }),
});
say({ event: 'finished', because });
