import { defined } from '@slipway/core/defined';
import type { RecordedFile } from '@slipway/core/model-record';
import type { Field, ModelSchema } from '@slipway/core/tensor';
import type { LockedSoftware } from './locked-software.ts';

/** A model of a package, as far as it is known. */
export interface ModelForBom {
  name: string;
  version: string;
  /** `sha256:<hex>`, the root digest. */
  digest: string;
  framework: string;
  frameworkVersion?: string;
  description?: string;
  schema?: ModelSchema;
  metrics?: Readonly<Record<string, number>>;
  datasets?: readonly string[];
  files?: readonly Pick<RecordedFile, 'path' | 'sha256'>[];
}

/** The image that a package is built on. */
export interface BaseForBom {
  host: string;
  repository: string;
  tag?: string;
  /** `sha256:<hex>`, of the manifest. */
  digest: string;
}

/** A component of CycloneDX: plain JSON. */
export type Component = Readonly<Record<string, unknown>> & { 'bom-ref': string };

/** A package of a lock. Its hashes are those of all archives that may be installed. */
export function softwareComponent(software: LockedSoftware): Component {
  const { name, version, hashes, marker, address } = software;
  const purl = softwarePurl(software);
  const scoped = software.ecosystem === 'npm' && name.startsWith('@');
  return {
    type: 'library',
    'bom-ref': purl,
    group: scoped ? name.slice(0, name.indexOf('/')) : undefined,
    name: scoped ? name.slice(name.indexOf('/') + 1) : name,
    version,
    hashes:
      hashes.length === 0
        ? undefined
        : hashes.map(({ algorithm, digest }) => ({ alg: algorithm, content: digest })),
    purl,
    externalReferences: address === undefined ? undefined : [{ type: 'distribution', url: address }],
    properties: marker === undefined ? undefined : [{ name: 'slipway:marker', value: marker }],
  };
}

/** Source: https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst */
function softwarePurl({ ecosystem, name, version, address }: LockedSoftware): string {
  const written =
    ecosystem === 'pypi'
      ? encodeURIComponent(name.toLowerCase().replaceAll(/[-_.]+/g, '-'))
      : name.split('/').map(encodeURIComponent).join('/');
  const at = version === undefined ? '' : `@${encodeURIComponent(version)}`;
  const from = address === undefined ? '' : `?download_url=${encodeURIComponent(address)}`;
  return `pkg:${ecosystem}/${written}${at}${from}`;
}

/** A model, its files, and the model card with what its record knows. */
export function modelComponent(model: ModelForBom): Component {
  const { name, version, digest, description, files = [] } = model;
  const ref = `model:${name}:${version}`;
  const card = modelCard(model);
  return {
    type: 'machine-learning-model',
    'bom-ref': ref,
    name,
    version,
    description,
    hashes: [sha256Hash(digest)],
    purl: `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(version)}`,
    components:
      files.length === 0
        ? undefined
        : files.map(({ path, sha256 }) => ({
            type: 'file',
            'bom-ref': `${ref}/${path}`,
            name: path,
            hashes: [sha256Hash(sha256)],
          })),
    modelCard: card,
    properties: [
      { name: 'slipway:framework', value: model.framework },
      ...(model.frameworkVersion === undefined
        ? []
        : [{ name: 'slipway:framework-version', value: model.frameworkVersion }]),
    ],
  };
}

function modelCard({ schema, metrics = {}, datasets = [] }: ModelForBom): object | undefined {
  const fields = (given: readonly Field[]): object[] => given.map((field) => ({ format: fieldText(field) }));
  const parameters = defined({
    datasets: datasets.length === 0 ? undefined : datasets.map((name) => ({ type: 'dataset', name })),
    inputs: schema === undefined ? undefined : fields(schema.inputs),
    outputs: schema === undefined ? undefined : fields(schema.outputs),
  });
  const figures = Object.entries(metrics).map(([type, value]) => ({ type, value: String(value) }));
  const card = defined({
    modelParameters: Object.keys(parameters).length === 0 ? undefined : parameters,
    quantitativeAnalysis: figures.length === 0 ? undefined : { performanceMetrics: figures },
  });
  return Object.keys(card).length === 0 ? undefined : card;
}

/** `input FP32 [-1, 4]` */
function fieldText({ name, dtype, shape }: Field): string {
  return [name, dtype, shape === undefined ? undefined : `[${shape.join(', ')}]`]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The image that a package is built on. */
export function baseComponent({ host, repository, tag, digest }: BaseForBom): Component {
  const last = repository.slice(repository.lastIndexOf('/') + 1);
  const qualifiers = [
    `repository_url=${encodeURIComponent(`${host}/${repository}`)}`,
    ...(tag === undefined ? [] : [`tag=${encodeURIComponent(tag)}`]),
  ];
  return {
    type: 'container',
    'bom-ref': `image:${host}/${repository}@${digest}`,
    name: `${host}/${repository}`,
    version: tag ?? digest,
    hashes: [sha256Hash(digest)],
    purl: `pkg:oci/${encodeURIComponent(last)}@${encodeURIComponent(digest)}?${qualifiers.join('&')}`,
  };
}

function sha256Hash(digest: string): { alg: string; content: string } {
  return { alg: 'SHA-256', content: digest.replace(/^sha256:/, '') };
}
