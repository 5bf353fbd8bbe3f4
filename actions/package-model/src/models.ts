import type { Collected } from '@slipway/core/collected';
import { shortDigest } from '@slipway/core/digest';
import type { ModelRecord, Resources } from '@slipway/core/model-record';
import { modelNamePattern, referenceText, type ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { detect, type Detected } from '@slipway/formats/detect';
import { refuseAbsent } from '@slipway/models/registry/absent';
import { readHandedOn } from '@slipway/models/registry/handed-on';
import {
  signatureName,
  type LocatedFile,
  type LocatedModel,
  type Registry,
} from '@slipway/models/registry/kind';
import { locatedFile } from '@slipway/models/registry/located';
import { findAddressed, openRegistry } from '@slipway/models/registry/open';
import { connectionOf, type RegistrySpec } from '@slipway/models/registry/registry-inputs';
import { rootDigest } from '@slipway/models/registry/root-digest';
import { readSource } from '@slipway/models/registry/source';

import type { FoundModel } from './facts.ts';

const input = 'models';

/** Finds every model that was named; problems with any of them are collected. */
export async function findModels(
  spec: RegistrySpec & { models: readonly ModelReference[] },
  ports: Ports,
  collected: Collected,
): Promise<FoundModel[]> {
  const found: FoundModel[] = [];
  for (const reference of spec.models) {
    const model = await collected.from(() => findModel(reference, spec, ports));
    if (model !== undefined) found.push(model);
  }
  const ids = found.map(({ name, version }) => `${name}:${version}`);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    collected.add({
      where: { input },
      said: `${twice} twice`,
      expected: 'every model once',
      remedy: 'remove one of them',
    });
  return found;
}

async function findModel(reference: ModelReference, spec: RegistrySpec, ports: Ports): Promise<FoundModel> {
  switch (reference.kind) {
    case 'path':
      return unregistered(reference.path, ports);
    case 'registered':
      return registered(reference, spec, ports);
    case 'oci':
      return addressed(reference, spec, ports);
    case 'artifact':
      return handedOn(reference.name, ports);
    default:
      refuse({
        where: { input },
        said: `\`${referenceText(reference)}\`, a reference of the kind \`${reference.kind}\``,
        expected:
          '`name:version`, `name@latest`, `name@alias`, a path, `oci://<host>/<path>/<name>:v<version>`, or `artifact:<name>`',
        remedy: 'register the model in the registry of Slipway, or give the path of its files',
      });
  }
}

async function registered(
  reference: Extract<ModelReference, { kind: 'registered' }>,
  spec: RegistrySpec,
  ports: Ports,
): Promise<FoundModel> {
  const registry = openRegistry(spec.registry, ports, connectionOf(spec, ports));
  const record = await registry.find(reference);
  if (record !== undefined) return ofRegistry(registry, record);
  return refuseAbsent(registry, reference, { input });
}

async function addressed(
  reference: Extract<ModelReference, { kind: 'oci' }>,
  spec: RegistrySpec,
  ports: Ports,
): Promise<FoundModel> {
  const found = await findAddressed(reference, spec.registry, ports, connectionOf(spec, ports));
  if (found !== undefined) return ofRegistry(found.registry, found.record);
  refuse({
    where: { input },
    said: `there is no model of Slipway at \`${referenceText(reference)}\``,
    expected: 'the output `model-uri` of register-model, or the same with the tag of an alias, or with none',
    remedy: 'check the address; the tag of a version begins with `v`',
  });
}

async function ofRegistry(registry: Registry, record: ModelRecord): Promise<FoundModel> {
  const signature = await registry.attached(record, signatureName);
  return recorded(record, await registry.locate(record), signature?.content);
}

async function handedOn(name: string, ports: Ports): Promise<FoundModel> {
  const folder = await ports.files.temporaryFolder('model-');
  await ports.artifacts.take(name, folder);
  const { record, model, signature } = await readHandedOn(folder, ports);
  return recorded(record, model, signature);
}

async function recorded(
  record: ModelRecord,
  located: LocatedModel,
  signature: string | undefined,
): Promise<FoundModel> {
  const detected = await detect(located.files, { framework: record.framework });
  const folder = record.singleFile ? undefined : (record.folder ?? 'model');
  const { description, metrics, datasets } = record;
  const card = { metrics, datasets, description };
  const found = { ...foundModel(record, folder, detected, located, record.resources), card };
  return signature === undefined ? found : { ...found, signature };
}

/** A model that was never registered is called as its file or folder, and its version is its digest. */
async function unregistered(path: string, ports: Ports): Promise<FoundModel> {
  const { files } = ports;
  const source = await readSource(path, input, files);
  const hashed: LocatedFile[] = [];
  for (const file of source.files) {
    const { modifiedMs, size, sha256 } = await files.hash(file.from);
    const located = locatedFile({ path: file.path, size, sha256 }, file.from, ports);
    hashed.push({ ...located, hashedMs: modifiedMs });
  }
  const digest = rootDigest(hashed, files);
  const folder = source.folder === undefined ? undefined : files.basename(source.folder);
  const given = source.folder ?? source.files[0]!.from;
  const name = nameOf(files.basename(given), files.basename(files.dirname(given)));
  const detected = await detect(hashed);
  return foundModel({ name, version: shortDigest(digest), digest }, folder, detected, { files: hashed });
}

/** `Iris model.v2.onnx` → `Iris-model.v2`; what is only called `model` is called as its folder. */
function nameOf(file: string, parent: string): string {
  const stem = file.replace(/(?<=.)\.[^.]*$/, '');
  const name = (stem === 'model' ? parent : stem)
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return modelNamePattern.test(name) ? name : 'model';
}

function foundModel(
  { name, version, digest }: Pick<ModelRecord, 'name' | 'version' | 'digest'>,
  folder: string | undefined,
  detected: Detected,
  located: LocatedModel,
  resources?: Resources,
): FoundModel {
  const place = `models/${name}/${version}`;
  const root = folder === undefined ? place : `${place}/${folder}`;
  const only = located.files.length === 1 ? located.files[0] : undefined;
  const ownSample = located.files.find(({ path }) => path === detected.sampleInput);
  return {
    name,
    version,
    root,
    detected,
    located,
    ownSample,
    resources,
    packaged: {
      name,
      version,
      digest,
      framework: detected.framework,
      folder: place,
      file: only === undefined ? undefined : `${root}/${only.path}`,
      schema: detected.schema,
    },
  };
}
