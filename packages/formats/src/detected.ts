import type { ModelFile, ModelFiles } from '@slipway/core/bytes';
import type { Framework, ModelType } from '@slipway/core/model-record';
import type { ModelSchema } from '@slipway/core/tensor';
import type { PickleCompression } from './pickle.ts';

/** What a reader tells of a model, by framework. Plain data; paths are relative to the model's root. */
export interface FrameworkFacts {
  onnx: {
    path: string;
    irVersion: number;
    /** Opset version by domain; `''` is ONNX's own domain. */
    opsets: Record<string, number>;
    producer?: { name: string; version?: string };
    metadata: Record<string, string>;
    externalData: string[];
  };
  'scikit-learn': { estimators: Estimator[] };
  mlflow: {
    /** Names of all flavors, such as `python_function` and `sklearn`. */
    flavors: string[];
    loaderModule?: string;
    pythonVersion?: string;
    /** Path of the conda file that says the environment. */
    condaFile?: string;
    runId?: string;
    modelId?: string;
  };
  tensorflow: { path: string; signatures: string[]; tags: string[] };
  keras: { path: string; container: 'keras' | 'hdf5'; className?: string; usesLambda?: boolean };
  pytorch: {
    path: string;
    container: 'state dict' | 'module' | 'TorchScript' | 'exported program' | 'other';
    /** Everything that loading would import, as `module.name`. */
    imports: string[];
  };
  xgboost: {
    path: string;
    encoding: 'ubj' | 'json';
    objective?: string;
    features?: number;
    featureNames?: string[];
    classes?: number;
  };
  lightgbm: { path: string; objective?: string; classes?: number; featureNames: string[] };
  safetensors: { paths: string[]; tensors: number; dtypes: string[]; metadata: Record<string, string> };
  gguf: { path: string; formatVersion: number; tensors: number; architecture?: string; name?: string };
  triton: { models: TritonModel[] };
  custom: Record<string, never>;
}

/** A stored scikit-learn object. */
export interface Estimator {
  path: string;
  /** Such as `sklearn.linear_model._logistic.LogisticRegression`. */
  className: string;
  serialization: 'pickle' | 'joblib' | 'skops';
  compression?: PickleCompression;
  /** Of pickle, or of the schema of skops. */
  protocol: number;
  version?: string;
  features?: number;
  featureNames?: string[];
  classes?: (number | bigint | string | boolean)[];
  /** 1 or 2: the major version of numpy that can load it, where it holds arrays. */
  numpy?: 1 | 2;
  /** Everything that loading would import, as `module.name`. */
  imports: string[];
}

/** One model of a Triton repository. */
export interface TritonModel {
  name: string;
  versions: number[];
  /** Path of its `config.pbtxt`. */
  config?: string;
}

/** What a reader found out. */
export interface Reading<F extends Framework> {
  /** The version of the framework that wrote the model, where the files say it. */
  frameworkVersion?: string;
  schema?: ModelSchema;
  facts: FrameworkFacts[F];
  /** Sentences for people, without a full stop. */
  notes?: string[];
}

/** A format that can be told by looking at the files. */
export interface Format<F extends Framework> {
  framework: F;
  type: ModelType;
  /** The files that make a model of this format; none when it is not one. Reads no more than heads of files. */
  recognises(files: ModelFiles, heads: Heads): Promise<ModelFile[]>;
  /**
   * `told`: the user has said that it is of this format.
   * @throws Problems when the files are broken.
   */
  read(recognised: ModelFile[], files: ModelFiles, told: boolean): Promise<Reading<F>>;
}

/** The first bytes of files, each read once however many formats ask. */
export interface Heads {
  of(file: ModelFile): Promise<Uint8Array>;
}

/** What is known about a model from its files alone. */
export type Detected = {
  [F in Framework]: {
    framework: F;
    frameworkVersion?: string;
    type: ModelType;
    schema?: ModelSchema;
    facts: FrameworkFacts[F];
    /** Path of a request body that comes with the model. */
    sampleInput?: string;
    notes: string[];
  };
}[Framework];
