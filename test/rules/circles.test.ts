import { describe, expect, test } from 'vitest';

import { circlesOfFiles, circlesOfFolders } from './circles.ts';
import { filesWhere, isTypeScript } from './repository.ts';

const sources = filesWhere(
  (path) =>
    isTypeScript(path) && /^(packages|actions)\/[^/]+\/src\//.test(path) && !path.endsWith('.test.ts'),
);

describe('a reader can begin at the bottom', () => {
  test('no folders import each other in a circle: none of them could be understood, moved or tested alone', () => {
    expect(circlesOfFolders(sources)).toEqual([]);
  });

  test('no files import each other in a circle: they are one idea, or a third one is missing', () => {
    expect(circlesOfFiles(sources)).toEqual([]);
  });
});

describe('the rules see what breaks them', () => {
  const at = (path: string, ...imports: string[]) => ({
    path: `packages/a/src/${path}`,
    text: imports.map((specifier) => `import type { X } from '${specifier}';`).join('\n'),
  });

  test('a circle of three folders, at any depth', () => {
    const round = [
      at('x/one.ts', '../y/one.ts'),
      at('y/one.ts', '../z/one.ts'),
      at('z/two.ts', '../x/two.ts'),
    ];
    expect(circlesOfFolders(round)).toEqual([
      'packages/a/src/x/one.ts:1 imports packages/a/src/y/one.ts, packages/a/src/y/one.ts:1 imports packages/a/src/z/one.ts, packages/a/src/z/two.ts:1 imports packages/a/src/x/two.ts',
    ]);
    const deep = [at('k/x/one.ts', '../y/one.ts'), at('k/y/one.ts', '../x/one.ts')];
    expect(circlesOfFolders(deep)).toHaveLength(1);
    expect(circlesOfFiles(deep)).toHaveLength(1);
  });

  test('and let pass a kind below its providers and the list above them', () => {
    const kind = [
      at('all.ts', './x/x.ts'),
      at('x/x.ts', '../kind.ts', '../y/y.ts'),
      at('kind.ts'),
      at('y/y.ts'),
    ];
    expect(circlesOfFolders(kind)).toEqual([]);
    expect(circlesOfFiles(kind)).toEqual([]);
  });
});
