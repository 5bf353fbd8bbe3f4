import { join } from 'node:path';

import { startLoad } from '@slipway/load/start-load';
import type { Arrivals, PhaseResult } from '@slipway/load/phase';
import { nodePorts } from '@slipway/runner/ports';
import { GatewayProcess, testKey, tinyDeployment } from '@slipway/testing/gateway-process';

import type { BenchContext, Figure } from '../figure.ts';

/** Well below saturation of both: what is compared is the way, not the queue in front of it. */
const ratePerSecond = 300;
const connections = 8;
/** The gateway may add so much at p99, in milliseconds. */
const mostAddedMs = 1;

/** One kind of load, through the gateway and directly. */
interface Pair {
  through: PhaseResult;
  direct: PhaseResult;
}

/**
 * What the gateway costs: the same server asked through it and directly, in turns, with a key and the default settings.
 * Latencies come from an open loop, so that a stall of either counts for every request that fell into it.
 */
export async function gatewayFigures(context: BenchContext): Promise<Figure[]> {
  const gateway = await GatewayProcess.start({
    auth: 'key',
    deployments: [tinyDeployment('blue.1', { version: '1' })],
    traffic: { 'blue.1': 100 },
  });
  try {
    await gateway.untilState('blue.1', 'Healthy');
    const { port } = (await gateway.status()).deployments[0]!.instances[0]!;
    const urls = { through: `${gateway.url}/score`, direct: `http://127.0.0.1:${port}/predict` };
    const open: Pair[] = [];
    const closed: Pair[] = [];
    // Many short rounds: on a machine that others use too, the median of them is steadier than one long one.
    for (let turn = 1; turn <= (context.quick ? 3 : 15); turn += 1) {
      open.push(await pair(urls, { kind: 'constant', rate: ratePerSecond }, 3));
      context.note(`gateway, round ${turn}: p99 ${p99s(open.at(-1)!)}`);
    }
    for (let turn = 1; turn <= (context.quick ? 1 : 3); turn += 1) {
      closed.push(await pair(urls, { kind: 'closed', concurrency: connections }, 4));
      context.note(`gateway, round ${turn}: ${rates(closed.at(-1)!)}`);
    }
    return figures(open, closed);
  } finally {
    await gateway.stop();
  }
}

async function pair(
  urls: { through: string; direct: string },
  arrivals: Arrivals,
  seconds: number,
): Promise<Pair> {
  const direct = await load(urls.direct, arrivals, seconds);
  const through = await load(urls.through, arrivals, seconds);
  return { through, direct };
}

async function load(url: string, arrivals: Arrivals, seconds: number): Promise<PhaseResult> {
  const ports = nodePorts();
  const order = {
    target: {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${testKey}` },
      bodies: ['{"data": [[5.1, 3.5, 1.4, 0.2]]}'],
      timeoutMs: 5000,
    },
    plan: {
      kind: 'levels' as const,
      levels: [arrivals],
      warmUp: { seconds: 1, requests: 2000 },
      seconds,
      requests: 1_000_000,
      leastSuccessRate: 0,
      budgetSeconds: 600,
    },
    pids: [],
  };
  const program = join(import.meta.dirname, '../../packages/load/src/main.ts');
  const { measured } = await startLoad(order, ports, { program, nodeOptions: ['--conditions=source'] });
  const level = measured.find(({ phase }) => phase.kind === 'level');
  if (level === undefined) throw new Error(`nothing was measured at ${url}`);
  return level.result;
}

function figures(open: readonly Pair[], closed: readonly Pair[]): Figure[] {
  const added = median(open.map(({ through, direct }) => p99(through) - p99(direct)));
  const addedHalf = median(open.map(({ through, direct }) => p50(through) - p50(direct)));
  const lost = open
    .concat(closed)
    .flatMap(({ through }) => through.sent - through.succeeded)
    .reduce((sum, count) => sum + count, 0);
  const throughput = median(closed.map(({ through }) => rate(through)));
  const direct = median(closed.map((pairOf) => rate(pairOf.direct)));
  return [
    {
      what: `added by the gateway at p99, ${ratePerSecond} requests/s`,
      value: round(added, 3),
      unit: 'ms',
      limit: mostAddedMs,
      ok: added < mostAddedMs,
    },
    { what: 'added by the gateway at p50', value: round(addedHalf, 3), unit: 'ms', ok: true },
    {
      what: `requests/s through the gateway at ${connections} connections`,
      value: round(throughput, 0),
      unit: '1/s',
      against: 'the same server without gateway',
      ratio: round(throughput / direct, 2),
      ok: true,
    },
    { what: 'requests that failed through the gateway', value: lost, unit: '', limit: 0, ok: lost === 0 },
  ];
}

function p99({ latency }: PhaseResult): number {
  return latency?.p99 ?? Number.POSITIVE_INFINITY;
}

function p50({ latency }: PhaseResult): number {
  return latency?.p50 ?? Number.POSITIVE_INFINITY;
}

function rate({ succeeded, seconds }: PhaseResult): number {
  return succeeded / seconds;
}

function p99s({ through, direct }: Pair): string {
  return `${p99(through).toFixed(2)} ms (direct ${p99(direct).toFixed(2)} ms)`;
}

function rates({ through, direct }: Pair): string {
  return `${rate(through).toFixed(0)}/s (direct ${rate(direct).toFixed(0)}/s)`;
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((left, right) => left - right);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
