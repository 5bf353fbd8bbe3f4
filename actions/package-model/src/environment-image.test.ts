import { describe, expect, it } from 'vitest';

import { Problems } from '@slipway/core/trouble';

import type { Wish } from './azure-config.ts';
import { askedBase, environmentIdOf, withEnvironmentImage } from './environment-image.ts';

const base = { host: 'ghcr.io', repository: 'octo/base', tag: '1' };
const named = `ghcr.io/octo/env@sha256:${'a'.repeat(64)}`;
const image = { output: ['registry'], check: true, checkIn: 'auto' };

function taken(wish: object): Wish {
  return withEnvironmentImage({ ...image, ...wish } as unknown as Wish);
}

function placesOf(wish: object): unknown[] {
  try {
    taken(wish);
  } catch (thrown) {
    if (thrown instanceof Problems) return thrown.problems.map(({ where }) => where);
  }
  throw new Error('there should be problems');
}

describe('an image as the environment', () => {
  it('is the base, on which nothing is installed', () => {
    expect(taken({ environment: named })).toMatchObject({
      environment: 'none',
      baseImage: { host: 'ghcr.io', repository: 'octo/env', digest: `sha256:${'a'.repeat(64)}` },
    });
    expect(taken({ environment: 'none', baseImage: base })).toMatchObject({ baseImage: base });
    expect(environmentIdOf({ environment: 'none' }, { environment: 'uv' })).toBe('none');
    expect(environmentIdOf({ environment: 'none' }, { environment: 'npm', readyLock: 'x' })).toBe('npm');
  });

  it('is what servers of the base have, whatever a file says of packages', () => {
    for (const server of ['custom', 'triton'])
      expect(taken({ server, environment: 'conda.yml', configImage: base })).toMatchObject({
        environment: 'none',
      });
    expect(askedBase({ baseImage: undefined, configImage: base }, 'image')).toEqual(base);
    expect(placesOf({ server: 'custom' })).toEqual([{ input: 'base-image' }]);
    expect(placesOf({ server: 'custom', baseImage: base, output: ['registry', 'build-context'] })).toEqual([
      { input: 'output' },
    ]);
  });

  it('leaves files alone', () => {
    const wish = { environment: 'conda.yml', output: ['directory'] };
    expect(taken(wish)).toMatchObject(wish);
    expect(environmentIdOf({ environment: 'conda.yml' }, { environment: 'uv' })).toBe('uv');
  });

  it('is refused without a base, with two, for a folder, and for a check without a container', () => {
    expect(placesOf({ environment: 'none' })).toEqual([{ input: 'base-image' }]);
    expect(placesOf({ environment: named, baseImage: base })).toEqual([{ input: 'environment' }]);
    expect(placesOf({ environment: named, output: ['directory'] })).toEqual([{ input: 'output' }]);
    expect(placesOf({ environment: named, checkIn: 'process' })).toEqual([{ input: 'check-in' }]);
  });
});

describe('the base that was asked for', () => {
  it('is that of the input, else that of the file for Python alone', () => {
    expect(askedBase({ baseImage: base, configImage: { ...base, tag: '2' } }, 'python')).toBe(base);
    expect(askedBase({ baseImage: undefined, configImage: base }, 'python')).toBe(base);
    expect(askedBase({ baseImage: undefined, configImage: base }, 'node')).toBeUndefined();
  });
});
