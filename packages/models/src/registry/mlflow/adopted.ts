import type { ModelFile } from '@slipway/core/bytes';
import type { RecordedFile } from '@slipway/core/model-record';
import { Problems } from '@slipway/core/trouble';
import { detect, type Detected } from '@slipway/formats/detect';
import { locatedFile } from '../located.ts';
import { rootDigest } from '../root-digest.ts';
import { listArtifacts, proxiedPath } from './artifacts.ts';
import { keptBytes } from './downloads.ts';
import { fetchAll, modelFiles } from './fetch-all.ts';
import { metricsOf } from './metrics.ts';
import type { Server } from './server.ts';
import type { StoredVersion } from './stored.ts';
import { withStage } from './stages.ts';
import { sortTags } from './tags.ts';
import type { WireVersion } from './wire.ts';

/** What is remembered of a version that another tool registered, so that its files are not fetched again. */
interface Remembered {
  schemaVersion: 1;
  root: string;
  files: RecordedFile[];
}

/**
 * A version that another tool registered, such as MLflow's Python client. It has no digests, so its files are fetched
 * and hashed here; nothing is written to the server. It may change there without anybody noticing: what is fetched
 * again is checked against what was fetched first, on this machine only.
 */
export async function adopted(server: Server, version: WireVersion): Promise<StoredVersion> {
  const { ports } = server;
  const id = `${version.name}:${version.version}`;
  const root = await rootOf(server, version);
  const files = await filesOf(server, version, root);
  const found = await detected(server, files, id);
  const { tags, properties } = sortTags(withStage(version));
  return {
    root,
    samples: [],
    isArchive: false,
    record: {
      name: version.name,
      version: version.version,
      id,
      digest: rootDigest(files, ports.files),
      type: found?.type ?? 'custom_model',
      framework: found?.framework ?? 'custom',
      ...(found?.frameworkVersion === undefined ? {} : { frameworkVersion: found.frameworkVersion }),
      ...(version.description === undefined || version.description === ''
        ? {}
        : { description: version.description }),
      tags,
      properties: { ...properties, ...ownFields(version) },
      datasets: [],
      files,
      singleFile: false,
      folder: 'model',
      ...(found?.schema === undefined ? {} : { schema: found.schema }),
      metrics: await metricsOf(server, version),
      provenance: {
        ...(version.user_id === undefined || version.user_id === '' ? {} : { actor: version.user_id }),
        createdAt: createdAt(version),
      },
    },
  };
}

/** When a version was made; ISO 8601. */
export function createdAt({ creation_timestamp }: WireVersion): string {
  return new Date(Number(creation_timestamp ?? 0)).toISOString();
}

/** The fields that only MLflow has, as properties. */
export function ownFields({ run_id, source, current_stage }: WireVersion): Record<string, string> {
  const fields = { 'mlflow.run': run_id, 'mlflow.source': source, stage: current_stage };
  return Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => field[1] !== undefined && field[1] !== '' && field[1] !== 'None',
    ),
  );
}

async function rootOf(server: Server, { name, version }: WireVersion): Promise<string> {
  const answer = await server.call<{ artifact_uri?: string }>({
    method: 'GET',
    path: 'model-versions/get-download-uri',
    fields: { name, version },
    what: `tell where the files of ${name}:${version} are`,
  });
  return proxiedPath(server, answer?.artifact_uri ?? '');
}

async function filesOf(server: Server, version: WireVersion, root: string): Promise<RecordedFile[]> {
  const { ports } = server;
  const key = [server.address, version.name, version.version, version.creation_timestamp ?? 0, root];
  const memory = ports.files.join(
    ports.host.home,
    'fetched',
    'mlflow',
    `${ports.files.sha256(JSON.stringify(key))}.json`,
  );
  const text = await ports.files.readTextIfThere(memory);
  const remembered = text === undefined ? undefined : (JSON.parse(text) as Remembered);
  if (remembered?.schemaVersion === 1) return remembered.files;
  const files = await fetchAll(server, root, modelFiles(await listArtifacts(server, root)));
  await ports.files.makeFolder(ports.files.dirname(memory));
  await ports.files.write(memory, JSON.stringify({ schemaVersion: 1, root, files } satisfies Remembered));
  return files;
}

/** What the files are; undefined when they claim to be of a format and are not: the record is told all the same. */
async function detected(
  { ports }: Server,
  files: readonly RecordedFile[],
  id: string,
): Promise<Detected | undefined> {
  const located = files.map((file): ModelFile => locatedFile(file, keptBytes(file.sha256, ports), ports));
  try {
    return await detect(located);
  } catch (thrown) {
    if (!(thrown instanceof Problems)) throw thrown;
    ports.log.info(`${id}: ${thrown.message}`);
    return undefined;
  }
}
