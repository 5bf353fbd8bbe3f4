import { recordOf } from '@slipway/core/is-record';
import {
  hashTypes,
  onlyFile,
  predicateType,
  rootInput,
  statementType,
  type HashType,
  type Resource,
  type Serialization,
  type Statement,
} from './statement.ts';
import { parseShardName } from './shards.ts';

/** What reading gives: a value, or why it is none, as the end of a sentence. */
export type ReadOms<Value> = { value: Value } | { fault: string };

/** The older form, which version 0.2 of the reference tool made. */
const oldPredicateType = 'https://model_signing/Digests/v0.1';

/**
 * Reads what a signature signs, and holds it against the standard: types, digests, paths that stay inside of the
 * model, the root digest. Fields that the standard does not know are left alone, as it asks.
 */
export function readStatement(payload: string, sha256: (bytes: Uint8Array) => string): ReadOms<Statement> {
  const statement = recordOf(parsed(payload));
  if (statement === undefined) return { fault: 'signs something that is not JSON' };
  if (statement['_type'] !== statementType)
    return { fault: `signs a statement of the type ${said(statement['_type'])}, not ${statementType}` };
  if (statement['predicateType'] === oldPredicateType)
    return { fault: 'is of the form before OpenSSF Model Signing 1.0, which can not be checked' };
  if (statement['predicateType'] !== predicateType)
    return { fault: `says something of the type ${said(statement['predicateType'])}, not ${predicateType}` };
  const predicate = recordOf(statement['predicate']);
  const serialization = readSerialization(predicate?.['serialization']);
  if ('fault' in serialization) return serialization;
  const resources = readResources(predicate?.['resources'], serialization.value);
  if ('fault' in resources) return resources;
  const subject = readSubject(statement['subject']);
  if ('fault' in subject) return subject;
  const root = sha256(rootInput(resources.value));
  if (root !== subject.value.digest.sha256)
    return { fault: `says ${subject.value.digest.sha256} of files whose digests make ${root}` };
  const read = { resources: resources.value, serialization: serialization.value };
  return { value: { _type: statementType, subject: [subject.value], predicateType, predicate: read } };
}

function readSubject(value: unknown): ReadOms<Statement['subject'][0]> {
  const subject = Array.isArray(value) && value.length === 1 ? recordOf(value[0]) : undefined;
  const digest = recordOf(subject?.['digest'])?.['sha256'];
  const name = subject?.['name'];
  if (typeof name !== 'string' || name === '' || typeof digest !== 'string')
    return { fault: 'does not name one model with its SHA-256 digest' };
  return { value: { name, digest: { sha256: digest } } };
}

function readSerialization(value: unknown): ReadOms<Serialization> {
  const fields = recordOf(value);
  const method = fields?.['method'];
  const hashType = fields?.['hash_type'];
  const shardSize = fields?.['shard_size'];
  const ignored = fields?.['ignore_paths'] ?? [];
  if (method !== 'files' && method !== 'shards')
    return { fault: `hashes files by the method ${said(method)}, which is unknown` };
  if (!hashTypes.includes(hashType as HashType))
    return { fault: `hashes files with ${said(hashType)}, which is unknown` };
  if (method === 'shards' && !(Number.isSafeInteger(shardSize) && (shardSize as number) > 0))
    return { fault: 'hashes files in shards and does not say their size' };
  if (!Array.isArray(ignored) || !ignored.every((path) => typeof path === 'string'))
    return { fault: 'does not list the paths it leaves out as texts' };
  return {
    value: {
      method,
      hash_type: hashType as HashType,
      shard_size: method === 'shards' ? (shardSize as number) : undefined,
      allow_symlinks: fields?.['allow_symlinks'] === true,
      ignore_paths: ignored,
    },
  };
}

function readResources(value: unknown, { method, hash_type }: Serialization): ReadOms<Resource[]> {
  if (!Array.isArray(value) || value.length === 0) return { fault: 'lists no files' };
  const names = new Set<string>();
  const paths = new Set<string>();
  const resources: Resource[] = [];
  for (const entry of value) {
    const { name, algorithm, digest } = recordOf(entry) ?? {};
    if (typeof name !== 'string' || typeof digest !== 'string' || !/^([0-9a-f]{2})+$/.test(digest))
      return { fault: 'lists a file without a name or a digest' };
    const path = method === 'files' ? name : parseShardName(name)?.path;
    if (path === undefined || !(staysInside(path) || path === onlyFile))
      return { fault: `lists ${name}, which is no path of a model` };
    if (names.has(name)) return { fault: `lists ${name} twice` };
    names.add(name);
    // The reference tool names shards `sha256-sharded-<size>`; the standard has `sha256` for them, too.
    if (typeof algorithm !== 'string' || algorithm.split('-', 1)[0] !== hash_type)
      return {
        fault: `hashes ${name} with ${said(algorithm)} and says that all are hashed with ${hash_type}`,
      };
    resources.push({ name, algorithm, digest });
    paths.add(path);
  }
  if (paths.has(onlyFile) && paths.size > 1) return { fault: 'lists a single file, and others beside it' };
  return { value: resources };
}

function staysInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function said(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120) : 'nothing that can be read';
}
