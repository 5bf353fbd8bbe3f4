import type { ModelRecord } from '@slipway/core/model-record';
import { Failure, refuse } from '@slipway/core/trouble';
import type { Deleted, Registered, Registration } from '../kind.ts';
import { recordOf } from '../record-of.ts';
import { aliasesTo, refuseAliased, refuseVersion } from '../refusals.ts';
import { inTurn } from '../turns.ts';
import {
  aliasesOf,
  boardOf,
  filterFor,
  getModel,
  getVersion,
  ourVersions,
  searchVersions,
} from './models.ts';
import { finishPlace, keepPlace, markForDeletion, removeMarked, removePlace } from './places.ts';
import type { Server } from '../../mlflow/server.ts';
import { storedVersion, tagsToStore } from './stored.ts';
import { isOurs, own } from './tags.ts';
import type { PlacedFiles } from './uploads.ts';
import { answer, type WireVersion } from '../../mlflow/wire.ts';

/** How often the version is asked for when the server's answer is lost. */
const attempts = 3;

/**
 * Makes the version of files that are on the server, or finds the one that holds these bytes.
 *
 * Of several versions of the same bytes the lowest number stands; whoever made another one deletes it. MLflow gives the
 * numbers in one transaction each, so all agree which one that is. Runs with the same bytes go in turn, because MLflow
 * gives no number twice and a version that is deleted leaves a gap: see README.md.
 */
export async function makeVersion(
  server: Server,
  wanted: Registration,
  placed: PlacedFiles,
  shape: string,
): Promise<Omit<Registered, 'uri'>> {
  const { name } = wanted;
  await server.find('POST', 'registered-models/create', answer.nothing, { name }, { input: 'name' });
  const subject = placed.digest.slice('sha256:'.length, 32);
  return inTurn(boardOf(server, name), subject, server.ports.clock, async () => {
    const [there] = await versionsOf(server, name, placed.digest);
    if (there !== undefined) return standBack(server, placed, there);
    if (wanted.version !== undefined) await requireNext(server, wanted, wanted.version, placed.digest);
    const record = recordOf(wanted, placed, '0', server.ports);
    const tags = await tagsToStore(server, { ...placed, record }, shape);
    if (placed.place !== undefined) await finishPlace(server, placed.place);
    const { version, source } = await create(server, wanted, placed, tags);
    const [first, ...others] = await versionsOf(server, name, placed.digest);
    for (const other of others) if (other.source === source) await removeVersion(server, other);
    if (first !== undefined && first.version !== version) return standBack(server, placed, first);
    if (placed.place !== undefined) await keepPlace(server, placed.place).catch(() => undefined);
    if (wanted.version !== undefined && version !== wanted.version) {
      await removeVersion(server, { name, version });
      refuseNumber(wanted.version, String(Number(version) + 1));
    }
    return { record: { ...record, version, id: `${name}:${version}` }, registered: true };
  });
}

/** The version is there already: what was uploaded for another one goes. */
async function standBack(
  server: Server,
  { place }: PlacedFiles,
  there: WireVersion,
): Promise<Omit<Registered, 'uri'>> {
  if (place !== undefined) await removePlace(server, place).catch(() => undefined);
  return { record: (await storedVersion(server, there)).record, registered: false };
}

/** The versions of a name that hold these bytes, the lowest number first. */
function versionsOf(server: Server, name: string, digest: string): Promise<WireVersion[]> {
  return ourVersions(server, filterFor(name, { [own.digest]: digest }));
}

/** The call that makes the version. It is not sent again before it was looked up whether the version is there. */
async function create(
  server: Server,
  { name, description, inPlace }: Registration,
  { place, digest }: PlacedFiles,
  tags: object,
): Promise<WireVersion> {
  // The run of a LoggedModel is known to the server.
  const source = place === undefined ? inPlace?.source : `models:/${place.id}`;
  const model_id = place === undefined ? inPlace?.model : place.id;
  const run_link = server.ports.provenance.run;
  const fields = { name, source, model_id, run_id: inPlace?.run, tags, description, run_link };
  const terms = { repeatable: false };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await server.call('POST', 'model-versions/create', answer.version, fields, terms))
        .model_version;
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code === 'ACCESS_DENIED') throw thrown;
      server.ports.signal.throwIfAborted();
      await server.ports.clock.sleep(500 * attempt);
      const made = (await versionsOf(server, name, digest)).find((version) => version.source === source);
      if (made !== undefined) return made;
      if (attempt === attempts) throw thrown;
    }
  }
}

/** The number after the largest one that is there. MLflow also skips numbers of versions that were deleted. */
export async function nextVersion(server: Server, name: string): Promise<string> {
  for await (const { version } of searchVersions(server, filterFor(name), 'newest', 1))
    return String(Number(version) + 1);
  return '1';
}

/** @throws Problems when a version was asked for that is not the next one */
export async function requireNext(
  server: Server,
  { name }: Registration,
  version: string,
  digest: string,
): Promise<void> {
  const next = await nextVersion(server, name);
  if (version === next) return;
  const taken = await getVersion(server, { name, version });
  if (taken !== undefined && isOurs(taken))
    refuseVersion((await storedVersion(server, taken)).record, digest);
  refuseNumber(version, next);
}

function refuseNumber(version: string, next: string): never {
  refuse({
    where: { input: 'version' },
    said: version,
    expected: `\`${next}\`: MLflow numbers versions itself, one after the other`,
    remedy: 'leave `version` out, and use an alias or a tag for a name of your own',
  });
}

/** Deletes a version and the aliases that point to it. Nothing happens when it is not there. */
async function removeVersion(
  server: Server,
  { name, version }: Pick<WireVersion, 'name' | 'version'>,
): Promise<void> {
  await server.find('DELETE', 'model-versions/delete', answer.nothing, { name, version });
}

/**
 * Deletes a version: one call, and one transaction of the server in which its aliases go, too. Of its files those are
 * removed that Slipway has put there for this version; what a run has logged stays with the run. The place of the files is
 * marked before, so that the next run finds it when this one is killed.
 */
export async function deleteVersion(
  server: Server,
  wanted: Pick<ModelRecord, 'name' | 'version'>,
  withAliases: boolean,
): Promise<Deleted> {
  const { name, version } = wanted;
  const id = `${name}:${version}`;
  const found = await getVersion(server, wanted);
  if (found === undefined) {
    await removeMarked(server, id);
    return { deleted: false, aliases: [] };
  }
  const aliases = aliasesTo(aliasesOf(await getModel(server, name)), version);
  if (!withAliases) refuseAliased(found, aliases);
  const isOwn = await markForDeletion(server, id, found.source);
  await removeVersion(server, found);
  await removeMarked(server, id);
  const remains = `its files stay where they were logged: ${found.source ?? 'nowhere'}`;
  return { deleted: true, aliases, remains: isOwn ? undefined : remains };
}
