import { createHash } from 'node:crypto';

import { jsonThatFits } from '@slipway/core/checked-json';
import { expect, test } from 'vitest';

import type { ModelEvent } from '@slipway/core/model-event';
import type { SurveyedModel, SurveyedVersion } from '../registry/kind.ts';
import { aboutToTell, cursor, cursorText, nothingTold, withTold, type ModelCursor } from './cursor.ts';
import { toldBy } from './mark.ts';
import { newsOf, type News, type NewsContext } from './news.ts';

const context: NewsContext = {
  registry: 'file:/r',
  subscriber: 'test',
  wanted: { events: ['model-registered', 'model-alias-moved', 'model-tag-set'] },
  replay: false,
  now: '2026-11-21T08:00:00.000Z',
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
};

/** Numbers that are the same in every run of the tests. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A registry in memory, and the text that it keeps of the one subscriber. */
class World {
  readonly versions = new Map<string, Map<string, SurveyedVersion>>();
  readonly aliases = new Map<string, Record<string, string>>();
  cursor = cursorText(nothingTold);
  readonly told: { event: ModelEvent; observed: number }[] = [];
  time = 0;

  change(pick: (below: number) => number): void {
    const name = `model-${pick(2)}`;
    const there = this.versions.get(name) ?? new Map<string, SurveyedVersion>();
    this.versions.set(name, there);
    const version = [...there.keys()][pick(Math.max(1, there.size))];
    const what = pick(3);
    if (version === undefined || what === 0) {
      // The number and the time have nothing to do with the order in which versions appear.
      const next = pick(4) === 0 ? `rc-${there.size}` : String(pick(30));
      const createdAt = new Date(1_700_000_000_000 + pick(1_000_000) * 1000).toISOString();
      if (!there.has(next)) there.set(next, versionOf(name, next, createdAt));
    } else if (what === 1) this.aliases.set(name, { ...this.aliases.get(name), champion: version });
    else {
      const found = there.get(version)!;
      const tags = pick(4) === 0 ? {} : { ...found.tags, ok: String(pick(2)) };
      there.set(version, { ...found, tags });
    }
  }

  survey(): SurveyedModel[] {
    return [...this.versions].map(([name, versions]) => {
      const copy = new Map(versions);
      const aliases = { ...this.aliases.get(name) };
      return {
        name,
        versions: [...copy.keys()],
        read: async (version) => copy.get(version),
        aliases: async () => aliases,
      };
    });
  }

  mark(told: ReturnType<typeof toldBy>): void {
    this.cursor = cursorText(withTold(jsonThatFits(cursor, this.cursor)!, told));
  }
}

function versionOf(name: string, version: string, createdAt: string): SurveyedVersion {
  const digest = `sha256:${'0'.repeat(64)}`;
  const id = `${name}:${version}`;
  return {
    name,
    version,
    id,
    digest,
    framework: 'onnx',
    tags: {},
    properties: {},
    provenance: { createdAt },
  };
}

/** One run of a watch, a step at a time: between two steps anything may happen, and after any it may be killed. */
async function* run(world: World): AsyncGenerator<void, void> {
  const kept = jsonThatFits(cursor, world.cursor)!;
  yield;
  const observed = (world.time += 1);
  const news: News[] = [];
  const gone: [string, ModelCursor][] = [];
  for (const model of world.survey()) {
    const noticed = await newsOf(model, kept.models[model.name] ?? {}, context);
    news.push(...noticed.news);
    if (noticed.gone !== undefined) gone.push([model.name, noticed.gone]);
  }
  yield;
  if (gone.length > 0) world.mark({ schemaVersion: 1, models: Object.fromEntries(gone) });
  yield;
  const some = news.slice(0, 5);
  world.mark(aboutToTell(toldBy(some)));
  for (const one of some) {
    yield;
    world.told.push({ event: one.event, observed });
    yield;
    world.mark(toldBy([one]));
  }
}

async function finish(world: World): Promise<number> {
  const before = world.told.length;
  for (;;) {
    const sofar = world.told.length;
    for await (const _ of run(world));
    if (world.told.length === sofar) return sofar - before;
  }
}

