import { expect, test } from 'vitest';

import { filesWhere, isShipped, type RepositoryFile } from './repository.ts';
import { placeOf, statementsOf, type Node } from './syntax.ts';

/** Exported declarations without a docstring directly above them. */
function undocumented(files: readonly RepositoryFile[]): string[] {
  return files.flatMap((file) =>
    statementsOf(file)
      .filter(isExportedDeclaration)
      .filter((statement, index, all) => !isOverload(statement, all[index - 1]))
      .filter((statement) => !hasDocstring(file.text.slice(0, statement.start)))
      .map((statement) => `${placeOf(file, statement)} exports ${nameOf(statement)} without a docstring`),
  );
}

function isExportedDeclaration(statement: Node): boolean {
  if (statement.type === 'ExportDefaultDeclaration') return true;
  return statement.type === 'ExportNamedDeclaration' && statement['declaration'] !== null;
}

/** The docstring of the first overload speaks for all of them. */
function isOverload(statement: Node, before: Node | undefined): boolean {
  return before !== undefined && nameOf(statement) === nameOf(before) && nameOf(statement) !== 'something';
}

function nameOf(statement: Node): string {
  const declaration = statement['declaration'] as { id?: { name?: string }; declarations?: Node[] } | null;
  const first = declaration?.declarations?.[0] as { id?: { name?: string } } | undefined;
  return declaration?.id?.name ?? first?.id?.name ?? 'something';
}

function hasDocstring(before: string): boolean {
  const text = before.trimEnd();
  if (!text.endsWith('*/')) return false;
  return text.slice(text.lastIndexOf('/*')).startsWith('/**');
}

test('every exported declaration has a docstring: a reader of one file should not have to open the next', () => {
  const files = filesWhere((path) => isShipped(path) || isTestingLibrary(path));
  expect(undocumented(files)).toEqual([]);
});

function isTestingLibrary(path: string): boolean {
  return path.startsWith('packages/testing/src/') && path.endsWith('.ts') && !path.endsWith('.test.ts');
}

test('the rule sees what breaks it', () => {
  const text = [
    '/** Größe: documented. */',
    'export const a = 1;',
    'export const b = 2;',
    '/* no docstring */',
    'export interface C {}',
    '// nor this',
    'export type D = string;',
    '/** Both forms. */',
    'export function e(x: string): void;',
    'export function e(x: unknown): void {}',
    'function f() {}',
    "export type { G } from './g.ts';",
    'export default f;',
  ].join('\n');
  expect(undocumented([{ path: 'a.ts', text }])).toEqual([
    'a.ts:3 exports b without a docstring',
    'a.ts:5 exports C without a docstring',
    'a.ts:7 exports D without a docstring',
    'a.ts:13 exports something without a docstring',
  ]);
});
