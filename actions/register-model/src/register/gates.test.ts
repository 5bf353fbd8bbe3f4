import { describe, expect, test } from 'vitest';

import { judge, stopping, type Compared, type NotWorse, type Requirement, type Verdict } from './gates.ts';

const metrics = { accuracy: 0.9, rmse: 10, broken: Number.NaN };
const record = (compared: Record<string, number>): Compared => ({
  kind: 'record',
  id: 'iris:1',
  metrics: compared,
});

function required(require: Requirement): Verdict['verdict'] | undefined {
  return judge({ require: [require], notWorse: [], metrics, compared: { kind: 'nothing' } })[0]?.verdict;
}

function notWorse(rule: Partial<NotWorse>, value: number, other: number): Verdict['verdict'] | undefined {
  const rules = [{ metric: 'm', better: 'max', tolerance: 0, ...rule } as const];
  return judge({ require: [], notWorse: rules, metrics: { m: value }, compared: record({ m: other }) })[0]
    ?.verdict;
}

describe('require', () => {
  test.each([
    ['>=', 0.89, 'met'],
    ['>=', 0.9, 'met'],
    ['>=', 0.91, 'not met'],
    ['>', 0.89, 'met'],
    ['>', 0.9, 'not met'],
    ['>', 0.91, 'not met'],
    ['<=', 0.89, 'not met'],
    ['<=', 0.9, 'met'],
    ['<=', 0.91, 'met'],
    ['<', 0.89, 'not met'],
    ['<', 0.9, 'not met'],
    ['<', 0.91, 'met'],
    ['==', 0.9, 'met'],
    ['==', 0.91, 'not met'],
  ] as const)('0.9 %s %d is %s', (operator, bound, verdict) => {
    expect(required({ metric: 'accuracy', operator, bound })).toBe(verdict);
  });

  test.each(['other', 'broken', 'toString'])('`%s` has no figure', (metric) => {
    expect(required({ metric, operator: '>=', bound: 0 })).toBe('missing');
  });
});

describe('not-worse', () => {
  test.each([
    // better, new, old, tolerance
    ['max', 0.95, 0.9, 0, 'met'],
    ['max', 0.9, 0.9, 0, 'met'],
    ['max', 0.89, 0.9, 0, 'not met'],
    ['max', 0.89, 0.9, 0.01, 'met'],
    ['max', 0.889, 0.9, 0.01, 'not met'],
    ['max', 0.7, 0.8, 0.1, 'met'],
    ['min', 9, 10, 0, 'met'],
    ['min', 10, 10, 0, 'met'],
    ['min', 11, 10, 0, 'not met'],
    ['min', 11, 10, 1, 'met'],
    ['min', 11.01, 10, 1, 'not met'],
    ['min', 0.3, 0.2, 0.1, 'met'],
    ['max', -11, -10, 0, 'not met'],
    ['min', -11, -10, 0, 'met'],
    ['max', 0, 0, 0, 'met'],
  ] as const)('%s: %d after %d with tolerance %d is %s', (better, value, other, tolerance, verdict) => {
    expect(notWorse({ better, tolerance }, value, other)).toBe(verdict);
  });

  test.each([
    ['the new model', 'other', record({ other: 1 })],
    ['the old model', 'accuracy', record({ rmse: 10 })],
    ['the old model, as a number', 'accuracy', record({ accuracy: Number.NaN })],
    ['both, because there is nothing to compare with', 'accuracy', { kind: 'nothing' }],
  ] as const)('a figure is missing in %s', (_where, metric, compared) => {
    const rules = [{ metric, better: 'max', tolerance: 0 }] as const;
    expect(judge({ require: [], notWorse: rules, metrics, compared })[0]?.verdict).toBe('missing');
  });

  test('the first model passes, and the figures say why', () => {
    const compared = { kind: 'first', reference: 'iris@production' } as const;
    const rules = [{ metric: 'accuracy', better: 'max', tolerance: 0.01 }] as const;
    expect(judge({ require: [], notWorse: rules, metrics, compared })).toEqual([
      {
        gate: 'accuracy max tolerance 0.01',
        verdict: 'met',
        figures: 'accuracy is 0.9; iris@production does not exist yet',
      },
    ]);
  });
});

test.each([
  ['fail', ['not met', 'missing']],
  ['warn', ['not met']],
  ['ignore', ['not met']],
] as const)('with `missing-metric: %s` these verdicts stop: %j', (missingMetric, stops) => {
  const verdicts = (['met', 'not met', 'missing'] as const).map((verdict) => ({
    gate: '',
    verdict,
    figures: '',
  }));
  expect(stopping(verdicts, missingMetric).map(({ verdict }) => verdict)).toEqual(stops);
});
