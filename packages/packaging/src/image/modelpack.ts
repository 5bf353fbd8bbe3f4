import { byCodePoint } from '@slipway/core/digest';
import type { ArtifactWanted } from '@slipway/core/image';

/** A model that is to become a CNCF ModelPack artefact. */
export interface ModelPackWanted {
  name: string;
  version: string;
  title?: string;
  description?: string;
  licenses?: readonly string[];
  /** Address of the source that it was made from, and the commit. */
  sourceUrl?: string;
  revision?: string;
  /** RFC 3339; left out, it is not part of the artefact. */
  createdAt?: string;
  /** `onnx`, `safetensors`, `gguf`, `pickle` … */
  format?: string;
  /** Added to those of the manifest. */
  annotations?: Readonly<Record<string, string>>;
  /** `sha256` is hexadecimal, `path` relative to the model's root, with `/`, and `from` absolute. */
  files: readonly { path: string; from: string; size: number; sha256: string }[];
}

/** Source: https://github.com/modelpack/model-spec/blob/main/docs/spec.md */
const family = 'application/vnd.cncf.model';

/** Tells what a file of a model is from its name; whatever is nothing else is weights. */
const kinds: readonly { kind: 'weight.config' | 'doc' | 'code'; names: RegExp }[] = [
  { kind: 'doc', names: /(^|\/)(README|LICEN[CS]E|NOTICE|USE_POLICY|MODEL_CARD)[^/]*$|\.(md|rst|pdf)$/i },
  { kind: 'code', names: /\.(py|ipynb|sh|js|ts|c|cpp|cu|h)$/i },
  { kind: 'weight.config', names: /(^|\/)MLmodel$|\.(json|ya?ml|toml|txt|cfg|ini|jinja|pbtxt)$/i },
];

/**
 * The artefact of a model as the ModelPack specification has it: each file a layer of its own with its bytes as they are,
 * so that files which two versions share are stored and sent once.
 */
export function modelPack(model: ModelPackWanted): ArtifactWanted {
  const files = model.files.toSorted((left, right) => byCodePoint(left.path, right.path));
  const weights = weightsIn(files);
  const config = {
    descriptor: {
      name: model.name,
      version: model.version,
      title: model.title,
      description: model.description,
      licenses: model.licenses,
      sourceURL: model.sourceUrl,
      revision: model.revision,
      createdAt: model.createdAt,
    },
    config: { format: model.format },
    modelfs: { type: 'layers', diffIds: files.map(({ sha256 }) => `sha256:${sha256}`) },
  };
  return {
    artifactType: `${family}.manifest.v1+json`,
    config: { mediaType: `${family}.config.v1+json`, content: JSON.stringify(config) },
    layers: files.map(({ path, from, size, sha256 }) => ({
      mediaType: `${family}.${weights.has(path) ? 'weight' : kindOf(path)}.v1.raw`,
      source: { from, size, sha256 },
      annotations: { 'org.cncf.model.filepath': path, 'org.opencontainers.image.title': path },
    })),
    annotations: {
      'org.opencontainers.image.title': model.name,
      'org.opencontainers.image.version': model.version,
      ...model.annotations,
    },
  };
}

/** No model is without weights: where every name is one of a text, boosters among them, the largest file is. */
function weightsIn(files: ModelPackWanted['files']): ReadonlySet<string> {
  const weights = files.filter(({ path }) => kindOf(path) === 'weight');
  const texts = files.filter(({ path }) => kindOf(path) === 'weight.config');
  const [largest] = texts.toSorted((left, right) => right.size - left.size);
  const found = weights.length === 0 && largest !== undefined ? [largest] : weights;
  return new Set(found.map(({ path }) => path));
}

function kindOf(path: string): string {
  return kinds.find(({ names }) => names.test(path))?.kind ?? 'weight';
}
