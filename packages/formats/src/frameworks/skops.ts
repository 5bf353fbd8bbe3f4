import type { ModelFile } from '@slipway/core/bytes';
import { messageOf } from '@slipway/core/trouble';
import { brokenFile } from '../broken-file.ts';
import type { Estimator } from '../detected.ts';
import { readMember, readZip } from '../zip.ts';

/** A node of a skops schema; what is not read here stays unknown. */
type Node = Readonly<Record<string, unknown>>;

/**
 * Reads what a `.skops` file says of its object: a zip archive whose `schema.json` is a tree of types and values.
 * Source: https://github.com/skops-dev/skops/blob/v0.12.0/docs/persistence.rst
 * @throws Problems when it can not be read
 */
export async function readSkops(file: ModelFile): Promise<Estimator> {
  const entries = await readZip(file.path, file);
  const schema = entries.find(({ path }) => path === 'schema.json');
  if (schema === undefined)
    brokenFile(file.path, 'the archive has no `schema.json`', 'a file of `skops.io.dump`');
  const top = parse(file, await readMember(file.path, file, schema));
  const names = valueOf(memberOf(top, 'feature_names_in_'));
  const version = valueOf(memberOf(top, '_sklearn_version'));
  const features = valueOf(memberOf(top, 'n_features_in_') ?? memberOf(firstStep(top), 'n_features_in_'));
  const { protocol } = top;
  return {
    path: file.path,
    className: typeOf(top) ?? 'plain data',
    serialization: 'skops',
    protocol: typeof protocol === 'number' ? protocol : 0,
    version: typeof version === 'string' ? version : undefined,
    features: typeof features === 'number' ? features : undefined,
    featureNames: Array.isArray(names) ? names.map(String) : undefined,
    imports: typesIn(top),
  };
}

function parse(file: ModelFile, bytes: Uint8Array): Node {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isNode(parsed)) return parsed;
  } catch (error) {
    return brokenFile(
      file.path,
      `its \`schema.json\` is no JSON: ${messageOf(error)}`,
      'a skops file that is whole',
    );
  }
  return brokenFile(file.path, 'its `schema.json` is no object', 'a file of `skops.io.dump`');
}

/** `sklearn.pipeline.Pipeline` */
function typeOf(node: Node): string | undefined {
  const { __module__: module, __class__: name } = node;
  return typeof module === 'string' && typeof name === 'string' ? `${module}.${name}` : undefined;
}

/** An attribute of an object: its content is a node of a `dict`, whose content has one node a key. */
function memberOf(node: Node | undefined, name: string): Node | undefined {
  const attributes = isNode(node?.['content']) ? node['content']['content'] : undefined;
  const member = isNode(attributes) ? attributes[name] : undefined;
  return isNode(member) ? member : undefined;
}

/** The estimator of the first step of a pipeline. */
function firstStep(top: Node): Node | undefined {
  const first: unknown = listOf(memberOf(top, 'steps')?.['content'])[0];
  const estimator: unknown = isNode(first) ? listOf(first['content'])[1] : undefined;
  return isNode(estimator) ? estimator : undefined;
}

/** The value of a node that holds JSON, or of a list of such. */
function valueOf(node: Node | undefined): unknown {
  const content = node?.['content'];
  if (typeof content === 'string') {
    try {
      return JSON.parse(content);
    } catch {
      return undefined;
    }
  }
  if (!Array.isArray(content)) return undefined;
  return content.map((item: unknown) => (isNode(item) ? valueOf(item) : undefined));
}

/** Every type of the tree, each once: what loading would import. */
function typesIn(top: Node): string[] {
  const types = new Set<string>();
  const waiting: unknown[] = [top];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isNode(next)) continue;
    const type = typeOf(next);
    if (type !== undefined) types.add(type);
    waiting.push(...Object.values(next));
  }
  return [...types].toSorted();
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
