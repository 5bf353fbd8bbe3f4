import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { root } from './repository.ts';

/** The files that are written out in a page: ` ```ts file=path `. */
function writtenOut(page: string): { path: string; text: string }[] {
  return [...page.matchAll(/^```ts file=(\S+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    path: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

/** Compiles files as if they lay in the checkout; answers what the compiler says. */
function compiled(files: readonly { path: string; text: string }[]): string {
  mkdirSync(join(root, '.slipway'), { recursive: true });
  const folder = mkdtempSync(join(root, '.slipway', 'written-out-'));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const settings = {
      extends: '../../tsconfig.test.json',
      // Both folders count as one, so that relative imports find the files of the checkout.
      compilerOptions: { rootDirs: ['.', '../..'] },
      include: files.map(({ path }) => path),
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
    return '';
  } catch (thrown) {
    return String((thrown as { stdout?: string }).stdout ?? thrown);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const examples = writtenOut(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'));

test('the provider that CONTRIBUTING.md writes out compiles: nobody should begin with code that does not', () => {
  expect(examples).toHaveLength(1);
  expect(compiled(examples)).toBe('');
});

test('the check sees code that does not compile', () => {
  const broken = examples.map(({ path, text }) => ({ path, text: text.replace("id: 'mlserver'", 'id: 1') }));
  expect(compiled(broken)).toContain('TS2322');
});
