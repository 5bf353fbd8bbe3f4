import { checkedJson } from '@slipway/core/checked-json';
import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import * as v from 'valibot';
import type { Deleted } from '../kind.ts';
import { aliasesTo, refuseAliased } from '../refusals.ts';
import { readAliases } from './aliases.ts';
import type { Layout } from './layout.ts';
import { readPlace, readStored, versionNames, type DeletedVersion } from './stored.ts';

/**
 * Deletes a version by writing over its file: one moment in which it is gone, its number stays taken, and its aliases
 * point to nothing. What belonged to it is removed afterwards, by the next run that is asked to when this one is killed.
 */
export async function deleteVersion(
  layout: Layout,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
  withAliases: boolean,
  ports: Ports,
): Promise<Deleted> {
  const { files, clock } = ports;
  const there = await readPlace(layout, name, version, ports);
  if (there === undefined) return { deleted: false, aliases: [] };
  let aliases: string[] = [];
  if ('record' in there) {
    aliases = aliasesTo(await readAliases(layout, name, ports), version);
    if (!withAliases) refuseAliased(there.record, aliases);
    const { digest, files: recorded } = there.record;
    const deleted = { name, version, digest, at: new Date(clock.now()).toISOString() };
    const blobs = [...recorded, ...there.samples].map(({ sha256 }) => sha256);
    await noteUnneeded(layout, { name, version }, blobs, ports);
    const left: DeletedVersion = { schemaVersion: 1, deleted };
    await files.write(layout.version(name, version), JSON.stringify(left));
  }
  await files.remove(layout.tags(name, version));
  await files.remove(layout.properties(name, version));
  await files.remove(layout.attachments(name, version));
  const waiting = await sweep(layout, ports);
  return {
    deleted: 'record' in there,
    aliases,
    remains:
      waiting === 0
        ? undefined
        : 'bytes that no version has any more are removed by the next run after a day',
  };
}

/**
 * The bytes of deleted versions. Whether a version has a blob can only be told by reading all versions, and while that is
 * done somebody may be registering the same bytes: they are stored before the version appears. Such bytes are young,
 * because whoever stores a blob writes it anew even where it is there. So what is old and belongs to no version is
 * removed, in an order that no kill and no other run can turn into a loss:
 *
 * 1. A blob that is old and belongs to no version is moved aside; no other run takes it for one that is there.
 * 2. All versions are read once more.
 * 3. If it is young after all (somebody stored it just before it was moved) or belongs to a version now, it is moved back;
 *    else it is removed. Whoever makes a version later has stored its bytes again.
 *
 * What a killed run left aside is treated the same way by the next one. A run that has made a version puts back what of
 * its own bytes is aside (`putBack`), so it does not depend on the run that moved them.
 */

/** No run that still works has stored its bytes so long ago. */
const youngMs = 24 * 60 * 60 * 1000;

/** Digests of blobs. */
const noteSchema = v.array(v.string());

const asidePattern = /^([0-9a-f]{64})\.[0-9a-f-]{36}$/;

/** Notes blobs that perhaps nobody needs when a version is gone. Before that it has no effect. */
async function noteUnneeded(
  layout: Layout,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
  blobs: readonly string[],
  { files }: Ports,
): Promise<void> {
  const place = files.join(layout.unneeded, `${files.sha256(`${name}:${version}`)}.json`);
  await files.write(place, JSON.stringify([...new Set(blobs)]));
}

/** Removes the bytes that nobody needs. Answers of how many blobs that can not be said yet, because they are young. */
export async function sweep(layout: Layout, ports: Ports): Promise<number> {
  const notes = await readNotes(layout, ports);
  const noted = [...new Set([...notes.values()].flat())];
  const young = new Set<string>();
  const old: string[] = [];
  for (const sha256 of noted) {
    const age = await ageOf(layout.blob(sha256), ports);
    if (age === 'young') young.add(sha256);
    if (age === 'old') old.push(sha256);
  }
  if (old.length > 0) {
    const used = await usedBlobs(layout, ports);
    for (const sha256 of old) if (!used.has(sha256)) await moveAside(layout, sha256, ports);
  }
  await settleAside(layout, ports);
  for (const [note, blobs] of notes)
    if (!blobs.some((sha256) => young.has(sha256))) await ports.files.remove(note);
  return young.size;
}

/** Puts back those of some blobs that another run has moved aside. For whoever has just made a version of them. */
export async function putBack(layout: Layout, blobs: readonly string[], ports: Ports): Promise<void> {
  const own = new Set(blobs);
  for (const { sha256, path } of await blobsAside(layout, ports))
    if (own.has(sha256)) await moveIfThere(path, layout.blob(sha256), ports);
}

async function moveAside(layout: Layout, sha256: string, ports: Ports): Promise<void> {
  const aside = ports.files.join(layout.unneeded, `${sha256}.${crypto.randomUUID()}`);
  await moveIfThere(layout.blob(sha256), aside, ports);
}

async function settleAside(layout: Layout, ports: Ports): Promise<void> {
  const aside = await blobsAside(layout, ports);
  if (aside.length === 0) return;
  const used = await usedBlobs(layout, ports);
  for (const { sha256, path } of aside) {
    const isNeeded = used.has(sha256) || (await ageOf(path, ports)) === 'young';
    if (isNeeded) await moveIfThere(path, layout.blob(sha256), ports);
    else await ports.files.remove(path);
  }
}

async function readNotes(layout: Layout, { files }: Ports): Promise<Map<string, string[]>> {
  const notes = new Map<string, string[]>();
  for (const name of await files.names(layout.unneeded)) {
    const path = files.join(layout.unneeded, name);
    const text = /^[0-9a-f]{64}\.json$/.test(name) ? await files.readTextIfThere(path) : undefined;
    if (text !== undefined) notes.set(path, checkedJson(noteSchema, text, path));
  }
  return notes;
}

async function blobsAside(layout: Layout, { files }: Ports): Promise<{ sha256: string; path: string }[]> {
  return (await files.names(layout.unneeded))
    .map((name) => ({ sha256: asidePattern.exec(name)?.[1], path: files.join(layout.unneeded, name) }))
    .filter((aside): aside is { sha256: string; path: string } => aside.sha256 !== undefined);
}

/** What all versions of all models are made of. */
async function usedBlobs(layout: Layout, ports: Ports): Promise<Set<string>> {
  const used = new Set<string>();
  for (const name of await ports.files.names(layout.models))
    for (const version of await versionNames(layout, name, ports)) {
      const stored = await readStored(layout, name, version, ports);
      for (const { sha256 } of [...(stored?.record.files ?? []), ...(stored?.samples ?? [])])
        used.add(sha256);
    }
  return used;
}

async function ageOf(path: string, { files, clock }: Ports): Promise<'young' | 'old' | undefined> {
  const facts = await files.stat(path);
  if (facts === undefined) return undefined;
  return clock.now() - facts.modifiedMs < youngMs ? 'young' : 'old';
}

/** Another run may have moved or removed it meanwhile; then there is nothing to do. */
async function moveIfThere(from: string, to: string, { files }: Ports): Promise<void> {
  try {
    await files.move(from, to);
  } catch (thrown) {
    if ((await files.stat(from)) !== undefined) throw thrown;
  }
}
