import type { HashedFile } from '@slipway/core/ports-files';
import type { BodyPart } from '@slipway/core/ports-transfers';
import { Failure } from '@slipway/core/trouble';
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
  tagsOfPlace,
  type Place,
} from './logged-models.ts';
import { filterFor, searchVersions } from './models.ts';
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
  /**
   * All files are there, with this digest, and the place is taken over by nobody any more.
   * @throws Failure `LOCKED` when another run took it over, because this one stood still for `abandonedMs`
   */
  seal(digest: string): Promise<void>;
  /** The next run may go on from here at once. */
  giveUp(): Promise<void>;
  /** This run does nothing here any more. */
  end(): Promise<void>;
}

/** Takes over a place that a stopped run left for the same files, or makes one. */
export async function occupyPlace(server: Server, { name }: Registration, shape: string): Promise<Occupied> {
  const { ports } = server;
  const experimentId = await experiment(server);
  const owner = crypto.randomUUID();
  const now = ports.clock.now();
  const left = await leftoverPlaces(server, experimentId, name);
  await removeOld(server, left, name);
  const fitting = left.find(
    (each) =>
      each.tags[placeTags.shape] === shape && isAbandoned(each, now) && now - each.madeAt < leftoverMs,
  );
  const marks = (): Record<string, string> => ({
    [placeTags.owner]: owner,
    [placeTags.beat]: String(ports.clock.now()),
  });
  const place =
    fitting !== undefined && (await takeOver(server, fitting, marks()))
      ? fitting
      : await makePlace(server, experimentId, name, { [placeTags.shape]: shape, ...marks() });
  const before = place === fitting ? await whatIsThere(server, place) : {};
  const uploaded: Uploaded = {};
  const isOurs = async (): Promise<boolean> => (await tagsOfPlace(server, place))[placeTags.owner] === owner;
  const keep = async (tags: Record<string, string>): Promise<void> => {
    if (!(await isOurs())) return;
    const bytes = encodeUtf8(JSON.stringify({ ...before, ...uploaded }));
    await putArtifact(server, `${place.root}/${uploadedPath}`, [{ bytes }]);
    await setPlaceTags(server, place, tags);
  };
  const beating = beatEvery(beatMs, () => keep({ [placeTags.beat]: String(ports.clock.now()) }), ports.clock);
  return {
    place,
    once: async (upload, work) => {
      const known = before[upload.path];
      const sent = known !== undefined && (await isSame(upload.parts, known, ports)) ? known : await work();
      uploaded[upload.path] = [...sent];
      return sent;
    },
    seal: async (digest) => {
      await beating.stop();
      if (!(await isOurs())) throw overtaken(name);
      await setPlaceTags(server, place, { [placeTags.beat]: 'stored', [placeTags.digest]: digest });
    },
    giveUp: async () => {
      await beating.stop();
      await keep({ [placeTags.beat]: '0' }).catch(() => undefined);
    },
    end: () => beating.stop(),
  };
}

/** A run that is at it says so; `stored` is not taken over, because whoever stored it may be about to make a version. */
function isAbandoned({ tags }: Place, now: number): boolean {
  const beat = tags[placeTags.beat] ?? '0';
  return /^\d+$/.test(beat) && Math.abs(now - Number(beat)) > abandonedMs;
}

async function removeOld(server: Server, places: readonly Place[], name: string): Promise<void> {
  const now = server.ports.clock.now();
  for (const place of places) {
    const isStored = place.tags[placeTags.beat] === 'stored';
    if (now - place.madeAt < leftoverMs || !(isStored || isAbandoned(place, now))) continue;
    if (!(await hasVersion(server, place, name))) await removePlace(server, place).catch(() => undefined);
  }
}

/** The mark `done` is set after the version is made, so it may be missing. */
async function hasVersion(server: Server, { id, tags }: Place, name: string): Promise<boolean> {
  const filter = filterFor(name, { [placeTags.shape]: tags[placeTags.shape] ?? '' });
  for await (const { source } of searchVersions(server, filter)) if (source === `models:/${id}`) return true;
  return false;
}

/** Two runs may want the same place: the one whose mark is there after a moment has it. */
async function takeOver(server: Server, place: Place, marks: Record<string, string>): Promise<boolean> {
  await setPlaceTags(server, place, marks);
  await server.ports.clock.sleep(1000);
  return (await tagsOfPlace(server, place))[placeTags.owner] === marks[placeTags.owner];
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

function overtaken(name: string): Failure {
  return new Failure('LOCKED', `this run stood still while it uploaded ${name}, and another took over`, {
    remedy: 'run this again',
  });
}
