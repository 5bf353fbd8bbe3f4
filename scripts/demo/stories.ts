import { join } from 'node:path';

import { root } from '@slipway/testing/run-action';

/** One version of a model as a team would have it on disk. */
export interface Version {
  /** What a person reads: `logistic regression, regularised too hard`. */
  title: string;
  /** Absolute path of the file or folder. */
  model: string;
  /** Absolute path of the answer that the sample request must get; none for a version that can not answer. */
  answer?: string;
  metrics?: string;
  /** Absolute path of a requirements file, where the model does not say what it needs. */
  environment?: string;
}

/** A model that goes through everything. */
export interface Story {
  /** Name of the model. */
  name: string;
  endpoint: string;
  /** Absolute path of a request body. */
  sample: string;
  /** Absolute path of a file with many request bodies, for the profile. */
  requests?: string;
  first: Version;
  second: Version;
  broken: Version;
  /** A later version must not be worse: a line of the input `not-worse`. */
  notWorse: string;
  /** What the report of the broken version must name. */
  cause: RegExp;
}

const models = join(root, 'test', 'fixtures', 'models');
const at = (...parts: string[]): string => join(models, ...parts);

/** The demo that needs nothing but Node. */
export const onnxStories: readonly Story[] = [
  {
    name: 'iris',
    endpoint: 'iris-onnx',
    sample: at('iris-onnx', 'sample-input.json'),
    first: {
      title: 'logistic regression as ONNX, regularised too hard',
      model: at('iris-onnx', 'model.onnx'),
      answer: at('iris-onnx', 'sample-output.json'),
      metrics: at('iris-onnx', 'metrics.json'),
    },
    second: {
      title: 'the same, trained better',
      model: at('iris-onnx', 'model-v2.onnx'),
      answer: at('iris-onnx', 'sample-output-v2.json'),
      metrics: at('iris-onnx', 'metrics-v2.json'),
    },
    broken: { title: 'with an operator that no runtime knows', model: at('broken-onnx', 'model.onnx') },
    notWorse: 'accuracy max',
    cause: /FrobnicatedNormalizer/,
  },
];

/** The demo with scikit-learn and MLflow models, served by Python. */
export const pythonStories: readonly Story[] = [
  {
    name: 'iris-sklearn',
    endpoint: 'iris-sklearn',
    sample: at('iris-sklearn', 'sample-input.json'),
    first: {
      title: 'logistic regression, scikit-learn',
      model: at('iris-sklearn', 'model.joblib'),
      answer: at('iris-sklearn', 'sample-output.json'),
      metrics: at('iris-sklearn', 'metrics.json'),
    },
    second: {
      title: 'the same, regularised less',
      model: at('iris-sklearn-v2', 'model.joblib'),
      answer: at('iris-sklearn-v2', 'sample-output.json'),
      metrics: at('iris-sklearn-v2', 'metrics.json'),
    },
    broken: {
      title: 'with a step from a module that is only on the laptop of its author',
      model: at('broken-sklearn', 'model.joblib'),
      environment: at('broken-sklearn', 'requirements.txt'),
    },
    notWorse: 'accuracy max tolerance 0.05',
    cause: /acme_features/,
  },
  {
    name: 'diabetes',
    endpoint: 'diabetes-mlflow',
    sample: at('diabetes-mlflow', 'sample-input.json'),
    first: {
      title: 'ridge regression, an MLflow model with a signature',
      model: at('diabetes-mlflow', 'model'),
      answer: at('diabetes-mlflow', 'sample-output.json'),
      metrics: at('diabetes-mlflow', 'metrics.json'),
    },
    second: {
      title: 'the same, regularised more',
      model: at('diabetes-mlflow', 'model-v2'),
      answer: at('diabetes-mlflow', 'sample-output-v2.json'),
      metrics: at('diabetes-mlflow', 'metrics-v2.json'),
    },
    broken: { title: 'of a flavor that is not installed', model: at('broken-mlflow', 'model') },
    notWorse: 'rmse min tolerance 5',
    cause: /acme_flavor/,
  },
];
