import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';

import { environments } from '../../environment/all.ts';
import { dockerfile } from './dockerfile.ts';
import { readme } from './readme.ts';

const manifest = {
  digest: 'sha256:1',
  models: [{ name: 'iris', version: '3', digest: 'sha256:2', folder: 'models/iris/3' }],
  environment: { provider: 'uv', lockFile: 'lock/requirements.lock.txt', platform: 'linux-arm64' },
  start: { runtime: 'python', args: ['{package}/server/serve.py'], variables: {}, routes: {} },
  environmentVariables: {},
  files: [{ path: 'source/score.py' }, { path: 'lock/built-wheels.json' }],
} as unknown as PackageManifest;

const base = `registry.example.com:8443/python@sha256:${'b'.repeat(64)}`;
const runtime = { program: 'python3', variables: {} } as const;

function built(variables: Record<string, string>, install: readonly string[] = []): string {
  return dockerfile({ ...manifest, environmentVariables: variables }, runtime, install, base);
}

describe('a Dockerfile', () => {
  it('installs as root, whoever the base runs as, and serves as nobody in particular', () => {
    const lines = built({}, ['RUN install']).split('\n');
    expect(lines.slice(0, 2)).toEqual([`FROM ${base}`, 'USER 0']);
    expect(lines.indexOf('RUN install')).toBe(3);
    expect(lines.at(-3)).toBe('USER 1001');
  });

  it('keeps values as they are, and refuses those that it can not hold', () => {
    expect(built({ A: '$HOME "x" \\n' })).toContain(String.raw`ENV A="\$HOME \"x\" \\n"`);
    expect(() => built({ CERTIFICATE: 'one\ntwo' })).toThrow(/`CERTIFICATE` with a line break/);
  });

  it('leaves out a label that is longer than Docker reads', () => {
    expect(built({})).toContain('dev.slipway.package=');
    expect(built({ LONG: 'x'.repeat(60_000) })).not.toContain('dev.slipway.package=');
  });
});

describe('what a Dockerfile installs', () => {
  const lines = (provider: string, lock: string): string =>
    environments[provider]!.dockerfileLines('/app/lock/some.lock', lock).join('\n');

  it('asks for a secret only where a lock names an index, because old builders know none', () => {
    expect(lines('uv', 'alpha==1\n')).toMatch(
      /^ARG PIP_INDEX_URL\nRUN python3 -m pip install .*--require-hashes/,
    );
    const own = lines('uv', '--extra-index-url https://packages.example.com/simple\nalpha==1\n');
    expect(own).toContain(
      '\nRUN --mount=type=secret,id=netrc NETRC=/run/secrets/netrc python3 -m pip install ',
    );
  });

  it('takes the lists of npm from beside the lock, and installs nothing that the base has', () => {
    expect(lines('npm', '{}')).toContain('cp /app/lock/package*.json /opt/slipway/environment/');
    expect(lines('none', '# nothing')).toBe('');
  });
});

it('the README says where the base comes from, for which platform it is, and what the base must be able to build', () => {
  const text = readme(manifest, { path: '/w/context', access: {}, base });
  expect(text).toContain('docker login registry.example.com:8443');
  expect(text).toContain('docker build --platform linux/arm64');
  expect(text).toContain('--secret id=netrc');
  expect(text).toContain('package/lock/built-wheels.json');
});
