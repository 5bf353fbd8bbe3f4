import { parseAst } from 'rolldown/parseAst';

import type { RepositoryFile } from './repository.ts';

/** A node of a syntax tree, as far as the rules look. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Parses TypeScript. */
export function programOf(file: RepositoryFile): Node {
  return parseAst(file.text, { lang: 'ts' }, file.path) as unknown as Node;
}

/** The statements of a file. */
export function statementsOf(file: RepositoryFile): Node[] {
  return programOf(file)['body'] as Node[];
}

/** Every node of a file. */
export function nodesOf(file: RepositoryFile): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      found.push(value);
      Object.values(value).forEach(visit);
    }
  };
  visit(programOf(file));
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** `file.ts:12`, the place of a node as people write it. */
export function placeOf(file: RepositoryFile, node: Node): string {
  return `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;
}

/** The dotted name of a chain such as `process.env` or `test.skip`; undefined for anything else. */
export function dottedName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression') return undefined;
  const object = dottedName(node['object']);
  const property = node['computed'] === true ? undefined : dottedName(node['property']);
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}

/** An import, a re-export or an `import()` and what it names. */
export interface Import {
  specifier: string;
  place: string;
}

/** Everything a file imports. */
export function importsOf(file: RepositoryFile): Import[] {
  const kinds = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'];
  return nodesOf(file)
    .filter((node) => kinds.includes(node.type) && isNode(node['source']))
    .map((node) => ({
      specifier: String((node['source'] as Node)['value']),
      place: placeOf(file, node),
    }));
}
