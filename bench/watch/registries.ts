import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import type { ModelRecord } from '../../packages/core/src/model-record.ts';
import type { MlflowServer } from '../../packages/testing/src/mlflow-server.ts';

/** How many models, and how many versions of each. */
export interface Size {
  models: number;
  versions: number;
}

const day = 86_400_000;

/** Where MLflow is told that files are; nobody looks for them. */
export const modelSource = 's3://bench/model';

/** The name of a model: all have the same length, so that only their number makes a difference. */
export function modelName(index: number): string {
  return `model-${String(index).padStart(4, '0')}`;
}

/** Fills an embedded registry, as `register-model` would leave it. Bytes are not looked at by a watch. */
export function fillFolder(registry: string, { models, versions }: Size): void {
  for (let model = 0; model < models; model += 1) {
    const name = modelName(model);
    const folder = join(registry, 'models', name);
    mkdirSync(folder, { recursive: true });
    for (let version = 1; version <= versions; version += 1) addToFolder(folder, name, version);
  }
}

/** Adds a version to the folder of a model. */
export function addToFolder(folder: string, name: string, version: number): void {
  const stored = { schemaVersion: 1, record: recordOf(name, String(version)), samples: [] };
  writeFileSync(join(folder, `${version}.json`), JSON.stringify(stored));
}

function recordOf(name: string, version: string): ModelRecord {
  const sha256 = version.padStart(64, '0');
  return {
    name,
    version,
    id: `${name}:${version}`,
    digest: `sha256:${sha256}`,
    type: 'custom_model',
    framework: 'onnx',
    tags: { origin: 'bench' },
    properties: {},
    datasets: [],
    files: [{ path: 'model.onnx', size: 1, sha256 }],
    singleFile: true,
    metrics: {},
    provenance: { createdAt: new Date(Date.UTC(2026, 0, 1) + Number(version) * day).toISOString() },
  };
}

/**
 * Fills an MLflow server: one version over its API, and all others as copies of its rows in its database, because ten
 * thousand calls would take longer than everything that is measured.
 */
export async function fillMlflow(server: MlflowServer, { models, versions }: Size): Promise<void> {
  const first = modelName(0);
  await server.call('POST', 'registered-models/create', { name: first });
  const tags = [{ key: 'origin', value: 'bench' }];
  await server.call('POST', 'model-versions/create', { name: first, source: modelSource, tags });
  const database = new DatabaseSync(join(server.folder, 'mlflow.db'));
  try {
    database.exec('BEGIN IMMEDIATE');
    for (let model = 0; model < models; model += 1) {
      const name = modelName(model);
      if (model > 0) copyRow(database, 'registered_models', { name: first }, { name });
      for (let version = 1; version <= versions; version += 1) {
        if (model === 0 && version === 1) continue;
        const creation_time = Date.UTC(2026, 0, 1) + version * day;
        const from = { name: first, version: 1 };
        copyRow(database, 'model_versions', from, { name, version, creation_time });
        copyRow(database, 'model_version_tags', from, { name, version });
      }
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** Copies one row with some columns changed, whatever other columns this version of MLflow has. */
function copyRow(
  database: DatabaseSync,
  table: string,
  from: Readonly<Record<string, SQLInputValue>>,
  changed: Readonly<Record<string, SQLInputValue>>,
): void {
  const where = Object.keys(from).map((column) => `${column} = ?`);
  const found = database
    .prepare(`SELECT * FROM ${table} WHERE ${where.join(' AND ')}`)
    .get(...Object.values(from));
  const row = { ...(found as Record<string, SQLInputValue>), ...changed };
  const places = Object.keys(row).map(() => '?');
  database
    .prepare(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`)
    .run(...Object.values(row));
}

/** Passes calls on to a server, and counts them. */
export class Counter implements AsyncDisposable {
  readonly url: string;
  /** `GET /api/2.0/mlflow/…` of every call since the last look. */
  readonly #calls: string[];
  readonly #server: Server;

  private constructor(url: string, server: Server, calls: string[]) {
    this.url = url;
    this.#calls = calls;
    this.#server = server;
  }

  /** Starts on a free port. */
  static async start(target: string): Promise<Counter> {
    const calls: string[] = [];
    const server = createServer((incoming, outgoing) => {
      calls.push(`${incoming.method} ${incoming.url}`);
      const onward = request(
        new URL(incoming.url ?? '/', target),
        { method: incoming.method ?? 'GET', headers: { ...incoming.headers, host: new URL(target).host } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    return new Counter(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, calls);
  }

  /** The calls since the last look. */
  take(): string[] {
    return this.#calls.splice(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
