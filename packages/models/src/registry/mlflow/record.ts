import type { ModelRecord } from '@slipway/core/model-record';
import { Failure, Problems, refuse } from '@slipway/core/trouble';
import type { InPlace, Registered, Registration } from '../kind.ts';
import { recordOf } from '../record-of.ts';
import { refuseVersion } from '../refusals.ts';
import { withClaim, type Claim } from './claims.ts';
import { finishPlace, placeTags, removePlace, setPlaceTags } from './logged-models.ts';
import { ensureModel, filterFor, searchVersions, removeVersion } from './models.ts';
import type { Server } from './server.ts';
import type { PlacedFiles } from './store.ts';
import { isOurs, readStored, tagsToStore } from './stored.ts';
import { own } from './tags.ts';
import type { WireTag, WireVersion } from './wire.ts';

/** How often the version is asked for when the server's answer is lost. */
const attempts = 3;

/**
 * Makes the version of files that are on the server, or finds the one that holds these bytes. One run at a time for the
 * same bytes; others make their versions meanwhile, and MLflow gives the numbers.
 */
export async function makeVersion(
  server: Server,
  wanted: Registration,
  placed: PlacedFiles,
  shape: string,
): Promise<Omit<Registered, 'uri'>> {
  const { name } = wanted;
  await ensureModel(server, name);
  return withClaim(server, name, placed.digest.slice('sha256:'.length, 32), async (claim) => {
    const existing = await versionOfDigest(server, name, placed.digest);
    if (existing !== undefined) {
      if (placed.place !== undefined) await removePlace(server, placed.place).catch(() => undefined);
      return { record: (await readStored(server, existing)).record, registered: false };
    }
    if (wanted.version !== undefined) await requireNext(server, wanted, wanted.version, placed.digest);
    return { record: await createVersion(server, wanted, placed, shape, claim), registered: true };
  });
}

/** The version of a name that holds these bytes, or undefined; the first, should there be several. */
export async function versionOfDigest(
  server: Server,
  name: string,
  digest: string,
): Promise<WireVersion | undefined> {
  for await (const version of searchVersions(server, filterFor(name, { [own.digest]: digest })))
    if (isOurs(version)) return version;
  return undefined;
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
  digest: string | undefined,
): Promise<void> {
  const next = await nextVersion(server, name);
  if (version === next) return;
  for await (const taken of searchVersions(server, filterFor(name)))
    if (taken.version === version && isOurs(taken) && digest !== undefined)
      refuseVersion((await readStored(server, taken)).record, digest);
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

async function createVersion(
  server: Server,
  wanted: Registration,
  placed: PlacedFiles,
  shape: string,
  claim: Claim,
): Promise<ModelRecord> {
  const { place, root, samples, isArchive } = placed;
  const record = recordOf(wanted, placed, '0', server.ports);
  const tags = await tagsToStore(server, { record, root, samples, isArchive }, shape);
  if (place !== undefined) await finishPlace(server, place);
  const made = await createOnce(server, wanted, placed, tags, claim);
  if (place !== undefined)
    await setPlaceTags(server, place, { [placeTags.beat]: 'done' }).catch(() => undefined);
  if (wanted.version !== undefined && made.version !== wanted.version) {
    await removeVersion(server, made);
    refuseNumber(wanted.version, String(Number(made.version) + 1));
  }
  return { ...record, version: made.version, id: `${record.name}:${made.version}` };
}

/**
 * The call that makes the version. It is not sent again when its answer is lost: whether the version is there is looked
 * up first, which only this run can have made, because it holds the claim.
 */
async function createOnce(
  server: Server,
  { name, description, inPlace }: Registration,
  { place, digest }: PlacedFiles,
  tags: readonly WireTag[],
  claim: Claim,
): Promise<WireVersion> {
  const { run } = server.ports.provenance;
  for (let attempt = 1; ; attempt += 1) {
    await claim.confirm();
    try {
      const answer = await server.call<{ model_version: WireVersion }>({
        method: 'POST',
        path: 'model-versions/create',
        fields: {
          name,
          ...pointingAt(place === undefined ? inPlace! : { source: `models:/${place.id}`, model: place.id }),
          tags,
          ...(description === undefined ? {} : { description }),
          ...(run === undefined ? {} : { run_link: run }),
        },
        what: `make a version of ${name}`,
        repeatable: false,
      });
      if (answer?.model_version === undefined) throw new Failure('NETWORK_FAILED', 'the answer is empty');
      if (attempt > 1) return await onlyOne(server, answer.model_version, digest);
      return answer.model_version;
    } catch (thrown) {
      if (thrown instanceof Problems || !(thrown instanceof Failure) || thrown.code === 'ACCESS_DENIED')
        throw thrown;
      server.ports.signal.throwIfAborted();
      await server.ports.clock.sleep(500 * attempt);
      const made = await versionOfDigest(server, name, digest);
      if (made !== undefined) return made;
      if (attempt === attempts) throw thrown;
    }
  }
}

/** The fields that say what a version is made of. The run of a LoggedModel is known to the server. */
function pointingAt({ source, model, run }: Omit<InPlace, 'root'>): Readonly<Record<string, string>> {
  return {
    source,
    ...(model === undefined ? {} : { model_id: model }),
    ...(run === undefined ? {} : { run_id: run }),
  };
}

/** A call whose answer was lost may have been carried out late: then the second version is deleted, the first stays. */
async function onlyOne(server: Server, made: WireVersion, digest: string): Promise<WireVersion> {
  const first = (await versionOfDigest(server, made.name, digest)) ?? made;
  if (first.version !== made.version) await removeVersion(server, made);
  return first;
}
