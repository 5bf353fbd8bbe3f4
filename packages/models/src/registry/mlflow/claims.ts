import { Failure } from '@slipway/core/trouble';
import { beatEvery } from './beating.ts';
import type { Server } from './server.ts';
import { tagsOf, type WireModel } from './wire.ts';

/**
 * One run at a time does something about a model, such as making the version of certain bytes: MLflow numbers versions
 * itself, takes any number of the same content, and never gives the number of a deleted one again.
 *
 * MLflow has no compare-and-swap, but one call sets a tag of a registered model and one call reads all of them, in a
 * transaction each. That suffices for Lamport's bakery: a run takes the number after the largest one it sees, waits for
 * those who are still taking theirs, and goes when its number is the smallest. Tags of registered models call no webhook.
 *
 * A run that was killed leaves its tag. Whoever waits for a tag that did not change for `leaseMs` removes it; a run that
 * works changes its tag all the time. So two runs can meet inside only when one of them stood still for `leaseMs` and
 * goes on afterwards, which it notices at its next beat.
 *
 * Source: L. Lamport, "A New Solution of Dijkstra's Concurrent Programming Problem", CACM 17(8), 1974.
 */
export interface Claim {
  /** @throws Failure `LOCKED` when this run stood still for so long that others went on without it */
  confirm(): Promise<void>;
}

/** A tag that did not change for this long is that of a run that ended. Milliseconds. */
const leaseMs = 20_000;

/** How often a run that works changes its tag. */
const beatMs = 4000;

const longestPauseMs = 400;

/** What the tag of a run says: its number, 0 while it is taking one, and how often it was changed. */
interface Ticket {
  id: string;
  number: number;
  text: string;
}

/** Does something that only one run at a time may do about a subject. The registered model must be there. */
export async function withClaim<Result>(
  server: Server,
  name: string,
  subject: string,
  work: (claim: Claim) => Promise<Result>,
): Promise<Result> {
  const place = placeOf(server, name, subject);
  const { ports } = server;
  let number = 0;
  let beats = 0;
  let changedAt = ports.clock.now();
  const beat = async (): Promise<void> => {
    const at = ports.clock.now();
    await place.write(`${number}.${(beats += 1)}`);
    changedAt = at;
  };
  await beat();
  try {
    number = Math.max(0, ...(await place.others()).map((ticket) => ticket.number)) + 1;
    await beat();
    await waitForTurn(place, () => number, beat, ports.clock);
    const beating = beatEvery(beatMs, beat, ports.clock);
    try {
      return await work({
        confirm: async () => {
          if (ports.clock.now() - changedAt < leaseMs / 2) return;
          if (!(await place.isThere())) throw overtaken(name);
          await beat();
        },
      });
    } finally {
      await beating.stop();
    }
  } finally {
    await place.remove(place.id).catch(() => undefined);
  }
}

async function waitForTurn(
  place: Place,
  number: () => number,
  beat: () => Promise<void>,
  clock: Server['ports']['clock'],
): Promise<void> {
  const seen = new Map<string, { text: string; since: number }>();
  let beatAt = clock.now();
  for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const others = await place.others();
    const before = others.filter((other) => goesFirst(other, number(), place.id));
    if (before.length === 0) return;
    for (const { id, text } of before) {
      const known = seen.get(id);
      if (known?.text !== text) seen.set(id, { text, since: clock.now() });
      else if (clock.now() - known.since > leaseMs) await place.remove(id);
    }
    if (clock.now() - beatAt > beatMs) {
      await beat();
      beatAt = clock.now();
    }
    await clock.sleep(Math.round(pauseMs * (0.5 + Math.random() / 2)));
  }
}

/** Those who are still taking a number may take a smaller one, so they are waited for. */
function goesFirst(other: Ticket, number: number, id: string): boolean {
  if (other.number === 0) return true;
  return other.number < number || (other.number === number && other.id < id);
}

interface Place {
  id: string;
  write(text: string): Promise<void>;
  others(): Promise<Ticket[]>;
  isThere(): Promise<boolean>;
  remove(id: string): Promise<void>;
}

function placeOf(server: Server, name: string, subject: string): Place {
  const prefix = `slipway.claim.${subject}.`;
  const id = crypto.randomUUID();
  const tickets = async (): Promise<Ticket[]> => {
    const fields = { name };
    const answer = await server.call<{ registered_model?: WireModel }>({
      method: 'GET',
      path: 'registered-models/get',
      fields,
      what: `tell the tags of ${name}`,
    });
    return Object.entries(tagsOf(answer?.registered_model?.tags))
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => ({ id: key.slice(prefix.length), number: Number.parseInt(text, 10) || 0, text }));
  };
  return {
    id,
    write: async (value) => {
      await server.call({
        method: 'POST',
        path: 'registered-models/set-tag',
        fields: { name, key: `${prefix}${id}`, value },
        what: `set a tag of ${name}`,
      });
    },
    others: async () => (await tickets()).filter((ticket) => ticket.id !== id),
    isThere: async () => (await tickets()).some((ticket) => ticket.id === id),
    remove: async (gone) => {
      await server.call({
        method: 'DELETE',
        path: 'registered-models/delete-tag',
        fields: { name, key: `${prefix}${gone}` },
        what: `remove a tag of ${name}`,
        absent: ['RESOURCE_DOES_NOT_EXIST'],
      });
    },
  };
}

function overtaken(name: string): Failure {
  return new Failure(
    'LOCKED',
    `this run stood still while it was at ${name}, and others went on without it`,
    {
      remedy: 'run this again',
    },
  );
}
