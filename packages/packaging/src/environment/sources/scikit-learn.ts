import { Collected } from '@slipway/core/collected';
import type { Problem } from '@slipway/core/trouble';
import type { Estimator } from '@slipway/formats/detected';

import type { Requirement } from '../kind.ts';
import { nothingAsked, type Asked } from './asked.ts';

/** Modules that every environment of a scikit-learn model holds. */
const known = new Set(
  (
    'sklearn numpy scipy joblib threadpoolctl builtins __builtin__ copyreg copy_reg collections functools operator ' +
    '_codecs datetime decimal fractions types re random'
  ).split(' '),
);

/** Modules whose package is called otherwise than they are, or just the same. */
const packages: Readonly<Record<string, readonly string[]>> = {
  pandas: ['pandas'],
  // The usual build brings libraries for GPUs.
  xgboost: ['xgboost-cpu; sys_platform != "darwin"', 'xgboost; sys_platform == "darwin"'],
  lightgbm: ['lightgbm'],
  catboost: ['catboost'],
  imblearn: ['imbalanced-learn'],
  category_encoders: ['category-encoders'],
};

/**
 * What a pickled scikit-learn estimator asks for: the very version that wrote it, because scikit-learn promises nothing
 * for others, and a numpy of the generation whose module names stand in the pickle.
 * @param title the model for people: `iris:1`
 * @throws Problems when it was made with code that only its maker has
 */
export function readScikitLearnSource(title: string, estimators: readonly Estimator[]): Asked {
  const asked = nothingAsked();
  const problems = new Collected();
  for (const estimator of estimators) {
    const file = `${title}/${estimator.path}`;
    const ask = (text: string, why: string): Requirement => ({
      text,
      where: { file },
      asker: `the model ${title}${why}`,
    });
    const { version } = estimator;
    asked.requirements.push(
      version === undefined
        ? ask('scikit-learn', '')
        : ask(`scikit-learn==${version}`, `, saved with ${version},`),
    );
    if (estimator.numpy !== undefined)
      asked.requirements.push(ask(estimator.numpy === 2 ? 'numpy>=2' : 'numpy<2', ', whose pickle says so,'));
    if (estimator.serialization === 'skops') asked.requirements.push(ask('skops', ', saved with skops,'));
    if (estimator.featureNames !== undefined)
      asked.requirements.push(ask('pandas', ', fitted on a DataFrame,'));
    for (const module of foreignModules(estimator)) {
      const texts = packages[module];
      if (texts === undefined) problems.add(unknownModule(file, module, estimator));
      else asked.requirements.push(...texts.map((text) => ask(text, `, which imports ${module},`)));
    }
  }
  problems.throwAny();
  return asked;
}

function foreignModules({ imports }: Estimator): string[] {
  const modules = imports.map((entry) => entry.split('.')[0]!);
  return [...new Set(modules)].filter((module) => !known.has(module));
}

function unknownModule(file: string, module: string, { serialization }: Estimator): Problem {
  return {
    where: { file },
    said: `the ${serialization === 'skops' ? 'file' : 'pickle'} imports \`${module}\`, which is no package that Slipway knows`,
    expected: 'an estimator made of scikit-learn alone, or an `environment` that says what it needs',
    remedy: `give \`environment\` with the package of \`${module}\`; code of your own needs an entry script`,
  };
}
