import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ModelEvent } from '@slipway/core/model-event';
import { readModelEvent } from '@slipway/core/model-event-reading';
import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';
import { expect, test } from 'vitest';

const workspace = newFolder('slipway-workspace-');

async function register(home: string, name: string, content: string, more = {}): Promise<StepResult> {
  const path = join(workspace, `${name}-${content.length}-${Math.random()}.bin`);
  writeFileSync(path, content);
  const step = await runAction('register-model', {
    inputs: { 'model-path': path, name, ...more },
    home,
    workspace,
  });
  expect(step).toMatchObject({ exitCode: 0, stderr: '' });
  return step;
}

async function watch(home: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  const step = await runAction('watch-models', { inputs, home, workspace });
  expect(step).toMatchObject({ exitCode: 0, stderr: '' });
  return step;
}

interface Entry {
  id: string;
  name: string;
  version: string;
  digest: string;
  alias?: string;
  event: ModelEvent;
}

function entries({ outputs }: StepResult): Entry[] {
  return (JSON.parse(outputs['versions']!) as { include: Entry[] }).include;
}

function ids(step: StepResult): string[] {
  return entries(step).map(({ id }) => id);
}

test('what is new is a matrix, once; what comes later is found by the next run', async () => {
  const home = newFolder();
  const registered = await register(home, 'iris', 'one');
  await register(home, 'iris', 'two', { framework: 'custom' });
  await register(home, 'mnist', 'three');
  const first = await watch(home);
  expect(ids(first)).toEqual(['iris:1', 'iris:2', 'mnist:1']);
  expect(first.outputs).toMatchObject({ count: '3', 'has-new': 'true', waiting: '0' });
  const [entry] = entries(first);
  expect(entry).toMatchObject({ name: 'iris', version: '1', digest: registered.outputs['digest'] });
  expect(readModelEvent(JSON.stringify(entry!.event))).toMatchObject({
    value: { name: 'iris', version: '1' },
  });
  expect(first.summary).toContain('iris:2');

  const second = await watch(home);
  expect(second.outputs).toMatchObject({ count: '0', 'has-new': 'false', versions: '{"include":[]}' });
  expect(second.stdout).toContain('there is nothing new for octo-models-');

  await register(home, 'iris', 'four');
  expect(ids(await watch(home))).toEqual(['iris:3']);
});

test('a version that appears late, with a lower number and from a clock that is behind, is told', async () => {
  const home = newFolder();
  await register(home, 'iris', 'new', { version: '7' });
  expect(ids(await watch(home))).toEqual(['iris:7']);
  await register(home, 'iris', 'late', { version: '3' });
  const path = join(home, 'registry', 'models', 'iris', '3.json');
  const stored = JSON.parse(readFileSync(path, 'utf8')) as { record: { provenance: { createdAt: string } } };
  stored.record.provenance.createdAt = '2001-01-01T00:00:00.000Z';
  writeFileSync(path, JSON.stringify(stored));
  expect(ids(await watch(home))).toEqual(['iris:3']);
});

test('filters: only what fits counts, and what begins to fit later is new then', async () => {
  const home = newFolder();
  await register(home, 'iris', 'one', { tags: 'approved=true' });
  await register(home, 'iris', 'two');
  await register(home, 'mnist', 'three', { tags: 'approved=true', framework: 'onnx' });
  expect(ids(await watch(home, { subscriber: 'a', names: 'ir*' }))).toEqual(['iris:1', 'iris:2']);
  expect(ids(await watch(home, { subscriber: 'b', tags: 'approved=true' }))).toEqual(['iris:1', 'mnist:1']);
  expect(ids(await watch(home, { subscriber: 'c', framework: 'onnx' }))).toEqual(['mnist:1']);
  expect(ids(await watch(home, { subscriber: 'd', alias: 'champion' }))).toEqual([]);
  await register(home, 'iris', 'two', { alias: 'champion' });
  expect(ids(await watch(home, { subscriber: 'd', alias: 'champion' }))).toEqual(['iris:2']);
  expect(ids(await watch(home, { subscriber: 'd', alias: 'champion' }))).toEqual([]);
});

test('an alias that moves is told each time, there and back too, each time with an id of its own', async () => {
  const home = newFolder();
  const aliases = { events: 'alias-moved' };
  await register(home, 'iris', 'one', { alias: 'champion' });
  await register(home, 'iris', 'two');
  const seen: Entry[] = [];
  for (const content of ['one', 'two', 'one']) {
    await register(home, 'iris', content, { alias: 'champion' });
    seen.push(...entries(await watch(home, aliases)));
    expect(entries(await watch(home, aliases))).toEqual([]);
  }
  expect(seen.map(({ id, alias }) => [id, alias])).toEqual([
    ['iris:1', 'champion'],
    ['iris:2', 'champion'],
    ['iris:1', 'champion'],
  ]);
  expect(new Set(seen.map(({ event }) => event.id)).size).toBe(3);
});

