import { messageOf } from '@slipway/core/trouble';

import { array, object, parse, string } from 'valibot';

import { exitCodes } from './command-line.ts';
import type { RelayConfig } from './config.ts';
import { lockStore } from './store/lock.ts';
import { Store } from './store/store.ts';

/** What a command says, and what the program ends with. */
export interface Ending {
  code: number;
  /** For people; on the error stream unless the code is 0. */
  text: string;
}

/** Queues what was given up again: in the store, or through the relay that uses it. */
export async function replayFrom(config: RelayConfig, id: string | undefined, now: number): Promise<Ending> {
  const lock = await lockStore(config.store);
  if ('heldBy' in lock) return askRunning(config, id);
  try {
    const store = await Store.open(config.store);
    const again = await store.replay(id, now);
    if (id !== undefined && again.length === 0) return unknown(id);
    return { code: exitCodes.done, text: `${again.length} wait again, for the next start of the relay` };
  } finally {
    lock.release();
  }
}

function unknown(id: string): Ending {
  return { code: exitCodes.unknown, text: `no undelivered delivery has the id ${id}` };
}

const replayedSchema = object({ replayed: array(string()) });

async function askRunning(config: RelayConfig, id: string | undefined): Promise<Ending> {
  const { adminToken, host, port } = config;
  if (adminToken === undefined)
    return { code: exitCodes.wrong, text: 'a relay runs, and without `admin_token` it can not be asked' };
  const here = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const response = await fetch(`http://${here}:${port}/replay`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken.reveal()}`, 'content-type': 'application/json' },
      body: JSON.stringify(id === undefined ? {} : { id }),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status === 404 && id !== undefined) return unknown(id);
    if (response.status !== 202)
      return { code: exitCodes.unreachable, text: `the running relay answered ${response.status}` };
    const { replayed } = parse(replayedSchema, await response.json());
    return { code: exitCodes.done, text: `${replayed.length} wait again` };
  } catch (thrown) {
    return { code: exitCodes.unreachable, text: `the running relay does not answer: ${messageOf(thrown)}` };
  }
}