async function simulate(seed: number): Promise<{ world: World; kills: number }> {
  const pick = random(seed);
  const world = new World();
  let runs: AsyncGenerator<void, void>[] = [];
  let kills = 0;
  for (let step = 0; step < 120; step += 1) {
    const what = pick(10);
    if (what < 2) world.change(pick);
    else if (what === 2 && runs.length < 3) runs.push(run(world));
    else if (what === 3 && runs.length > 0 && pick(3) === 0) {
      runs.splice(pick(runs.length), 1);
      kills += 1;
    } else if (runs.length > 0) {
      const one = runs[pick(runs.length)]!;
      if ((await one.next()).done === true) runs = runs.filter((other) => other !== one);
    }
  }
  await finish(world);
  return { world, kills };
}

/** Everything that is the case at the end, and what of it was told last by who looked last. */
function untold({ versions, aliases, told }: World): string[] {
  const wrong: string[] = [];
  const last = (is: (event: ModelEvent) => boolean): ModelEvent | undefined =>
    told
      .filter(({ event }) => is(event))
      .toSorted((a, b) => a.observed - b.observed)
      .at(-1)?.event;
  for (const [name, there] of versions) {
    for (const [version, { tags }] of there) {
      const of = (event: ModelEvent): boolean => event.name === name && event.version === version;
      const registered = last((event) => of(event) && event.kind === 'model-registered');
      if (registered === undefined) wrong.push(`${name}:${version} was never told`);
      // Nobody is told that a tag is not there, or gone.
      const value = last((event) => of(event) && okOf(event) !== undefined);
      if (tags['ok'] !== undefined && okOf(value) !== tags['ok'])
        wrong.push(`${name}:${version} is ok=${tags['ok']}, and ${okOf(value)} was told`);
    }
    const champion = aliases.get(name)?.['champion'];
    const move = last((event) => event.name === name && event.kind === 'model-alias-moved');
    if (champion !== move?.version)
      wrong.push(`${name}@champion is ${champion}, and ${move?.version} was told`);
  }
  return wrong;
}

function okOf(event: ModelEvent | undefined): string | undefined {
  return event?.kind === 'model-tag-set' ? event.tag?.value : event?.details?.tags?.['ok'];
}

test('three thousand interleavings of runs, kills and changes: nothing is lost, and nothing is told for ever', async () => {
  let events = 0;
  let kills = 0;
  for (let seed = 1; seed <= 3000; seed += 1) {
    const simulated = await simulate(seed);
    expect(untold(simulated.world), `seed ${seed}`).toEqual([]);
    expect(await finish(simulated.world), `seed ${seed}`).toBe(0);
    events += simulated.world.told.length;
    kills += simulated.kills;
  }
  expect(events).toBeGreaterThan(10_000);
  expect(kills).toBeGreaterThan(1000);
}, 60_000);

test('one run after the other tells every event once', async () => {
  const pick = random(7);
  const world = new World();
  for (let round = 0; round < 200; round += 1) {
    world.change(pick);
    for await (const _ of run(world));
  }
  await finish(world);
  const ids = world.told.map(({ event }) => event.id);
  expect(ids.length).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an alias or a tag that is gone when a run looks is news again when it comes back, with an id of its own', async () => {
  const world = new World();
  const iris = versionOf('iris', '1', context.now);
  for (const isThere of [true, false, false, true]) {
    const tags: Record<string, string> = isThere ? { ok: '1' } : {};
    world.versions.set('iris', new Map([['1', { ...iris, tags }]]));
    world.aliases.set('iris', isThere ? { champion: '1' } : {});
    await finish(world);
  }
  const told = world.told.map(({ event }) => event.kind);
  expect(told).toEqual(['model-registered', 'model-alias-moved', 'model-alias-moved', 'model-tag-set']);
  expect(new Set(world.told.map(({ event }) => event.id)).size).toBe(4);
});

test('a run that was killed before it could say what it told is repeated with the same ids', async () => {
  const world = new World();
  world.versions.set('iris', new Map([['1', versionOf('iris', '1', context.now)]]));
  world.aliases.set('iris', { champion: '1' });
  const killed = run(world);
  while (world.told.length < 2) {
    const before = world.cursor;
    await killed.next();
    if (world.told.length === 1) world.cursor = before;
  }
  await finish(world);
  const ids = world.told.map(({ event }) => event.id);
  expect(new Set(ids).size).toBe(2);
  expect(ids.length).toBeGreaterThan(2);
});