test('since: a subscriber may begin with what comes after', async () => {
  const home = newFolder();
  await register(home, 'iris', 'old');
  const begin = await watch(home, { since: 'now' });
  expect(begin.outputs['has-new']).toBe('false');
  expect(begin.stdout).toContain('what is there counts as told');
  await register(home, 'wine', 'new');
  expect(ids(await watch(home, { since: 'now' }))).toEqual(['wine:1']);
  expect(ids(await watch(home, { since: '7d', subscriber: 'other' }))).toEqual(['iris:1', 'wine:1']);
});

test('limit: the oldest first, the rest waits for the next run', async () => {
  const home = newFolder();
  for (const content of ['a', 'bb', 'ccc']) await register(home, 'iris', content);
  const first = await watch(home, { limit: '2' });
  expect([ids(first), first.outputs['waiting']]).toEqual([['iris:1', 'iris:2'], '1']);
  expect(first.annotations).toMatchObject([
    { level: 'notice', message: expect.stringContaining('1 event more waits') },
  ]);
  expect(ids(await watch(home, { limit: '2' }))).toEqual(['iris:3']);
});

test('replay tells again with the same ids', async () => {
  const home = newFolder();
  await register(home, 'iris', 'one', { alias: 'champion' });
  const inputs = { events: 'version-registered, alias-moved' };
  const first = entries(await watch(home, inputs)).map(({ event }) => event.id);
  expect(first).toHaveLength(2);
  expect(entries(await watch(home, inputs))).toEqual([]);
  expect(entries(await watch(home, { ...inputs, replay: 'true' })).map(({ event }) => event.id)).toEqual(
    first,
  );
  const later = { ...inputs, replay: 'true', since: '2999-01-01', events: 'version-registered' };
  expect(entries(await watch(home, later))).toEqual([]);
});

test('mark: later tells again until a run confirms what was told', async () => {
  const home = newFolder();
  await register(home, 'iris', 'one', { alias: 'champion' });
  const inputs = { mark: 'later', events: 'version-registered, alias-moved' };
  const first = await watch(home, inputs);
  const again = await watch(home, inputs);
  expect(entries(again).map(({ event }) => event.id)).toEqual(entries(first).map(({ event }) => event.id));
  await register(home, 'iris', 'two');
  await watch(home, { confirm: first.outputs['cursor']! });
  expect(ids(await watch(home, inputs))).toEqual(['iris:2']);
});

test('a dry run says what is new and leaves it new', async () => {
  const home = newFolder();
  await register(home, 'iris', 'one');
  const dry = await watch(home, { 'dry-run': 'true' });
  expect(dry.stdout).toMatch(/1\. keep that octo-models-\S+ was told of 1 event/);
  expect(ids(dry)).toEqual(['iris:1']);
  expect(ids(await watch(home))).toEqual(['iris:1']);
});

test('four runs at the same time lose nothing, and tell the same event with the same id', async () => {
  const home = newFolder();
  for (const content of ['a', 'bb', 'ccc']) await register(home, 'iris', content);
  const steps = await Promise.all(Array.from({ length: 4 }, () => watch(home)));
  const told = steps.flatMap(entries);
  expect(new Set(told.map(({ id }) => id))).toEqual(new Set(['iris:1', 'iris:2', 'iris:3']));
  expect(new Set(told.map(({ event }) => event.id)).size).toBe(3);
  expect(entries(await watch(home))).toEqual([]);
});

test('everything that is wrong is said at once', async () => {
  const step = await runAction('watch-models', {
    inputs: {
      names: 'a/b',
      since: 'yesterday',
      limit: '0',
      events: 'deleted',
      confirm: '{}',
      dispatch: 'nobody',
    },
    workspace,
  });
  expect(step.exitCode).toBe(1);
  expect(step.annotations.map(({ message }) => message.split('\n')[0]).toSorted()).toEqual(
    ['confirm', 'dispatch', 'events', 'limit', 'names', 'since'].map((name) => `input \`${name}\``),
  );
  const token = await runAction('watch-models', { inputs: { dispatch: 'true', mark: 'later' }, workspace });
  expect(token.annotations.map(({ message }) => message.split('\n')[0])).toEqual([
    'input `github-token`',
    'input `mark`',
  ]);
});
