import type { Clock } from '@slipway/core/ports';

/** Texts under keys that all runs see: the tags of a registered model. */
export interface Board {
  read(): Promise<Readonly<Record<string, string>>>;
  write(key: string, text: string): Promise<unknown>;
  remove(key: string): Promise<unknown>;
}

/** Who stands in front for so long ended without taking its key along. Milliseconds. */
const patienceMs = 30_000;

const longestPauseMs = 400;

/**
 * Does something when it is this run's turn about a subject. Lamport's bakery: a run takes the number after the largest
 * one it sees, waits for those who are still taking theirs (0), and goes when its number is the smallest. It needs nothing
 * but keys that one call writes and one call reads.
 *
 * A run that was killed leaves its key; it is removed when it has stood in front for `patienceMs`. So a run that stands
 * still for that long may find another one in its place: what is done in turn must bear that.
 *
 * Source: L. Lamport, "A New Solution of Dijkstra's Concurrent Programming Problem", CACM 17(8), 1974.
 */
export async function inTurn<Result>(
  board: Board,
  subject: string,
  clock: Clock,
  work: () => Promise<Result>,
): Promise<Result> {
  const prefix = `slipway.turn.${subject}.`;
  const own = `${prefix}${crypto.randomUUID()}`;
  const others = async (): Promise<Ticket[]> =>
    Object.entries(await board.read())
      .filter(([key]) => key.startsWith(prefix) && key !== own)
      .map(([key, text]) => ({ key, number: Number(text) }));
  try {
    await board.write(own, '0');
    const number = Math.max(0, ...(await others()).map((other) => other.number)) + 1;
    await board.write(own, String(number));
    let front = { key: '', since: 0 };
    for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const [first] = [...(await others()), { key: own, number }].toSorted(byTurn);
      if (first === undefined || first.key === own) return await work();
      if (first.key !== front.key) front = { key: first.key, since: clock.now() };
      else if (clock.now() - front.since > patienceMs) await board.remove(first.key);
      await clock.sleep(Math.round(pauseMs * (0.5 + Math.random() / 2)));
    }
  } finally {
    await board.remove(own).catch(() => undefined);
  }
}

interface Ticket {
  key: string;
  number: number;
}

function byTurn(left: Ticket, right: Ticket): number {
  return left.number - right.number || (left.key < right.key ? -1 : 1);
}
