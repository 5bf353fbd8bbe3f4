import type { Detected } from '@slipway/formats/detected';

import { modelNames, type Refusal, type ServedModel, type Serving } from '../kind.ts';

/** The requirements of Slipway's own scoring by framework: files in the bundle, as pip reads them. */
const requirements: Partial<Record<Detected['framework'], string>> = {
  'scikit-learn': 'requirements-sklearn.txt',
  mlflow: 'requirements-mlflow.txt',
  xgboost: 'requirements-xgboost.txt',
  lightgbm: 'requirements-lightgbm.txt',
  tensorflow: 'requirements-tensorflow.txt',
  pytorch: 'requirements-torchscript.txt',
};

/** The requirement files for all models of a package, each once. */
export function noCodeRequirements({ models }: Serving): string[] {
  const files = models.map(({ detected }) => requirements[detected.framework]!);
  return [...new Set(files)].map((file) => `programs/python/${file}`);
}

/** Why models can not be served without code: the first that can not. */
export function refusesWithoutCode(serving: Serving): Refusal | undefined {
  return serving.models.map((model) => refusesModel(model, serving)).find((refusal) => refusal !== undefined);
}

const remedy = 'give `entry-script` and `source-directory`';

function refusesModel({ name, version, detected }: ServedModel, serving: Serving): Refusal | undefined {
  const title = `${name}:${version}`;
  if (detected.framework === 'pytorch' && detected.facts.container !== 'TorchScript') {
    return {
      said: `${title} is a PyTorch file that holds ${containers[detected.facts.container]}`,
      expected: 'TorchScript, which brings its own code, or an entry script',
      remedy: `save it with \`torch.jit.script(model).save(...)\`, or ${remedy}`,
    };
  }
  if (detected.framework === 'scikit-learn' && detected.facts.estimators.length > 1) {
    const files = detected.facts.estimators.map(({ path }) => `\`${path}\``);
    return {
      said: `${title} holds several estimators: ${files.join(', ')}`,
      expected: 'one, because nothing says which of them is the model',
      remedy: `make a pipeline of them, take the file of the model alone, or ${remedy}`,
    };
  }
  if (detected.framework in requirements) return undefined;
  if (detected.framework === 'triton') {
    return {
      said: `${title} is a model repository of Triton`,
      expected: 'the server `triton`, which only an image has',
      remedy: 'set `server` to `triton` and `base-image` to an image of Triton Inference Server',
    };
  }
  const kind = detected.framework === 'custom' ? 'of no known framework' : `a ${detected.framework} model`;
  if (serving.models.length > 1 && detected.framework === 'onnx') {
    return {
      said: `${modelNames(serving)} without an entry script, of which ${title} is an ONNX model and others are not`,
      expected: 'ONNX models only, or none',
      remedy: `package them apart, or ${remedy}`,
    };
  }
  return {
    said: `${title} is ${kind}`,
    expected:
      'a model of scikit-learn, MLflow, ONNX, XGBoost, LightGBM, TensorFlow or TorchScript, or an entry script',
    remedy,
  };
}

const containers: Readonly<Record<string, string>> = {
  'state dict': 'a state dict: weights without the code that uses them',
  module: 'a pickled module, whose classes are not in it',
  'exported program': 'an exported program',
  other: 'something else',
};

/** The configuration of the scoring; folders are relative to it. Source: packages/serving/python/…/served.py */
export function modelsText({ models }: Serving): string {
  const listed = models.map(({ name, version, root, detected }) => {
    const file = fileOf(detected);
    const where = { folder: `../${root}`, file };
    return { name, version, framework: detected.framework, ...where };
  });
  return `${JSON.stringify({ models: listed }, null, 2)}\n`;
}

/** Which of several files is the model, where looking at them told. */
function fileOf(detected: Detected): string | undefined {
  switch (detected.framework) {
    case 'scikit-learn':
      return detected.facts.estimators[0]?.path;
    case 'xgboost':
    case 'lightgbm':
    case 'tensorflow':
    case 'pytorch':
      return detected.facts.path;
    default:
      return undefined;
  }
}
