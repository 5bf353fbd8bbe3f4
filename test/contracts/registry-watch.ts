import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { mark, toldBy } from '@slipway/models/watch/mark';
import { subscriptionsOf } from '@slipway/models/watch/subscriptions';
import { watch, type Subscription, type Watched } from '@slipway/models/watch/watch';
import type { Registry } from '@slipway/models/registry/kind';
import { nodePorts } from '@slipway/runner/ports';

import { file } from './model-folders.ts';
import type { OpenedRegistry } from './registry-bytes.ts';

const ports = nodePorts();

/** A name that no other test has: a server may keep what subscribers were told although its models are gone. */
function newSubscriber(): string {
  return `test-${randomUUID()}`;
}

/** What is new for a subscriber of versions and of moves of aliases. */
function look(registry: Registry, subscriber: string, more: Partial<Subscription> = {}): Promise<Watched> {
  const wanted = { events: ['model-registered', 'model-alias-moved'] as const };
  return watch(registry, { subscriber, wanted, limit: 256, replay: false, ...more }, ports);
}

function told({ news }: Watched): string[] {
  return news.map(
    ({ event }) => `${event.name}${event.alias === undefined ? '' : `@${event.alias}`}:${event.version}`,
  );
}

/** What a registry promises to those who watch it. */
export function registryWatch(open: (text?: string) => OpenedRegistry): void {
  test('tells what is new once to each subscriber, and keeps what was told', async () => {
    const { registry, add } = open();
    await add({ name: 'iris', path: file('a') });
    await add({ name: 'rose', path: file('b'), alias: 'champion' });
    const nightly = newSubscriber();
    const first = await look(registry, nightly);
    expect(told(first).toSorted()).toEqual(['iris:1', 'rose:1', 'rose@champion:1']);
    const details = first.news.find(({ event }) => event.name === 'iris')?.event.details;
    expect(details?.digest).toBe((await registry.find({ name: 'iris', pick: { version: '1' } }))?.digest);
    await mark(registry, nightly, toldBy(first.news));
    expect(told(await look(registry, nightly))).toEqual([]);

    await add({ name: 'iris', path: file('c'), alias: 'champion' });
    await registry.setAlias('iris', 'champion', '1');
    const second = await look(registry, nightly);
    expect(told(second).toSorted()).toEqual(['iris:2', 'iris@champion:1']);
    await mark(registry, nightly, toldBy(second.news));
    expect(told(await look(registry, nightly))).toEqual([]);
    expect(told(await look(registry, newSubscriber()))).toHaveLength(5);
    expect(await registry.names()).toEqual(['iris', 'rose']);
  });

  test('a tag that is set later makes a version wanted', async () => {
    const { registry, add } = open();
    const { record } = await add({ name: 'iris', path: file('a') });
    await add({ name: 'iris', path: file('b') });
    const wanted = { events: ['model-registered'] as const, tags: { approved: 'true' } };
    expect(told(await look(registry, newSubscriber(), { wanted }))).toEqual([]);
    await registry.setTags(record, { approved: 'true' });
    expect(told(await look(registry, newSubscriber(), { wanted }))).toEqual(['iris:1']);
  });

  test('keeps a text of any length for a subscriber', async () => {
    const { registry, add } = open();
    await add({ name: 'iris', path: file('a') });
    const kept = subscriptionsOf(registry);
    const nightly = newSubscriber();
    expect(await kept.read(nightly)).toBeUndefined();
    for (const text of [
      '{"a":1}',
      `{"long":"${'ü'.repeat(40_000)}"}`,
      `{"longer":"${'x'.repeat(90_000)}"}`,
      '{}',
    ]) {
      await kept.change(nightly, () => text);
      expect(await kept.read(nightly)).toBe(text);
    }
    expect(await kept.read(newSubscriber())).toBeUndefined();
  });
  test('of changes at the same time none is lost', async () => {
    const { text, registry, add } = open();
    await add({ name: 'iris', path: file('a') });
    const nightly = newSubscriber();
    const adding = (word: string) => (now: string | undefined) =>
      JSON.stringify([...new Set([...(JSON.parse(now ?? '[]') as string[]), word])].toSorted());
    const words = ['a', 'b', 'c', 'd'];
    await Promise.all(
      words.map((word) => subscriptionsOf(open(text).registry).change(nightly, adding(word))),
    );
    expect(JSON.parse((await subscriptionsOf(registry).read(nightly)) ?? '')).toEqual(words);
  });
}
