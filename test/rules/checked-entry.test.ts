// What comes over a wire or from a file is checked by a schema where it enters: a type that is only asserted is a promise
// that somebody else would have to keep, and it breaks far from where it was made.
import { expect, test } from 'vitest';

import { filesWhere, isShipped, type RepositoryFile } from './repository.ts';
import { dottedName, nodesOf, placeOf, type Node } from './syntax.ts';

/** Rooms whose own change is under way; a line goes with the last of its places, and then the list. */
const notYet = ['packages/oci/'];

/** `JSON.parse(…)`, `parsePythonJson(…)`, `answer.json()`: what nobody knows the shape of. */
function isParsed(value: unknown): boolean {
  const { type, callee, argument, expression } = (value ?? {}) as Node;
  if (type === 'AwaitExpression') return isParsed(argument);
  if (type === 'ParenthesizedExpression') return isParsed(expression);
  return type === 'CallExpression' && isReader(callee as Node);
}

function isReader(callee: Node): boolean {
  const isJson = callee.type === 'MemberExpression' && dottedName(callee['property']) === 'json';
  return isJson || ['JSON.parse', 'parsePythonJson'].includes(dottedName(callee) ?? '');
}

/** `unknown`, and `Json`, which is all that can be parsed: they promise nothing. */
function promises(typed: Node): boolean {
  const { type, typeAnnotation } = typed['typeAnnotation'] as Node;
  const given = (type === 'TSTypeAnnotation' ? typeAnnotation : typed['typeAnnotation']) as Node;
  return given.type !== 'TSUnknownKeyword' && dottedName(given['typeName']) !== 'Json';
}

/** Places that give what was parsed a type that promises something. */
function asserted(files: readonly RepositoryFile[]): string[] {
  return files.flatMap((file) =>
    nodesOf(file)
      .filter((node) => {
        if (node.type === 'VariableDeclarator') {
          const id = node['id'] as Node;
          return isParsed(node['init']) && id['typeAnnotation'] && promises(id);
        }
        const isAssertion = node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion';
        return isAssertion && isParsed(node['expression']) && promises(node);
      })
      .map((node) => `${placeOf(file, node)} says what JSON holds and does not check it: use checkedJson`),
  );
}

test('what comes from outside is checked where it enters', () => {
  const meant = (path: string): boolean => isShipped(path) && !notYet.some((room) => path.startsWith(room));
  expect(asserted(filesWhere(meant))).toEqual([]);
});

test('the rule sees what breaks it', () => {
  const text = [
    'const a = JSON.parse(text) as Thing;',
    'const { b } = (await (await fetch(url)).json()) as { b: string };',
    'const c: Thing = JSON.parse(text);',
    'const d = <Thing>parsePythonJson(text);',
    'const e = JSON.parse(text) as unknown;',
    'const f: unknown = JSON.parse(text);',
    'const g = other.parse(text) as Thing;',
    'const h: Json = JSON.parse(text);',
  ].join('\n');
  const path = 'packages/core/src/a.ts';
  const lines = asserted([{ path, text }]).map((place) => place.split(' ')[0]);
  expect(lines).toEqual([1, 2, 3, 4].map((line) => `${path}:${line}`));
});
