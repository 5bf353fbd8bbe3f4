import type { Findings } from './finding.ts';
import { judgeImport } from './judge-import.ts';
import { importFinding, unreadable } from './words.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Scans the schema of a skops file: every node names the module and the class that loading it would make, and skops
 * asks for nothing more than that the caller trusts them. Some kinds of nodes reach what other fields name, and readers
 * of older versions take those without comparing them with the class that the node says.
 * Source: https://skops.readthedocs.io/en/stable/persistence.html,
 * https://github.com/skops-dev/skops/tree/v0.13.0/skops/io (`_general.py`, `_numpy.py`, `old/`).
 */
export function scanSkopsSchema(file: string, text: string, findings: Findings): void {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return findings.add(unreadable(file, 'the schema of the model is no JSON'));
  }
  const left: unknown[] = [schema];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value)) if (inner !== null) left.push(inner);
    for (const [module, name] of reachedBy(value as Node)) {
      const verdict = judgeImport(module, name);
      if (verdict.kind !== 'allowed') findings.add(importFinding(file, { module, name, offset: 0 }, verdict));
    }
  }
}

/** Everything that making a node's object would import, as module and name. */
function* reachedBy(node: Node): Generator<[module: string, name: string]> {
  const { __module__: module, __class__: name } = node;
  const content = nodeOf(node['content']);
  const isPartial = node['__loader__'] === 'PartialNode' && holdsImport(nodeOf(content['func']));
  if (typeof module === 'string' && typeof name === 'string' && !(isPartial && module === 'functools'))
    yield [module, name];
  switch (node['__loader__']) {
    case 'FunctionNode':
      if ('function' in content) yield [textOf(content['module_path']), textOf(content['function'])];
      return;
    case 'OperatorFuncNode':
      return yield ['operator', textOf(name)];
    case 'MethodNode': {
      const { __module__: from, __class__: type } = nodeOf(content['obj']);
      return yield [textOf(from), `${textOf(type)}.${textOf(content['func'])}`];
    }
    case 'RandomGeneratorNode':
      return yield ['numpy.random', bitGenerator(nodeOf(content['bit_generator']))];
  }
}

/** A function that is a node is judged by itself; nothing calls what a `partial` makes of it while it is loaded. */
function holdsImport({ __module__: module, __class__: name }: Node): boolean {
  return typeof module === 'string' && typeof name === 'string';
}

/** A bit generator is found in `numpy.random` by a name that is a text in JSON in the state of a dictionary. */
function bitGenerator(state: Node): string {
  const said = textOf(nodeOf(nodeOf(state['content'])['bit_generator'])['content']);
  return /^"(\w+)"$/.exec(said)?.[1] ?? '?';
}

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

/** `?` is a name that can not be told, which is refused. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '?';
}
