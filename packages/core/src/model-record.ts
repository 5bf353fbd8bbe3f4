import type { ModelSchema } from './tensor.ts';

/** The frameworks that Slipway tells apart by looking at the files. Anything else is `custom`. */
export const frameworks = [
  'onnx',
  'scikit-learn',
  'mlflow',
  'tensorflow',
  'keras',
  'pytorch',
  'xgboost',
  'lightgbm',
  'safetensors',
  'gguf',
  'triton',
  'custom',
] as const;

/** @see frameworks */
export type Framework = (typeof frameworks)[number];

/** Azure ML's model types. Source: Azure ML CLI v2 model YAML schema, field `type`. */
export const modelTypes = ['custom_model', 'mlflow_model', 'triton_model'] as const;

/** @see modelTypes */
export type ModelType = (typeof modelTypes)[number];

/** One file of a registered model. `path` is relative to the model's root, with `/`. */
export interface RecordedFile {
  path: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
}

/** What a model needs when nobody says otherwise: Azure's resource configuration of a model. */
export interface Resources {
  /** In cores. */
  cpu: number;
  /** In GiB. */
  memoryGb: number;
}

/** Who registered a version, where and when. Only what the runner says; nothing is invented. */
export interface Provenance {
  repository?: string;
  commit?: string;
  ref?: string;
  workflow?: string;
  /** Address of the workflow run. */
  run?: string;
  runId?: string;
  runAttempt?: string;
  actor?: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** A registered version of a model: what every registry answers, whatever it stores. Plain data. */
export interface ModelRecord {
  name: string;
  version: string;
  /** `name:version`, Azure's model id. */
  id: string;
  /** `sha256:<hex>`: the OpenSSF Model Signing root digest of the files. */
  digest: string;
  type: ModelType;
  framework: Framework;
  frameworkVersion?: string;
  description?: string;
  /** May change after registration. */
  tags: Record<string, string>;
  /** May only be added to after registration. */
  properties: Record<string, string>;
  datasets: string[];
  files: RecordedFile[];
  /** True when the model was given as one file: then its name is the name that was given. */
  singleFile: boolean;
  /** The name of the folder that was given; Azure's layout repeats it below `AZUREML_MODEL_DIR`. Missing for a file. */
  folder?: string;
  schema?: ModelSchema;
  /** Paths relative to the record's samples: a request body that the model must answer, and the answer. */
  sampleInput?: string;
  sampleOutput?: string;
  metrics: Record<string, number>;
  resources?: Resources;
  provenance: Provenance;
}
