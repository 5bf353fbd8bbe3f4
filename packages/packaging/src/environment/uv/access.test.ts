import { existsSync, readFileSync, statSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { Secret } from '@slipway/core/secret';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { withAccess } from './access.ts';

const access = {
  credentials: [{ host: 'packages.example.com', user: 'robot', password: new Secret('a "b\\c #d') }],
  folders: ['/wheels'],
  noIndex: true,
};

describe('reaching private packages', () => {
  const ports = nodePorts({ temp: newFolder('slipway-temp-') });

  it('hands credentials over in a file for this user alone, and in no argument', async () => {
    let file = '';
    await withAccess(access, ports, ({ args, environment }) => {
      file = environment['NETRC']!;
      expect(args).toEqual(['--find-links', '/wheels', '--no-index']);
      expect(readFileSync(file, 'utf8')).toBe(
        'machine packages.example.com login "robot" password "a \\"b\\\\c #d"\n',
      );
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
      return Promise.resolve();
    });
    expect(existsSync(file)).toBe(false);
  });

  it('leaves no file behind when uv can not be called', async () => {
    let file = '';
    const called = withAccess(access, ports, ({ environment }) => {
      file = environment['NETRC']!;
      return Promise.reject(new Error('no uv'));
    });
    await expect(called).rejects.toThrow('no uv');
    expect([file === '', existsSync(file)]).toEqual([false, false]);
  });

  it('changes nothing where there is nothing to say', async () => {
    expect(await withAccess(undefined, ports, (reach) => Promise.resolve(reach))).toEqual({
      args: [],
      environment: {},
    });
    const open = { credentials: [], folders: [], noIndex: false };
    expect(await withAccess(open, ports, (reach) => Promise.resolve(reach))).toEqual({
      args: [],
      environment: {},
    });
  });
});
