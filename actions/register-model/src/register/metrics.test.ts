import { describe, expect, test } from 'vitest';

import type { Problems } from '@slipway/core/trouble';

import { metricsOfFile, metricsOfLines } from './metrics.ts';

describe('lines', () => {
  test('are names and numbers', () => {
    expect(metricsOfLines('accuracy=0.93\n# held out\n\n log loss = 1e-3 \nd=-.5')).toEqual({
      accuracy: 0.93,
      'log loss': 0.001,
      d: -0.5,
    });
  });

  test('that are wrong are all told', () => {
    expect(() => metricsOfLines('a=1\nb\nc=high\nd=NaN')).toThrow(
      expect.objectContaining({
        problems: ['b', 'c=high', 'd=NaN'].map((said) => expect.objectContaining({ said }) as unknown),
      }) as Error,
    );
  });
});

describe('a file', () => {
  test.each([
    ['JSON', '{"accuracy": 0.93, "test": {"f1": 0.8}, "model": "logistic", "ok": true}'],
    ['YAML', 'accuracy: 0.93\ntest:\n  f1: 0.8\nmodel: logistic\nok: yes\n'],
  ])('of %s', async (_kind, text) => {
    expect(await metricsOfFile(text, 'metrics')).toEqual({ accuracy: 0.93, 'test.f1': 0.8 });
  });

  test.each([
    ['NaN, as Python writes it', '{\n"a": 1,\n"b": NaN}', 3],
    ['infinity, as YAML writes it', 'a: 1\nb: -.inf\n', 2],
    ['what is neither', '{"a": 1,\n"b": [', 2],
    ['no number', 'model: logistic\n', undefined],
    ['a list', '[1, 2]', undefined],
  ])('with %s is refused at its line', async (_what, text, line) => {
    const thrown: unknown = await metricsOfFile(text, 'metrics.json').catch((each: unknown) => each);
    const [problem] = (thrown as Problems).problems;
    expect(problem?.where).toMatchObject(
      line === undefined ? { file: 'metrics.json' } : { file: 'metrics.json', line },
    );
  });
});
