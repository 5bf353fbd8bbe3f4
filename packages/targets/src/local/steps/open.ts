import type { StepAnswer } from '@slipway/core/apply';
import type { TrafficById } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { writeJournal } from '../journal.ts';
import { keyHashes, newKey, readKeys, writeKeys } from '../keys.ts';
import { releaseLock, takeLock, whoText } from '../lock.ts';
import { placesOf, type Places } from '../places.ts';
import { changeRecord, newRecord, readRecord, writeRecord } from '../record.ts';
import type { Session } from './session.ts';

/** What the step `open` is told. */
export interface Open {
  endpoint: string;
  command: string;
  /** The token that was free when the plan was made. */
  token: number;
  /** The revision that the plan was made for; 0 for an endpoint that did not exist. */
  revision: number;
  isNew: boolean;
  /** The given port of a new endpoint. */
  port?: number;
  from: TrafficById;
  traffic: TrafficById;
  /** Ids of what is started by this change or by an unfinished one. */
  candidates: readonly string[];
  timeoutMs: number;
}

/**
 * Takes the endpoint's lock, begins the journal, and makes the endpoint (address and keys, no traffic) when it is new.
 * @throws Failure `LOCKED` when anybody else changed the endpoint since the plan was made
 */
export async function open(args: Open, ports: Ports): Promise<StepAnswer> {
  const places = placesOf(args.endpoint, ports);
  const held = await takeLock(places, args.endpoint, args.token, ports);
  try {
    const record = await readRecord(places, ports);
    if ((record?.revision ?? 0) !== args.revision)
      throw new Failure(
        'LOCKED',
        `the endpoint \`${args.endpoint}\` was changed by another run in this moment`,
        {
          remedy: 'run again',
        },
      );
    const nowMs = ports.clock.now();
    const deadlineMs = nowMs + args.timeoutMs;
    await writeJournal(
      places,
      {
        token: held.token,
        who: whoText(ports),
        command: args.command,
        step: 'take the endpoint',
        from: args.from,
        traffic: args.traffic,
        candidates: args.candidates,
        isNew: args.isNew,
        startedAt: new Date(nowMs).toISOString(),
        deadline: new Date(deadlineMs).toISOString(),
      },
      ports,
    );
    await giveKeys(places, args, record === undefined, ports);
    const session: Session = { endpoint: args.endpoint, token: held.token, deadlineMs, isNew: args.isNew };
    return { result: session };
  } catch (thrown) {
    await releaseLock(places, held, ports);
    throw thrown;
  }
}

/** Makes the endpoint with its keys; the hashes of an existing one follow its keys, also after a run that was killed between the two. */
async function giveKeys(places: Places, args: Open, isMissing: boolean, ports: Ports): Promise<void> {
  let keys = await readKeys(places, ports);
  if (keys === undefined) {
    keys = { primary: newKey(), secondary: newKey() };
    await writeKeys(places, keys, ports);
  }
  const hashes = keyHashes(keys, ports.files);
  if (isMissing) {
    const port = args.port ?? (await ports.processes.freePort());
    await writeRecord(places, { ...newRecord(args.endpoint, port, args.token), keyHashes: hashes }, ports);
  } else {
    await changeRecord(places, args.token, (record) => ({ ...record, keyHashes: hashes }), ports);
  }
}
