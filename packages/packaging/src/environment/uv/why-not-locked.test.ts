import { describe, expect, it } from 'vitest';

import { Problems } from '@slipway/core/trouble';

import { whyNotLocked } from './why-not-locked.ts';

const runtime = { version: '3.11', where: { input: 'python-version' } };
const facts = { runtimeVersion: '3.11', platform: 'linux/amd64' };
const wanted = { server: [], model: [], constraints: [], indexOptions: [], runtime };

describe('why there is no lock', () => {
  it.each(['401 Unauthorized', '403 Forbidden'])(
    'is who asks, also when only a file is refused: %s',
    (status) => {
      const stderr = [
        'error: Failed to fetch: http://packages.example.com:4711/files/alpha-1.0-py3-none-any.whl?key=s3cr3t',
        `  cause: HTTP status client error (${status}) for url (http://packages.example.com:4711/files/alpha)`,
      ].join('\n');
      const why = whyNotLocked(stderr, wanted, facts, { debug: () => undefined });
      expect(why).toBeInstanceOf(Problems);
      expect((why as Problems).problems).toMatchObject([
        {
          where: { input: 'index-credentials' },
          said: expect.stringContaining('alpha-1.0-py3-none-any.whl answered 40') as string,
          remedy: expect.stringContaining('packages.example.com=user:password') as string,
        },
      ]);
      expect(JSON.stringify((why as Problems).problems)).not.toContain('s3cr3t');
    },
  );

  it('is an index out of reach otherwise', () => {
    const stderr = 'error: Failed to fetch: `https://packages.example.com/simple/alpha/`\n  cause: dns error';
    expect(whyNotLocked(stderr, wanted, facts, { debug: () => undefined })).toMatchObject({
      code: 'NETWORK_FAILED',
      message: 'packages.example.com could not be reached',
    });
  });
});
