import { defined } from '@slipway/core/defined';
import type { ModelFiles } from '@slipway/core/bytes';
import type { Framework } from '@slipway/core/model-record';
import type { Detected, Format } from './detected.ts';
import { gguf } from './frameworks/gguf.ts';
import { readHeads } from './frameworks/heads.ts';
import { keras } from './frameworks/keras.ts';
import { lightgbm } from './frameworks/lightgbm.ts';
import { mlflow } from './frameworks/mlflow.ts';
import { onnx } from './frameworks/onnx.ts';
import { pytorch } from './frameworks/pytorch.ts';
import { safetensors } from './frameworks/safetensors.ts';
import { scikitLearn } from './frameworks/scikit-learn.ts';
import { tensorflow } from './frameworks/tensorflow.ts';
import { triton } from './frameworks/triton.ts';
import { xgboost } from './frameworks/xgboost.ts';

export type { Detected, Estimator, FrameworkFacts, TritonModel } from './detected.ts';

type AnyFormat = { [F in Exclude<Framework, 'custom'>]: Format<F> }[Exclude<Framework, 'custom'>];

/** The formats in the order of precedence: folders that hold files of other formats come first. */
const formats: readonly AnyFormat[] = [
  mlflow,
  triton,
  tensorflow,
  onnx,
  keras,
  safetensors,
  gguf,
  pytorch,
  xgboost,
  lightgbm,
  scikitLearn,
];

/** Request bodies that come with a model, the most telling first; MLflow's names. */
const sampleInputs = ['serving_input_example.json', 'input_example.json'];

/** How to detect: with `framework` the user has said what it is, and nothing else is looked for. */
export interface DetectOptions {
  framework?: Framework;
}

/**
 * Tells what a model is from its files alone, reading little of them and executing nothing.
 * @throws Problems when a file claims to be of a format and can not be read as one.
 */
export async function detect(files: ModelFiles, options: DetectOptions = {}): Promise<Detected> {
  const heads = readHeads();
  const told = options.framework !== undefined;
  const wanted = formats.filter(({ framework }) => !told || options.framework === framework);
  const notes: string[] = [];
  let found: Detected | undefined;
  for (const format of wanted) {
    const recognised = await format.recognises(files, heads);
    if (recognised.length === 0) continue;
    if (found === undefined) {
      const detected = await read(format, recognised, files, told);
      notes.push(...detected.notes);
      if (told || !isForeignPickle(detected)) found = detected;
    } else if (found.type === 'custom_model') {
      notes.push(`\`${recognised[0]!.path}\` may be a ${format.framework} model, too`);
    }
  }
  return { ...(found ?? custom(files)), notes: [...notes, ...innerMlflow(files)] };
}

async function read(
  format: AnyFormat,
  recognised: ModelFiles,
  files: ModelFiles,
  told: boolean,
): Promise<Detected> {
  const { notes = [], ...reading } = await format.read([...recognised], files, told);
  const sample = sampleInputs.find((path) => files.some((file) => file.path === path));
  // The union of frameworks is lost where a format of any of them is read.
  return {
    framework: format.framework,
    type: format.type,
    ...reading,
    ...defined({ sampleInput: sample }),
    notes,
  } as Detected;
}

/** A pickle is one of scikit-learn only when it makes an object of `sklearn`. */
function isForeignPickle(detected: Detected): boolean {
  return detected.framework === 'scikit-learn' && detected.facts.estimators.length === 0;
}

/** Whoever gives the folder around an MLflow model most likely means the model. */
function innerMlflow(files: ModelFiles): string[] {
  const inner = files
    .filter(({ path }) => path.endsWith('/MLmodel'))
    .map(({ path }) => path.slice(0, -'/MLmodel'.length));
  return inner.map((folder) => `\`${folder}\` is an MLflow model; give this folder to register it as one`);
}

function custom(files: ModelFiles): Detected {
  const sample = sampleInputs.find((path) => files.some((file) => file.path === path));
  return {
    framework: 'custom',
    type: 'custom_model',
    facts: {},
    sampleInput: sample,
    notes: [],
  };
}
