import { describe, expect, it } from 'vitest';

import type { Detected } from '@slipway/formats/detected';

import { frameworkPackage, readFrameworkSource } from './frameworks.ts';

const detected = (told: object): Detected =>
  ({ type: 'custom_model', notes: [], facts: { path: 'm' }, ...told }) as unknown as Detected;

describe('the library that loads a model', () => {
  it.each([
    [{ framework: 'xgboost', frameworkVersion: '3.2.0' }, 'xgboost-cpu==3.2.0; sys_platform != "darwin"'],
    [{ framework: 'xgboost', frameworkVersion: '1.7.6' }, 'xgboost==1.7.6'],
    [{ framework: 'lightgbm' }, 'lightgbm>=4,<5'],
    [{ framework: 'pytorch' }, 'torch'],
  ])('of %j is %s', (told, requirement) => {
    expect(frameworkPackage(detected(told))?.requirements[0]).toBe(requirement);
  });

  it('is a build for the processor alone where there is one', () => {
    const found = frameworkPackage(detected({ framework: 'tensorflow', frameworkVersion: '2.21.0' }));
    expect(found?.requirements.join(' ')).toMatch(/^tensorflow-cpu==2\.21\.0; .* tensorflow==2\.21\.0; /);
  });

  it('is asked for by the model, with its version and its file', () => {
    const asked = readFrameworkSource(
      'cancer:2',
      detected({ framework: 'lightgbm', facts: { path: 'model.txt' } }),
    );
    expect(asked.requirements).toEqual([
      { text: 'lightgbm>=4,<5', where: { file: 'cancer:2/model.txt' }, asker: 'the model cancer:2' },
    ]);
    expect(readFrameworkSource('a:1', detected({ framework: 'custom' })).requirements).toEqual([]);
  });
});
