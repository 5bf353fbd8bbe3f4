import type { ModelRecord } from '@slipway/core/model-record';
import type { ModelReference } from '@slipway/core/model-reference';
import { referenceText } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { refuseAbsent } from '../registry/absent.ts';
import { registryText } from '../registry/event-facts.ts';
import { archivedTag, signatureName, type Registry } from '../registry/kind.ts';
import type { SourceFile } from '../registry/source-file.ts';
import { findAddressed } from '../registry/open.ts';
import type { SourceSpec } from './source-inputs.ts';
import { sourceConnection, sourceRegistryOf, trackingRegistryOf } from './source-registry.ts';
import type { TakenModel } from './taken.ts';

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
  const { registry, input } = chosen;
  const record = await registry.find(reference);
  if (record === undefined)
    return refuseAbsent(registry, reference, { input: 'model-path', registryInput: input });
  return taken(registry, record);
}

/** The same of a version that is named by its address. @throws Problems when there is none */
export async function takeAddressed(
  address: Extract<ModelReference, { kind: 'oci' }>,
  spec: SourceSpec,
  ports: Ports,
): Promise<TakenModel> {
  const place = { provider: 'oci', location: `${address.host}/${address.repository}` };
  const found = await findAddressed(address, undefined, ports, sourceConnection(spec, place, ports));
  if (found === undefined) {
    refuse({
      where: { input: 'model-path' },
      said: `there is no model of Slipway at \`${referenceText(address)}\``,
      expected:
        'the output `model-uri` of register-model, or the same with the tag of an alias, or with none',
      remedy: 'check the address; the tag of a version begins with `v`',
    });
  }
  return taken(found.registry, found.record);
}

async function taken(registry: Registry, record: ModelRecord): Promise<TakenModel> {
  const signature = await registry.attached(record, signatureName);
  const from = registryText(registry);
  const { name, version, sampleInput, sampleOutput } = record;
  const unfetched = (sample: string | undefined): SourceFile | undefined =>
    sample === undefined ? undefined : { path: ownName(sample), size: 0, ...notHere };
  return {
    ...keptOf(record),
    files: record.files.map((file) => ({ ...file, ...notHere })),
    properties: { ...keptOf(record).properties, 'promoted-from': `${from} ${record.id}` },
    origin: { registry: from, reference: record.id, provenance: record.provenance },
    sampleInput: unfetched(sampleInput),
    sampleOutput: unfetched(sampleOutput),
    signature: signature?.content,
    unfetched: { registry, name, version },
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
    folderName: record.singleFile ? undefined : plainName(record.folder),
  };
}

/** A record may come from anywhere, and what a folder is called becomes part of paths. */
function plainName(folder = 'model'): string {
  return /^(?!\.{1,2}$)[^\\/]+$/.test(folder) ? folder : 'model';
}
