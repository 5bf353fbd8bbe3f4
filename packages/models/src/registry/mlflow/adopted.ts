import * as v from 'valibot';
import type { ModelFile } from '@slipway/core/bytes';
import { defined } from '@slipway/core/defined';
import type { RecordedFile } from '@slipway/core/model-record';
import { Problems } from '@slipway/core/trouble';
import { detect, type Detected } from '@slipway/formats/detect';
import { fetchedFolder, keptAt } from '../fetched.ts';
import { locatedFile } from '../located.ts';
import { recordedFile } from '../recorded.ts';
import { rootDigest } from '../root-digest.ts';
import { listArtifacts, proxiedPath } from '../../mlflow/artifacts.ts';
import { fetchAll, modelFiles } from './downloads.ts';
import { fieldsOf } from './models.ts';
import { findLoggedModel, loggedModelIn } from './places.ts';
import type { Server } from '../../mlflow/server.ts';
import type { StoredVersion } from './stored-version.ts';
import { answer, finite, type WireVersion } from '../../mlflow/wire.ts';

/**
 * A version that another tool registered, such as MLflow's Python client. It has no digests, so its files are fetched
 * and hashed here; nothing is written to the server. It may change there without anybody noticing: what is fetched
 * again is checked against what was fetched first, on this machine only.
 */
export async function adopted(server: Server, version: WireVersion): Promise<StoredVersion> {
  const own = fieldsOf(version);
  const { name, version: number } = version;
  const path = 'model-versions/get-download-uri';
  const { artifact_uri } = await server.call('GET', path, answer.downloadUri, { name, version: number });
  const root = proxiedPath(server, artifact_uri);
  const files = await filesOf(server, version, root);
  const found = await detected(server, files, own.id);
  return {
    root,
    samples: [],
    isArchive: false,
    record: {
      ...own,
      digest: rootDigest(files, server.ports.files),
      type: found?.type ?? 'custom_model',
      framework: found?.framework ?? 'custom',
      frameworkVersion: found?.frameworkVersion,
      properties: { ...own.properties, ...ownFields(version) },
      datasets: [],
      files,
      singleFile: false,
      folder: 'model',
      schema: found?.schema,
      metrics: await metricsOf(server, version),
      provenance: { actor: version.user_id, createdAt: createdAt(version) },
    },
  };
}

/** When a version was made; ISO 8601. */
export function createdAt({ creation_timestamp }: WireVersion): string {
  return new Date(creation_timestamp).toISOString();
}

/** The fields that only MLflow has, as properties. */
export function ownFields(
  version: Pick<WireVersion, 'run_id' | 'source' | 'current_stage'>,
): Record<string, string> {
  const stage = version.current_stage === 'None' ? undefined : version.current_stage;
  return { ...defined({ 'mlflow.run': version.run_id, 'mlflow.source': version.source, stage }) };
}

/** The metrics of the LoggedModel that a version was made of, and those of its run where it has none of its own. */
async function metricsOf(server: Server, { run_id, source }: WireVersion): Promise<Record<string, number>> {
  const own = (await findLoggedModel(server, loggedModelIn(source)))?.metrics ?? {};
  if (Object.keys(own).length > 0 || run_id === undefined) return finite(own);
  return finite((await server.find('GET', 'runs/get', answer.run, { run_id }))?.run.metrics ?? {});
}

/** What is remembered of such a version, so that its files are not fetched again. */
const remembered = v.object({ schemaVersion: v.literal(1), files: v.array(recordedFile) });

async function filesOf(server: Server, version: WireVersion, root: string): Promise<RecordedFile[]> {
  const { ports } = server;
  const key = [server.address, version.name, version.version, version.creation_timestamp, root];
  const name = `${ports.files.sha256(JSON.stringify(key))}.json`;
  const memory = ports.files.join(fetchedFolder(ports), 'mlflow', name);
  const text = await ports.files.readTextIfThere(memory);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), remembered), text);
  if (read.success) return read.output.files;
  const files = await fetchAll(server, root, modelFiles(await listArtifacts(server, root)));
  await ports.files.makeFolder(ports.files.dirname(memory));
  await ports.files.write(memory, JSON.stringify({ schemaVersion: 1, files }));
  return files;
}

/** What the files are; undefined when they claim to be of a format and are not: the record is given all the same. */
async function detected(
  { ports }: Server,
  files: readonly RecordedFile[],
  id: string,
): Promise<Detected | undefined> {
  try {
    return await detect(files.map((file): ModelFile => locatedFile(file, keptAt(file.sha256, ports), ports)));
  } catch (thrown) {
    if (!(thrown instanceof Problems)) throw thrown;
    ports.log.info(`${id}: ${thrown.message}`);
    return undefined;
  }
}
