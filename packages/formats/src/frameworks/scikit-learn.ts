import type { ModelFile } from '@slipway/core/bytes';
import type { Estimator, Format } from '../detected.ts';
import { arrayOf } from '../numpy-values.ts';
import {
  compressionOf,
  isReadable,
  isTorchBeforeZip,
  looksLikePickle,
  readPickle,
  type PickleFile,
} from '../pickle.ts';
import { attributesOf, classOf, type PickleValue } from '../pickle-values.ts';
import { looksLikeZip } from '../zip.ts';
import { withHead, withSuffix } from './heads.ts';
import { readSkops } from './skops.ts';

/** Libraries whose models have the interface of scikit-learn (`predict`, `predict_proba`) and are its estimators. */
const withItsInterface = /^(sklearn|xgboost\.sklearn|lightgbm\.sklearn|imblearn|catboost\.core)\./;

const suffixes = /\.(pkl|pickle|joblib|sav)$/i;

/** scikit-learn: a skops, pickle or joblib file, by suffix or by its first bytes, that makes an estimator. */
export const scikitLearn: Format<'scikit-learn'> = {
  framework: 'scikit-learn',
  type: 'custom_model',
  async recognises(files, heads) {
    const found: ModelFile[] = withSuffix(files, '.skops');
    for (const file of files.filter((candidate) => suffixes.test(candidate.path))) {
      const head = await heads.of(file);
      const isOther = looksLikeZip(head) && !looksLikePickle(head);
      if (!isOther && !isTorchBeforeZip(head)) found.push(file);
    }
    if (found.length > 0) return found;
    const pickled = await withHead(files, heads, (head) => looksLikePickle(head) && !isTorchBeforeZip(head));
    return pickled.filter((file) => !/\.(pt|pth|bin|ckpt)$/i.test(file.path));
  },
  async read(recognised, _files, told) {
    const estimators: Estimator[] = [];
    const notes: string[] = [];
    for (const file of recognised) {
      if (file.path.toLowerCase().endsWith('.skops')) {
        const estimator = await readSkops(file);
        if (estimator.className.startsWith('sklearn.')) estimators.push(estimator);
        else notes.push(`\`${file.path}\` is a skops file of ${estimator.className}`);
        continue;
      }
      const compression = compressionOf(await file.read(0, 16));
      if (told && compression !== undefined && !isReadable(compression)) {
        notes.push(`\`${file.path}\` is compressed with ${compression} and was not looked into`);
        continue;
      }
      const pickle = await readPickle(file.path, file);
      const className = classOf(pickle.pickles[0].top);
      if (className !== undefined && withItsInterface.test(className))
        estimators.push(estimatorOf(file, className, pickle));
      else notes.push(`\`${file.path}\` is a pickle of ${className ?? 'plain data'}`);
    }
    const version = estimators.find((estimator) => estimator.version !== undefined)?.version;
    return { frameworkVersion: version, facts: { estimators }, notes };
  },
};

function estimatorOf(file: ModelFile, className: string, pickle: PickleFile): Estimator {
  const { top, protocol } = pickle.pickles[0];
  // An estimator of another library says nothing of scikit-learn; its steps may.
  const version = firstOf(top, '_sklearn_version', (value) =>
    typeof value === 'string' ? value : undefined,
  );
  const features = firstOf(top, 'n_features_in_', (value) => (typeof value === 'number' ? value : undefined));
  // A pipeline has the names of its first step.
  const featureNames = firstOf(top, 'feature_names_in_', (value) => arrayOf(value)?.items?.map(String));
  const classes = arrayOf(lastStep(top, 'classes_'))?.items;
  const numpy = numpyOf(pickle);
  return {
    path: file.path,
    className,
    serialization: pickle.joblib || /\.joblib$/i.test(file.path) ? 'joblib' : 'pickle',
    compression: pickle.compression,
    protocol,
    version,
    features,
    featureNames,
    classes,
    numpy,
    imports: pickle.imports.map(({ module, name }) => `${module}.${name}`),
  };
}

/** numpy 2 writes `numpy._core`, which numpy 1 does not have before 1.26; numpy 1 wrote `numpy.core`. */
function numpyOf(pickle: PickleFile): 1 | 2 | undefined {
  const modules = pickle.imports.map(({ module }) => module);
  if (modules.some((module) => module.startsWith('numpy._core'))) return 2;
  return modules.some((module) => module.startsWith('numpy.core')) ? 1 : undefined;
}

/** The steps of a pipeline, in their order; an object that is no pipeline is its only step. */
function stepsOf(value: PickleValue): PickleValue[] {
  const steps = attributesOf(value).get('steps');
  if (typeof steps !== 'object' || steps === null || steps.kind !== 'list') return [value];
  return steps.items.map((step) =>
    typeof step === 'object' && step !== null && step.kind === 'tuple' ? (step.items[1] ?? null) : null,
  );
}

function firstOf<Found>(
  top: PickleValue,
  name: string,
  read: (value: PickleValue | undefined) => Found | undefined,
): Found | undefined {
  for (const step of [top, ...stepsOf(top)]) {
    const found = read(attributesOf(step).get(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function lastStep(top: PickleValue, name: string): PickleValue | undefined {
  return attributesOf(stepsOf(top).at(-1) ?? null).get(name);
}
