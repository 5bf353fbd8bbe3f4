import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { filesWhere, repositoryPaths, root, type RepositoryFile } from './repository.ts';

const emptyName = /(^|[/._-])(utils?|helpers?|common|misc|managers?)([/._-]|$)/i;

function emptyNames(paths: readonly string[]): string[] {
  return paths.filter((path) => emptyName.test(path));
}

test('no file or folder is named utils, helpers, common, misc or manager: a name says what a thing is', () => {
  expect(emptyNames(repositoryPaths().filter((path) => !isBuilt(path)))).toEqual([]);
  expect(emptyNames(['a/utils.ts', 'a/test-helper/b.ts', 'common/x.ts', 'a/event.ts'])).toHaveLength(3);
});

const lineLimit = 300;

/** Files that may be longer, and why. */
const longFiles: Record<string, string> = {};

function tooLong(files: readonly RepositoryFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > lineLimit && longFiles[path] === undefined)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

test(`no file of code has more than ${lineLimit} lines: a file holds one idea`, () => {
  const code = filesWhere((path) => /\.(ts|mjs|js|py)$/.test(path) && !isBuilt(path));
  expect(tooLong(code)).toEqual([]);
  expect(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(301) }])).toEqual(['a.ts has 301 lines']);
});

test('every exception from the limit is still needed', () => {
  const short = filesWhere((path) => longFiles[path] !== undefined)
    .filter(({ text }) => text.split('\n').length - 1 <= lineLimit)
    .map(({ path }) => path);
  expect(short).toEqual([]);
});

describe('nothing of one machine or one network is written down', () => {
  // Put together here, so that this file does not break its own rule.
  const hosts = new RegExp(
    [
      ['registry', 'npmjs', 'org'],
      ['files', 'pythonhosted', 'org'],
      ['deb', 'debian', 'org'],
      ['proxy', 'golang', 'org'],
    ]
      .map((parts) => parts.join('\\.'))
      .join('|'),
  );
  const machine = new RegExp(
    [root, homedir()]
      .filter((path) => path.split(/[\\/]/).length > 2)
      .map((path) => path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .concat('(?<![\\w.>-])/(?:root|work)/')
      .join('|'),
  );
  const text = (path: string): boolean => !/\.(onnx|joblib|pkl|png|npy|bin|so|safetensors|gguf)$/.test(path);

  function matches(files: readonly RepositoryFile[], pattern: RegExp): string[] {
    return files.flatMap((file) =>
      file.text
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file.path}:${index + 1} says ${pattern.exec(line)?.[0]}`] : [],
        ),
    );
  }

  test('no address of a package registry: which one is used is up to the machine', () => {
    expect(
      matches(
        filesWhere((path) => text(path) && !isBuilt(path)),
        hosts,
      ),
    ).toEqual([]);
    expect(
      matches([{ path: 'a', text: `https://${['registry', 'npmjs', 'org'].join('.')}/x` }], hosts),
    ).toHaveLength(1);
  });

  test('no absolute path of the machine that it was written or built on', () => {
    expect(matches(filesWhere(text), machine)).toEqual([]);
    expect(matches([{ path: 'a', text: `at ${root}/x.ts\nok` }], machine)).toHaveLength(1);
  });
});

test('the built code stays below 14 MB together: the runner downloads it for every job', () => {
  const bytes = repositoryPaths()
    .filter(isBuilt)
    .map((path) => statSync(join(root, path)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(14 * 10 ** 6);
  expect(bytes.length).toBeGreaterThan(0);
});

function isBuilt(path: string): boolean {
  return path.includes('/dist/');
}
