import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BenchContext, Figure } from '../figure.ts';

import type { Contender } from './contender.ts';
import { azureml, bentoml, mlflow, MODEL_FOLDER, slipway } from './contenders.ts';
import { hasWrk, load, type LoadResult } from './load.ts';
import { startServer } from './running-server.ts';

const CONNECTIONS = 8;

/** What one start of one server gave. */
interface Measured extends LoadResult {
  startSeconds: number;
  memoryMb: number | undefined;
}

/** The quantities of the table, and the bounds that hold against azureml-inference-server-http. */
const QUANTITIES: readonly {
  what: string;
  unit: string;
  of: (measured: Measured) => number | undefined;
  bound?: { limit: number; isMet: (ratio: number) => boolean };
}[] = [
  {
    what: `requests/s at ${CONNECTIONS} connections`,
    unit: '1/s',
    of: (measured) => measured.requestsPerSecond,
    bound: { limit: 8, isMet: (ratio) => ratio >= 8 },
  },
  { what: `p50 at ${CONNECTIONS} connections`, unit: 'ms', of: (measured) => measured.p50Ms },
  { what: `p99 at ${CONNECTIONS} connections`, unit: 'ms', of: (measured) => measured.p99Ms },
  {
    what: 'start to the first answer',
    unit: 's',
    of: (measured) => measured.startSeconds,
    bound: { limit: 0.25, isMet: (ratio) => ratio <= 0.25 },
  },
  {
    what: 'memory after the load',
    unit: 'MB',
    of: (measured) => measured.memoryMb,
    bound: { limit: 1, isMet: (ratio) => ratio < 1 },
  },
];

/**
 * The project's server for ONNX beside three others with the same model file. They take turns: a round starts each,
 * loads it and stops it, one row a request. The median of the rounds counts.
 */
export async function modelServers(context: BenchContext): Promise<Figure[]> {
  const note = (text: string): void => context.note(text);
  const ours = slipway();
  const yardstick = azureml();
  const contenders = [ours, yardstick, mlflow(), bentoml()];
  for (const contender of contenders) {
    note(`${contender.title}: preparing`);
    await contender.prepare();
  }
  if (!hasWrk) note('wrk is not installed: a loop in Node makes the load, and takes more of the processor');
  const row = await sampleRow();
  const expected = await answerOf(ours, row);
  const taken = new Map<Contender, Measured[]>(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= (context.quick ? 1 : 3); round++) {
    for (const [contender, measured] of taken) {
      const found = await measure(contender, row, expected, context.quick ? 2 : 6);
      measured.push(found);
      note(`round ${round}, ${contender.title}: ${JSON.stringify(found)}`);
    }
  }
  return figuresOf(ours, yardstick, taken);
}

async function measure(
  contender: Contender,
  row: readonly number[],
  expected: readonly number[],
  seconds: number,
): Promise<Measured> {
  const body = JSON.stringify(contender.body(row));
  const server = await startServer(contender, body);
  try {
    checkAnswer(contender, server.firstAnswer, expected);
    await load(server.url, body, CONNECTIONS, 2); // warm-up
    const result = await load(server.url, body, CONNECTIONS, seconds);
    return { ...result, startSeconds: server.startSeconds, memoryMb: server.memoryMb() };
  } finally {
    await server.stop();
  }
}

function figuresOf(
  ours: Contender,
  yardstick: Contender,
  taken: ReadonlyMap<Contender, Measured[]>,
): Figure[] {
  const median = (
    contender: Contender,
    of: (measured: Measured) => number | undefined,
  ): number | undefined => {
    const values = taken.get(contender)?.flatMap((measured) => of(measured) ?? []) ?? [];
    return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  };
  const others = [...taken.keys()].filter((contender) => contender !== ours);
  return QUANTITIES.flatMap(({ what, unit, of, bound }) =>
    others.flatMap((other): Figure[] => {
      const value = median(ours, of);
      const theirs = median(other, of);
      if (value === undefined || theirs === undefined) return [];
      const ratio = value / theirs;
      const figure = {
        what,
        value,
        unit,
        against: `${other.title} (${Number(theirs.toPrecision(3))} ${unit})`,
        ratio,
      };
      if (bound === undefined || other !== yardstick) return [{ ...figure, ok: true }];
      return [{ ...figure, limit: bound.limit, ok: bound.isMet(ratio) }];
    }),
  );
}

/** One image of 64 pixels. */
async function sampleRow(): Promise<number[]> {
  const sample = JSON.parse(await readFile(join(MODEL_FOLDER, 'sample-input.json'), 'utf8')) as {
    data: number[][];
  };
  return sample.data[0] ?? [];
}

async function answerOf(contender: Contender, row: readonly number[]): Promise<number[]> {
  const server = await startServer(contender, JSON.stringify(contender.body(row)));
  await server.stop();
  return contender.probabilities(server.firstAnswer)[0] ?? [];
}

/** A server that answers something else is not faster, it is wrong. */
function checkAnswer(contender: Contender, answer: unknown, expected: readonly number[]): void {
  const found = contender.probabilities(answer)[0] ?? [];
  const isSame =
    found.length === 10 && found.every((value, index) => Math.abs(value - (expected[index] ?? 2)) < 1e-5);
  if (!isSame)
    throw new Error(`${contender.title} answers ${JSON.stringify(answer)}, not ${JSON.stringify(expected)}`);
}
