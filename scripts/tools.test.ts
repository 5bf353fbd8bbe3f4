import { expect, test } from 'vitest';

import { pinnedUv } from '@slipway/packaging/environment/uv/tool';

import { causeIn, versionOf } from './tools.ts';

test('the tests run with the uv that the actions install', () => {
  expect(versionOf('uv')).toBe(pinnedUv);
});

test('a network that is out of reach is named instead of what pip made of it', () => {
  const printed = [
    "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('<pip.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/uv/",
    'ERROR: Could not find a version that satisfies the requirement uv==0.13.8 (from versions: none)',
    'ERROR: No matching distribution found for uv==0.13.8',
  ].join('\n');
  expect(causeIn(printed)).toBe(
    'Failed to establish a new connection: [Errno -3] Temporary failure in name resolution',
  );
});

test('anything else is the last line', () => {
  expect(causeIn('some warning\nERROR: No space left on device\n')).toBe('No space left on device');
});
