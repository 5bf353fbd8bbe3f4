import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Ports } from '@slipway/core/ports';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { describe, expect, it } from 'vitest';

import type { Journal } from '../journal.ts';
import type { Hands } from '../kind.ts';
import { local } from './local.ts';
import { placesOf } from './places.ts';

const journal: Journal = {
  token: 1,
  who: 'ann',
  command: 'deploy',
  step: 'take the endpoint',
  from: {},
  traffic: {},
  candidates: [],
  isNew: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  deadline: '2026-01-01T00:10:00.000Z',
};

function machine() {
  const ports = nodePorts({ home: newFolder(), workspace: newFolder() });
  return { ports, folder: placesOf('e', ports).folder };
}

/** Takes hold of the endpoint as it is now. */
async function hold(ports: Ports): Promise<Hands> {
  const { nextToken, state } = await local.look('e', ports);
  return local.hold('e', { token: nextToken, revision: state?.revision ?? 0 }, ports);
}

/** Takes hold of the endpoint, makes it, and gives it back: what a run is like whose place another takes. */
async function overtaken(ports: Ports): Promise<Hands> {
  const hands = await hold(ports);
  await hands.make(undefined);
  await hands.release();
  return hands;
}

/** Every file of a folder with what it holds. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

const shift = { traffic: {}, auth: 'none', isBack: false, drainTimeoutMs: 7 } as const;

const changing: Readonly<Record<string, (hands: Hands) => Promise<unknown>>> = {
  writeJournal: (hands) => hands.writeJournal(journal),
  removeJournal: (hands) => hands.removeJournal(),
  make: (hands) => hands.make(undefined),
  answer: (hands) => hands.answer(),
  start: (hands) => hands.start([]),
  shift: (hands) => hands.shift(shift),
  mirror: (hands) => hands.mirror({ 'v1.1': 5 }),
  stop: (hands) => hands.stop([], 0),
  takeAway: (hands) => hands.takeAway([]),
  renewKey: (hands) => hands.renewKey('primary'),
  remove: (hands) => hands.remove(0),
};

describe('the hands of a run that was overtaken', () => {
  it.each(Object.keys(changing))('refuse `%s`, and nothing changes', async (name) => {
    const { ports, folder } = machine();
    const late = await overtaken(ports);
    await (await hold(ports)).writeJournal({ ...journal, token: 2 });
    const before = contents(folder);
    await expect(changing[name]!(late)).rejects.toMatchObject({ code: 'LOCKED' });
    expect(contents(folder)).toEqual(before);
  });

  it('refuse it also when the endpoint was deleted and made anew', async () => {
    const { ports, folder } = machine();
    await overtaken(ports);
    const late = await overtaken(ports);
    await (await hold(ports)).remove(0);
    await (await hold(ports)).make(undefined);
    const before = contents(folder);
    for (const change of Object.values(changing))
      await expect(change(late)).rejects.toMatchObject({ code: 'LOCKED' });
    expect(contents(folder)).toEqual(before);
  });

  it('give back no hold but their own', async () => {
    const { ports } = machine();
    const late = await overtaken(ports);
    await hold(ports);
    await late.release();
    expect((await local.look('e', ports)).holder).toBeDefined();
  });
});
