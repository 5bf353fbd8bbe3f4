import { describe, expect, it } from 'vitest';

import type { Detected, Estimator } from '@slipway/formats/detected';

import { refusesWithoutCode } from './no-code.ts';

function estimator(path: string): Estimator {
  const className = 'sklearn.preprocessing._data.StandardScaler';
  return { path, className, serialization: 'joblib', protocol: 4, imports: [] };
}

function served(...paths: string[]) {
  const facts = { estimators: paths.map(estimator) };
  const detected: Detected = { framework: 'scikit-learn', type: 'custom_model', facts, notes: [] };
  return { models: [{ name: 'iris', version: '1', detected, root: 'models/iris/1' }] };
}

describe('serving a scikit-learn model without code', () => {
  it('takes one estimator', () => {
    expect(refusesWithoutCode(served('model.joblib'))).toBeUndefined();
  });

  it('does not guess which of several is the model', () => {
    expect(refusesWithoutCode(served('encoder.joblib', 'model.joblib'))?.said).toBe(
      'iris:1 holds several estimators: `encoder.joblib`, `model.joblib`',
    );
  });
});
