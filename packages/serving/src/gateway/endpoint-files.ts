import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  childRecordsSchema,
  endpointRecordSchema,
  type ChildRecord,
  type EndpointRecord,
} from '@slipway/core/endpoint';
import { parse, safeParse, summarize } from 'valibot';

/** The files of an endpoint, by what they hold. The folder is private to the endpoint. */
export const endpointFiles = {
  /** What is wanted: written by deploy-model. */
  record: 'endpoint.json',
  /** What is: written by the gateway. */
  status: 'status.json',
  /** How to reach the gateway; 0600. */
  control: 'control.json',
  /** The server processes of the gateway. */
  children: 'children.json',
} as const;

/**
 * Reads `endpoint.json`.
 * @throws Error when it is not there, or not what an endpoint is described by
 */
export function readRecord(folder: string): EndpointRecord {
  const file = join(folder, endpointFiles.record);
  const read = safeParse(endpointRecordSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} cannot be used:\n${summarize(read.issues)}`);
  return read.output;
}

/** A mark that changes with every rewrite of `endpoint.json`; undefined while there is none. */
export function recordMark(folder: string): string | undefined {
  const stands = statSync(join(folder, endpointFiles.record), { throwIfNoEntry: false });
  return stands === undefined ? undefined : `${stands.ino}-${stands.mtimeMs}-${stands.size}`;
}

/** The servers that an earlier gateway left; none when it ended in order or the file cannot be read. */
export function readChildren(folder: string): ChildRecord[] {
  try {
    return parse(childRecordsSchema, JSON.parse(readFileSync(join(folder, endpointFiles.children), 'utf8')));
  } catch {
    return [];
  }
}

/**
 * Writes a file whole or not at all, readable by its owner only: it may hold a token. It is not flushed to disk, which
 * would hold requests up: what it tells is of processes, and they do not survive what a flush protects from.
 */
export function writeWhole(folder: string, name: string, value: unknown): void {
  const temporary = join(folder, `.${name}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, join(folder, name));
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}
