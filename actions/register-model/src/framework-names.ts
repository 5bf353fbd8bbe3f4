import { input, type Input } from '@slipway/core/inputs';
import { frameworks, type Framework } from '@slipway/core/model-record';

/**
 * Other spellings in use: those of Azure ML's SDK v1 and of its retired actions.
 * Source: https://learn.microsoft.com/python/api/azureml-core/azureml.core.model.model.framework
 */
const spellings: Readonly<Record<string, Framework>> = {
  scikitlearn: 'scikit-learn',
  sklearn: 'scikit-learn',
  torch: 'pytorch',
  torchscript: 'pytorch',
  tf: 'tensorflow',
};

/** A framework by any of its spellings; upper and lower case do not count. */
export function frameworkName(): Input<Framework | undefined> {
  return input<Framework>(
    (given) => {
      const word = given.toLowerCase();
      const known = frameworks.find((framework) => framework === word) ?? spellings[word];
      return known === undefined
        ? { expected: `one of ${frameworks.map((framework) => `\`${framework}\``).join(', ')}` }
        : { value: known };
    },
    { alternatives: frameworks },
  );
}
