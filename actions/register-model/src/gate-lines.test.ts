import { describe, expect, test } from 'vitest';

import { parseComparedReference, parseNotWorse, parseRequirement } from './gate-lines.ts';

describe('require', () => {
  test.each([
    ['accuracy >= 0.9', { metric: 'accuracy', operator: '>=', bound: 0.9 }],
    ['test.f1>.5', { metric: 'test.f1', operator: '>', bound: 0.5 }],
    ['rmse <= 1e3', { metric: 'rmse', operator: '<=', bound: 1000 }],
    ['drift < -0.5', { metric: 'drift', operator: '<', bound: -0.5 }],
    ['classes == 3', { metric: 'classes', operator: '==', bound: 3 }],
  ])('%s', (line, value) => {
    expect(parseRequirement(line)).toEqual({ value });
  });

  test.each([
    'accuracy',
    'accuracy >=',
    '>= 0.9',
    'accuracy => 0.9',
    'accuracy = 0.9',
    'accuracy >= high',
    'a >= 1 2',
  ])('not %s', (line) => {
    expect(parseRequirement(line)).toHaveProperty('expected');
  });
});

describe('not-worse', () => {
  test.each([
    ['accuracy max', { metric: 'accuracy', better: 'max', tolerance: 0 }],
    ['rmse min', { metric: 'rmse', better: 'min', tolerance: 0 }],
    ['accuracy  max  tolerance  0.01', { metric: 'accuracy', better: 'max', tolerance: 0.01 }],
  ])('%s', (line, value) => {
    expect(parseNotWorse(line)).toEqual({ value });
  });

  test.each([
    'accuracy',
    'accuracy up',
    'accuracy max 0.01',
    'accuracy max tolerance',
    'accuracy max tolerance -1',
  ])('not %s', (line) => {
    expect(parseNotWorse(line)).toHaveProperty('expected');
  });
});

describe('compare-to', () => {
  test.each([
    ['@production', { pick: { alias: 'production' } }],
    ['@latest', { pick: { latest: true } }],
    [':3', { pick: { version: '3' } }],
    ['iris:3', { name: 'iris', pick: { version: '3' } }],
    ['azureml:iris@latest', { name: 'iris', pick: { latest: true } }],
  ])('%s', (text, value) => {
    expect(parseComparedReference(text)).toEqual({ value });
  });

  test.each(['production', './model', 'oci://h/r:1', '@', 'runs:/1/model'])('not %s', (text) => {
    expect(parseComparedReference(text)).toHaveProperty('expected');
  });
});
