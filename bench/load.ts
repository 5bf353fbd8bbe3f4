import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import type { LevelsPlan } from '@slipway/load/levels';
import type { Arrivals, PhaseResult } from '@slipway/load/phase';
import { startLoad } from '@slipway/load/start-load';
import { nodePorts } from '@slipway/runner/ports';
import { isOnPath } from '@slipway/testing/requires';
import { root } from '@slipway/testing/run-action';

import type { Benchmark, BenchContext, Figure } from './figure.ts';

/** What a core is known to drive, with connections that are kept and an answer of some bytes. */
const leastRate = 12_000;
/** Of a server that is silent for one second in every five, by its schedule, in milliseconds. */
const truth = { p90: 500, p99: 950 };
const connections = 32;

/** Starts a program that prints its port. */
async function start(args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  );
  return { url: `http://127.0.0.1:${port}/`, child };
}

/** The cheapest server there is: counts the ends of requests and answers each with the same bytes. */
const cheapest = `
  const { createServer } = require('node:net');
  const answer = 'HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\n{}';
  createServer((socket) => {
    socket.setNoDelay(true).on('error', () => {});
    socket.on('data', (chunk) => socket.write(answer.repeat(chunk.toString('latin1').split('\\r\\n\\r\\n').length - 1)));
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

async function measure(url: string, plan: Pick<LevelsPlan, 'levels' | 'seconds'>): Promise<PhaseResult[]> {
  const target = { url, method: 'GET', headers: {}, bodies: [''], timeoutMs: 10_000 };
  const order: LevelsPlan = {
    kind: 'levels',
    warmUp: { seconds: 2, requests: 1e7 },
    requests: 1e7,
    leastSuccessRate: 0,
    budgetSeconds: 600,
    ...plan,
  };
  const program = join(root, 'packages/load/build/main.js');
  const { measured } = await startLoad({ target, plan: order, pids: [] }, nodePorts(), { program });
  return measured.filter(({ phase }) => phase.kind === 'level').map(({ result }) => result);
}

/** Requests a second and p99 in milliseconds, as wrk tells them. */
function wrk(url: string, seconds: number): { rate: number; p99: number } {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s', url];
  const { stdout } = spawnSync('wrk', args, { encoding: 'utf8' });
  const [, value = 'NaN', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const factor = { us: 0.001, ms: 1, s: 1000 }[unit] ?? 1;
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), p99: Number(value) * factor };
}

function twice(arrivals: Arrivals): Arrivals[] {
  return [arrivals, arrivals];
}

function speedOf({ succeeded, seconds }: PhaseResult): number {
  return succeeded / seconds;
}

/** The faster of two rounds: other work on the machine can only slow one down. */
function fastest(results: readonly PhaseResult[]): PhaseResult {
  return results.toSorted((one, other) => speedOf(other) - speedOf(one))[0]!;
}

/** How much one core drives, in both loops, beside wrk, which is written in C and made for nothing else. */
async function speed(context: BenchContext, hasWrk: boolean): Promise<Figure[]> {
  const seconds = context.quick ? 2 : 6;
  const { url, child } = await start(['-e', cheapest]);
  try {
    context.note(`closed loop with ${connections} at a time, then an open loop of ${leastRate}/s`);
    const closed = fastest(
      await measure(url, { levels: twice({ kind: 'closed', concurrency: connections }), seconds }),
    );
    const open = fastest(
      await measure(url, { levels: twice({ kind: 'constant', rate: leastRate }), seconds }),
    );
    const beside = hasWrk ? wrk(url, seconds) : undefined;
    const rate = speedOf(closed);
    const kept = speedOf(open);
    return [
      {
        what: `closed loop, ${connections} at a time`,
        value: rate,
        unit: 'requests/s',
        ...(beside === undefined
          ? {}
          : { against: `wrk, one thread (${Math.round(beside.rate)}/s)`, ratio: rate / beside.rate }),
        ok: rate >= leastRate,
      },
      {
        what: `open loop, ${leastRate}/s offered`,
        value: kept,
        unit: 'requests/s',
        against: 'what was offered',
        ratio: kept / leastRate,
        limit: 0.98,
        ok: kept / leastRate >= 0.98,
      },
      { what: 'open loop, send lag p99', value: open.sendLag!.p99, unit: 'ms', ok: true },
      { what: 'open loop, worst send lag', value: open.sendLag!.max, unit: 'ms', ok: true },
    ];
  } finally {
    child.kill();
  }
}

/** What each loop says of a server that is silent for one second in every five. */
async function stalls(context: BenchContext, hasWrk: boolean): Promise<Figure[]> {
  const seconds = context.quick ? 10 : 20;
  const server = join(root, 'packages/load/fixtures/server.mjs');
  const { url, child } = await start([server, 'stall']);
  try {
    context.note(`a server that is silent for one second in every five, ${seconds} s a loop`);
    const [open] = await measure(url, { levels: [{ kind: 'constant', rate: 200 }], seconds });
    const [closed] = await measure(url, { levels: [{ kind: 'closed', concurrency: 8 }], seconds });
    const figures: [string, number | undefined, number, boolean][] = [
      ['open loop, p90', open!.latency?.p90, truth.p90, true],
      ['open loop, p99', open!.latency?.p99, truth.p99, true],
      ['closed loop, p99', closed!.latency?.p99, truth.p99, true],
      ['closed loop as sent, p99 (for contrast)', closed!.latencyAsSent?.p99, truth.p99, false],
    ];
    if (hasWrk)
      figures.push(['wrk with its correction, p99 (for contrast)', wrk(url, seconds).p99, truth.p99, false]);
    return figures.map(([what, value = 0, true_, isJudged]) => ({
      what: `stall, ${what}`,
      value,
      unit: 'ms',
      against: `the truth by its schedule (${true_} ms)`,
      ratio: value / true_,
      ok: !isJudged || Math.abs(value / true_ - 1) <= 0.15,
    }));
  } finally {
    child.kill();
  }
}

/** The load generator: how much it drives, and whether it tells the truth. */
const benchmark: Benchmark = {
  name: 'load',
  title: 'what one core of the load generator drives, beside wrk, and what it says of a server that stalls',
  async run(context) {
    const hasWrk = isOnPath('wrk');
    if (!hasWrk) context.note('without wrk (apt-get install wrk)');
    return [...(await speed(context, hasWrk)), ...(await stalls(context, hasWrk))];
  },
};

export default benchmark;
