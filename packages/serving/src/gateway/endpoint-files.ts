import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkedJson } from '@slipway/core/checked-json';
import {
  childRecordsSchema,
  endpointRecordSchema,
  type ChildRecord,
  type EndpointRecord,
} from '@slipway/core/endpoint';

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
 * @throws Error when it is not there; Failure that names the first field that is wrong
 */
export function readRecord(folder: string): EndpointRecord {
  const file = join(folder, endpointFiles.record);
  return checkedJson(endpointRecordSchema, readFileSync(file, 'utf8'), file);
}

/** A mark that changes with every rewrite of `endpoint.json`; undefined while there is none. */
export function recordMark(folder: string): string | undefined {
  const stands = statSync(join(folder, endpointFiles.record), { throwIfNoEntry: false });
  return stands === undefined ? undefined : `${stands.ino}-${stands.mtimeMs}-${stands.size}`;
}

/** The servers that an earlier gateway left; none when it ended in order or the file cannot be read. */
export function readChildren(folder: string): ChildRecord[] {
  const file = join(folder, endpointFiles.children);
  try {
    return checkedJson(childRecordsSchema, readFileSync(file, 'utf8'), file);
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
