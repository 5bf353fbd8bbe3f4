import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';

import { filesWhere, root } from './repository.ts';

const zizmor = requires('zizmor');
const workflows = filesWhere((path) => /^(\.github\/workflows|workflows-examples)\/[^/]+\.ya?ml$/.test(path));
const folder = newFolder();

afterAll(() => rmSync(folder, { recursive: true }));

/** What zizmor finds, without a network: `rule file`, a line each. */
function weakPoints(...paths: string[]): string[] {
  const { stdout, stderr } = spawnSync(
    'zizmor',
    ['--offline', '--no-progress', '--format', 'json', ...paths],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout) as {
    ident: string;
    locations: { symbolic: { key: { Local?: { verbatim_path: string } } } }[];
  }[];
  return found.map(({ ident, locations }) => {
    const path = locations
      .map(({ symbolic }) => symbolic.key.Local?.verbatim_path)
      .find((at) => at !== undefined);
    return `${ident} ${path ?? ''}`;
  });
}

describe.skipIf(zizmor.missing)(`zizmor${zizmor.note}`, () => {
  test('finds no weak point in a workflow of this repository or in one that users copy', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(5);
    expect(weakPoints(...workflows.map(({ path }) => path))).toEqual([]);
  });

  test('finds what is wrong in one that has it', () => {
    const path = join(folder, '.github', 'workflows', 'weak.yml');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(
      path,
      `on: { issues: { types: [opened] } }
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - run: echo "\${{ github.event.issue.title }}"
`,
    );
    const rules = new Set(weakPoints(path).map((line) => line.split(' ')[0]));
    expect([...rules]).toEqual(expect.arrayContaining(['template-injection', 'unpinned-uses', 'artipacked']));
  });
});
