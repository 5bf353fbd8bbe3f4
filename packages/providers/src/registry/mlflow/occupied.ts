import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import type { Registration } from '../kind.ts';
import { beatEvery } from './beating.ts';
import { listArtifacts, putArtifact, readArtifact } from './artifacts.ts';
import { uploadedPath } from './layout.ts';
import {
  experiment,
  leftoverPlaces,
  makePlace,
  placeTags,
  removePlace,
  setPlaceTags,
  type Place,
} from './logged-models.ts';
import type { Server } from './server.ts';
import { encodeUtf8 } from './text.ts';

/** How often a run says that it still fills a place, and keeps what it has uploaded. Milliseconds. */
const beatMs = 20_000;

/** Of a run that said nothing for so long another takes over the place. */
const abandonedMs = 90_000;

/** What nobody took over is removed after a day. */
const leftoverMs = 24 * 60 * 60 * 1000;

/** What was uploaded: the digests of the files of each artifact, by its path. */
type Uploaded = Record<string, HashedFile[]>;

/** A place that this run fills. */
export interface Occupied {
  place: Place;
  /** Uploads something, unless an earlier run did and it is the same bytes. Answers the digests of its files. */
  once(
    upload: { path: string; parts: readonly BodyPart[]; size: number },
    work: () => Promise<readonly HashedFile[]>,
  ): Promise<readonly HashedFile[]>;
  /** The next run may go on from here at once. */
  giveUp(): Promise<void>;
  /** This run does nothing here any more. */
  end(): Promise<void>;
}

/** Takes over a place that a stopped run left for the same files, or makes one. */
export async function occupyPlace(server: Server, { name }: Registration, shape: string): Promise<Occupied> {
  const { ports } = server;
  const experimentId = await experiment(server);
  const left = await abandonedPlaces(server, experimentId, name);
  const fitting = left.find(({ tags }) => tags[placeTags.shape] === shape);
  await removeOld(server, left);
  const beatTags = (): Record<string, string> => ({ [placeTags.beat]: String(ports.clock.now()) });
  const place =
    fitting !== undefined && (await isTaken(server, fitting))
      ? fitting
      : await makePlace(server, experimentId, name, { [placeTags.shape]: shape, ...beatTags() });
  const before = place === fitting ? await whatIsThere(server, place) : {};
  const uploaded: Uploaded = {};
  const keep = async (tags: Record<string, string>): Promise<void> => {
    const bytes = encodeUtf8(JSON.stringify({ ...before, ...uploaded }));
    await putArtifact(server, `${place.root}/${uploadedPath}`, [{ bytes }]);
    await setPlaceTags(server, place, tags);
  };
  const beating = beatEvery(beatMs, () => keep(beatTags()), ports.clock);
  return {
    place,
    once: async (upload, work) => {
      const known = before[upload.path];
      const sent = known !== undefined && (await isSame(upload.parts, known, ports)) ? known : await work();
      uploaded[upload.path] = [...sent];
      return sent;
    },
    giveUp: async () => {
      await beating.stop();
      await keep({ [placeTags.beat]: '0' }).catch(() => undefined);
    },
    end: () => beating.stop(),
  };
}

async function abandonedPlaces(server: Server, experimentId: string, name: string): Promise<Place[]> {
  const now = server.ports.clock.now();
  const places = await leftoverPlaces(server, experimentId, name);
  return places.filter(({ tags }) => Math.abs(now - Number(tags[placeTags.beat] ?? 0)) > abandonedMs);
}

async function removeOld(server: Server, left: readonly Place[]): Promise<void> {
  const now = server.ports.clock.now();
  for (const place of left)
    if (now - place.madeAt > leftoverMs) await removePlace(server, place).catch(() => undefined);
}

/** Two runs may want the same place: the one whose beat is there after a moment has it. */
async function isTaken(server: Server, place: Place): Promise<boolean> {
  const { clock } = server.ports;
  if (clock.now() - place.madeAt > leftoverMs) return false;
  const mark = String(clock.now() + Math.random());
  await setPlaceTags(server, place, { [placeTags.beat]: mark });
  await clock.sleep(1000);
  const answer = await server.call<{ model: { info: { tags?: { key: string; value?: string }[] } } }>({
    method: 'GET',
    path: `logged-models/${place.id}`,
    what: 'tell a place of files',
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer?.model.info.tags?.some(({ key, value }) => key === placeTags.beat && value === mark) ?? false;
}

/** What the stopped run had kept of its uploads, as far as the artifacts are there. */
async function whatIsThere(server: Server, { root }: Place): Promise<Uploaded> {
  const text = await readArtifact(server, `${root}/${uploadedPath}`);
  if (text === undefined) return {};
  const listed = new Set((await listArtifacts(server, root)).map(({ path }) => path));
  try {
    const kept = Object.entries(JSON.parse(text) as Uploaded);
    return Object.fromEntries(kept.filter(([path]) => listed.has(path)));
  } catch {
    return {};
  }
}

/** Reading is cheaper than sending: what was uploaded counts only for the bytes that are here now. */
async function isSame(
  parts: readonly BodyPart[],
  known: readonly HashedFile[],
  { files }: Server['ports'],
): Promise<boolean> {
  const paths = parts.flatMap((part) => ('file' in part ? [part.file] : []));
  if (paths.length !== known.length) return false;
  for (const [index, path] of paths.entries())
    if ((await files.hash(path)).sha256 !== known[index]!.sha256) return false;
  return true;
}
