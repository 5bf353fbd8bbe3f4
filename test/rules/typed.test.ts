import { expect, test } from 'vitest';

import { filesWhere, isShipped, isTypeScript, type RepositoryFile } from './repository.ts';
import { dottedName, nodesOf, placeOf, type Node } from './syntax.ts';

const room = /^(packages\/(core|models|packaging|targets)|actions\/[^/]+)\/src\//;

/** The node in a field of another, when it is one. */
function part(node: Node, field: string): Node | undefined {
  const value = node[field];
  return typeof value === 'object' && value !== null && 'type' in value ? (value as Node) : undefined;
}

const rules: { what: string; reason: string; breaks: (node: Node) => boolean }[] = [
  {
    what: 'as unknown as',
    reason: 'it makes anything of anything: what the value really is, nobody has checked',
    breaks: (node) => {
      const inner = node.type === 'TSAsExpression' ? part(node, 'expression') : undefined;
      return inner?.type === 'TSAsExpression' && part(inner, 'typeAnnotation')?.type === 'TSUnknownKeyword';
    },
  },
  {
    what: 'a result read by a type argument',
    reason: 'the id of a step knows what the step answers; what a reader says instead can be wrong',
    breaks: (node) => {
      const isTyped = node.type === 'CallExpression' && part(node, 'typeArguments') !== undefined;
      return isTyped && /^(earlier\.get|resultOf|answerIn)$/.test(dottedName(node['callee']) ?? '');
    },
  },
  {
    what: 'dispatch by a string',
    reason: 'a step holds its verb, and the verb knows how it is carried out',
    breaks: (node) => {
      const isVerb = (chosen: Node | undefined): boolean =>
        /(^|\.)verb(\.name)?$/.test(dottedName(chosen) ?? '');
      if (node.type === 'SwitchStatement') return isVerb(part(node, 'discriminant'));
      if (node.type === 'MemberExpression')
        return node['computed'] === true && isVerb(part(node, 'property'));
      return node.type === 'BinaryExpression' && (isVerb(part(node, 'left')) || isVerb(part(node, 'right')));
    },
  },
];

function broken(files: readonly RepositoryFile[], breaks: (node: Node) => boolean): string[] {
  return files.flatMap((file) =>
    nodesOf(file)
      .filter(breaks)
      .map((node) => placeOf(file, node)),
  );
}

const files = filesWhere((path) => isShipped(path) && isTypeScript(path) && room.test(path));

test.each(rules)('there is no $what: $reason', ({ breaks }) => {
  expect(broken(files, breaks)).toEqual([]);
});

test.each([
  ['as unknown as', 'const a = b as unknown as C;', 'const a = b as C;'],
  [
    'a result read by a type argument',
    "earlier.get<C>('a'); resultOf<C>(b, 'a');",
    'earlier.get(a); map.get<C>(a);',
  ],
  [
    'dispatch by a string',
    "switch (step.verb) {} verbs[step.verb]; if (verb === 'a') {}",
    'step.verb.carryOut(); verbs[name]; switch (kind) {}',
  ],
])('the rule about %s sees what it is about, and nothing else', (what, bad, good) => {
  const { breaks } = rules.find((rule) => rule.what === what)!;
  const inFile = (text: string): string[] => broken([{ path: 'a.ts', text }], breaks);
  expect(inFile(bad)).not.toEqual([]);
  expect(inFile(good)).toEqual([]);
});
