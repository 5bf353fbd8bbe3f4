import { boolean, keyValues, text } from '@slipway/core/input-kinds';
import { describe, expect, it } from 'vitest';

import { readWords } from './words.ts';

const rows = {
  name: text(),
  endpoint: text(),
  tags: keyValues(),
  check: boolean().byDefault('true'),
  'dry-run': boolean().byDefault('false'),
};

describe('the words of a command line', () => {
  it('become the texts that the runner would have passed', () => {
    const words = readWords(['--name', 'iris', '--endpoint=a=b', '--tags', 'x=1', '--tags', 'y=2'], rows);
    expect(words).toEqual({
      given: { name: 'iris', endpoint: 'a=b', tags: 'x=1\ny=2' },
      help: false,
      json: false,
      problems: [],
    });
  });

  it.each([
    [['--dry-run'], { 'dry-run': 'true' }],
    [['--dry-run', '--name', 'x'], { 'dry-run': 'true', name: 'x' }],
    [['--dry-run', 'false'], { 'dry-run': 'false' }],
    [['--dry-run=false'], { 'dry-run': 'false' }],
    [['--no-check'], { check: 'false' }],
  ])('lets switches stand alone: %j', (words, given) => {
    expect(readWords(words, rows)).toMatchObject({ given, problems: [] });
  });

  it('reports every word that is wrong, and the nearest right one', () => {
    const { problems } = readWords(['iris', '--nmae', 'x', '--hel', '--endpoint'], rows);
    expect(problems.map(({ said, remedy }) => [said, remedy])).toEqual([
      ['iris', 'see `--help`'],
      ['--nmae', 'did you mean `--name`? See `--help`'],
      ['x', 'see `--help`'],
      ['--hel', 'did you mean `--help`? See `--help`'],
      ['--endpoint without a value', undefined],
    ]);
  });

  it('knows help and JSON', () => {
    expect(readWords(['-h'], rows).help).toBe(true);
    expect(readWords(['--help', '--json'], rows)).toMatchObject({ help: true, json: true });
  });
});
