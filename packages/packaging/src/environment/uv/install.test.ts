import { describe, expect, it } from 'vitest';

import { whyNotInstalled } from './install.ts';

describe('why a lock could not be installed', () => {
  it.each([
    [
      'error: Failed to build `numpy==1.19.5`\n  cause: hash of the build',
      '`numpy==1.19.5` has no wheel',
      'choose a version of `numpy`',
    ],
    ['error: Hash mismatch for `six==1.17.0`', 'the 3 locked packages', 'package the model again'],
    ['error: Request failed after 3 retries', 'the 3 locked packages', 'run again when the index'],
  ])('%s', (stderr, message, remedy) => {
    expect(whyNotInstalled(stderr, 3)).toMatchObject({
      code: 'ENVIRONMENT_FAILED',
      message: expect.stringContaining(message) as string,
      remedy: expect.stringContaining(remedy) as string,
    });
  });
});
