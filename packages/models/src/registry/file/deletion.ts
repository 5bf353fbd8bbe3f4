import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { Deleted } from '../kind.ts';
import { aliasesTo, refuseAliased } from '../refusals.ts';
import { readAliases } from './aliases.ts';
import type { Layout } from './layout.ts';
import { readPlace, type DeletedVersion } from './stored.ts';
import { noteUnneeded, sweep } from './unneeded.ts';

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
    ...(waiting === 0
      ? {}
      : { remains: 'bytes that no version has any more are removed by the next run after a day' }),
  };
}
