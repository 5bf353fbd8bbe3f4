import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';

import { leadsOut, manifestText, readManifest } from './manifest.ts';

const sha256 = 'a'.repeat(64);
const good: PackageManifest = {
  schemaVersion: 1,
  digest: `sha256:${sha256}`,
  models: [
    { name: 'iris', version: '1', digest: `sha256:${sha256}`, framework: 'onnx', folder: 'models/iris/1' },
  ],
  multiModel: false,
  environment: {
    provider: 'npm',
    lockFile: 'lock/package-lock.json',
    lockSha256: sha256,
    runtimeVersion: '24',
    platform: 'any',
    packages: 17,
  },
  start: {
    server: 'onnx',
    runtime: 'node',
    args: ['{package}/server/index.js'],
    variables: {},
    routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
    exitCodes: {},
  },
  environmentVariables: {},
  files: [{ path: 'models/iris/1/model.onnx', size: 1, sha256 }],
  createdAt: '2026-01-01T00:00:00.000Z',
};

function problemsOf(changes: object): string[] {
  const read = readManifest(JSON.stringify({ ...good, ...changes }), 'package/slipway.json');
  return 'problems' in read ? read.problems.map(({ said }) => said) : [];
}

describe('reading slipway.json', () => {
  it('reads what it writes', () => {
    expect(readManifest(manifestText(good), 'slipway.json')).toEqual({ manifest: good });
  });

  it('points at the place where the JSON breaks', () => {
    const read = readManifest('{\n  "schemaVersion": 1,\n  oops\n}', 'package/slipway.json');
    expect(read).toMatchObject({
      problems: [{ where: { file: 'package/slipway.json', line: 3, column: 3 } }],
    });
    expect(readManifest('[]', 'slipway.json')).toHaveProperty('problems');
  });

  it('refuses another schema before anything else', () => {
    expect(problemsOf({ schemaVersion: 2, files: 'x' })).toEqual(['`schemaVersion` is 2']);
    expect(problemsOf({ schemaVersion: undefined })).toEqual(['`schemaVersion` is missing']);
  });

  it('names every field that is missing or wrong', () => {
    expect(
      problemsOf({ digest: 'md5:1', files: [{ path: 'a' }], start: { ...good.start, runtime: 'perl' } }),
    ).toEqual([
      '`digest` is missing or not readable',
      '`start.runtime` is missing or not readable',
      '`files` is missing or not readable',
    ]);
  });

  it('believes no path that leads out of the package', () => {
    const files = [{ path: '../../etc/passwd', size: 1, sha256 }];
    expect(problemsOf({ files })).toEqual(['the path `../../etc/passwd`']);
    expect(problemsOf({ sampleInput: 'C:secret' })).toEqual(['the path `C:secret`']);
    expect(problemsOf({ environment: { ...good.environment, lockFile: '/lock' } })).toEqual([
      'the path `/lock`',
    ]);
  });

  it.each(['', '/a', '..', 'a/../b', 'a/..', './a', 'a//b', 'a/', 'C:/a', 'a\\b', 'a\0b'])(
    '%j leads out',
    (path) => {
      expect(leadsOut(path)).toBe(true);
    },
  );

  it.each(['a', 'a/b.c', '.hidden', 'a/..b', 'ä ö/ü'])('%j does not', (path) => {
    expect(leadsOut(path)).toBe(false);
  });
});
