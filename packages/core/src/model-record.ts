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
  /** Where the model was taken from; missing for files of the machine that registered it. */
  origin?: Origin;
}

/** Which way of a metric is better. */
export type Direction = 'maximize' | 'minimize';

/** Where a version was taken from, when that was no file or folder: a registry, a run of a training, an artifact. */
export interface Origin {
  /** The registry or the server, as the input `registry` takes it. Missing for artifacts. */
  registry?: string;
  /** What was taken there: `iris:3`, `runs:/<run>/model`, `models:/m-<id>`, `artifact:<name>`. */
  reference: string;
  /** Who had registered it there, and where it came from in turn. */
  provenance?: Provenance;
  /** The run of the training that made it. */
  training?: { run: string; runName?: string; experiment: string };
  /** Why that run: the value of this metric was the best among so many runs. */
  best?: { metric: string; direction: Direction; value: number; runs: number };
  /** The workflow run whose artifact it was; missing for the run itself. */
  workflowRun?: { id: string; repository: string };
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
