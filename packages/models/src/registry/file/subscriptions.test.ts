import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { expect, test } from 'vitest';

import type { Registry, Subscriptions } from '../kind.ts';
import { openFileRegistry } from './file.ts';

function registry(home: string): Registry {
  return openFileRegistry(`${home}/registry`, nodePorts({ home }));
}

function subscriptions(home: string): Subscriptions {
  return registry(home).subscriptions!;
}

test('nothing is kept of a subscriber that was told nothing, and each has its own', async () => {
  const home = newFolder();
  const kept = subscriptions(home);
  expect(await kept.read('one')).toBeUndefined();
  await kept.change('one', () => 'a');
  expect([await kept.read('one'), await kept.read('two')]).toEqual(['a', undefined]);
  expect(await registry(home).names()).toEqual([]);
});

test('of forty changes at the same time none is lost', async () => {
  const home = newFolder();
  const more = (word: string) => (now: string | undefined) => [now, word].filter(Boolean).join(' ');
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => subscriptions(home).change('all', more(`w${index}`))),
  );
  const words = (await subscriptions(home).read('all'))!.split(' ');
  expect(new Set(words).size).toBe(40);
});

test('a run that slept while its number was taken and freed again does not write over what is newer', async () => {
  const home = newFolder();
  const kept = subscriptions(home);
  await kept.change('sleeper', () => '1');
  let slept = false;
  const ports = nodePorts({ home });
  const sleepy = openFileRegistry(`${home}/registry`, {
    ...ports,
    files: {
      ...ports.files,
      claim: async (path, content) => {
        if (!slept) {
          slept = true;
          for (let index = 2; index < 12; index += 1) await kept.change('sleeper', () => String(index));
        }
        return await ports.files.claim(path, content);
      },
    },
  }).subscriptions!;
  await sleepy.change('sleeper', (now) => `${now} and more`);
  expect(await kept.read('sleeper')).toBe('11 and more');
});
