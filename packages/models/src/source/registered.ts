import type { ModelRecord } from '@slipway/core/model-record';
import type { ModelReference } from '@slipway/core/model-reference';
import { referenceText } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { refuseAbsent } from '../registry/absent.ts';
import { archivedTag, signatureName, type Registry, type SourceFile } from '../registry/kind.ts';
import { findAddressed } from '../registry/open.ts';
import type { SourceSpec } from './source-inputs.ts';
import { sourceConnection, sourceRegistryOf, trackingRegistryOf } from './source-registry.ts';
import type { RegistryPlace, TakenModel } from './taken.ts';

/**
 * A version of another registry, or of the same one under another name: with the same digest, and with all that its
 * record says. Its files are fetched later, when it is clear that they are needed.
 * @throws Problems when it is not there
 */
export async function takeRegistered(
  reference: Extract<ModelReference, { kind: 'registered' }>,
  spec: SourceSpec,
  ports: Ports,
): Promise<TakenModel> {
  const isMlflow = reference.dialect === 'mlflow' && spec.sourceRegistry === undefined;
  const chosen = isMlflow ? trackingRegistryOf(spec, ports) : sourceRegistryOf(spec, spec.registry, ports);
  const { provider, location, connection, input } = chosen;
  const registry = provider.open(location, ports, connection);
  const record = await registry.find(reference);
  if (record === undefined)
    return refuseAbsent(registry, reference, { input: 'model-path', registryInput: input });
  const place = { provider: provider.id, location, ...(connection === undefined ? {} : { connection }) };
  return taken(registry, record, place);
}

/** The same of a version that is named by its address. @throws Problems when there is none */
export async function takeAddressed(
  address: Extract<ModelReference, { kind: 'oci' }>,
  spec: SourceSpec,
  ports: Ports,
): Promise<TakenModel> {
  const above = address.repository.slice(0, Math.max(0, address.repository.lastIndexOf('/')));
  const text = `oci://${address.host}/${above}`;
  const { provider, location } = sourceRegistryOf({ ...spec, sourceRegistry: text }, text, ports);
  const connection = sourceConnection(spec, { provider, location }, ports);
  const found = await findAddressed(address, text, ports, connection);
  if (found === undefined) {
    refuse({
      where: { input: 'model-path' },
      said: `there is no model of Slipway at \`${referenceText(address)}\``,
      expected:
        'the output `model-uri` of register-model, or the same with the tag of an alias, or with none',
      remedy: 'check the address; the tag of a version begins with `v`',
    });
  }
  const place = { provider: provider.id, location, ...(connection === undefined ? {} : { connection }) };
  return taken(found.registry, found.record, place);
}

async function taken(registry: Registry, record: ModelRecord, place: RegistryPlace): Promise<TakenModel> {
  const signature = await registry.attached(record, signatureName);
  const registryText = `${place.provider}:${place.location}`;
  const { sampleInput, sampleOutput } = record;
  return {
    ...keptOf(record),
    files: record.files.map((file) => ({ ...file, ...notHere })),
    properties: { ...keptOf(record).properties, 'promoted-from': `${registryText} ${record.id}` },
    origin: { registry: registryText, reference: record.id, provenance: record.provenance },
    ...(sampleInput === undefined
      ? {}
      : { sampleInput: { path: ownName(sampleInput), size: 0, ...notHere } }),
    ...(sampleOutput === undefined
      ? {}
      : { sampleOutput: { path: ownName(sampleOutput), size: 0, ...notHere } }),
    ...(signature === undefined ? {} : { signature: signature.content }),
    unfetched: { ...place, name: record.name, version: record.version },
  };
}

/** A file that has to be fetched. */
const notHere = { from: '', modifiedMs: 0 } satisfies Partial<SourceFile>;

/** Records keep samples as `input/<name>` and `output/<name>`. */
export function ownName(sample: string): string {
  return sample.replace(/^(input|output)\//, '');
}

/** What of a record is true wherever the model is: not where it stood in that registry, its stage and whether it was archived. */
export function keptOf(
  record: ModelRecord,
): Pick<TakenModel, 'record' | 'folderName' | 'ignored' | 'metrics' | 'properties'> {
  const { [archivedTag]: _archived, stage: _stage, ...tags } = record.tags;
  const { stage: _stageToo, ...properties } = record.properties;
  return {
    record: { ...record, tags, properties },
    ignored: [],
    metrics: record.metrics,
    properties,
    ...(record.singleFile ? {} : { folderName: plainName(record.folder) }),
  };
}

/** A record may come from anywhere, and what a folder is called becomes part of paths. */
function plainName(folder = 'model'): string {
  return /^(?!\.{1,2}$)[^\\/]+$/.test(folder) ? folder : 'model';
}
