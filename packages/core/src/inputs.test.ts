import { describe, expect, expectTypeOf, it } from 'vitest';

import {
  boolean,
  integer,
  keyValues,
  lines,
  listOf,
  number,
  oneOf,
  path,
  secret,
  text,
} from './input-kinds.ts';
import { readInputs, table, type SpecOf } from './inputs.ts';
import { Secret } from './secret.ts';

const inputs = table({
  'model-path': path().required(),
  name: text(),
  auth: oneOf('key', 'none').byDefault('key'),
  'instance-count': integer({ least: 1, most: 20, unit: 'instances' }).byDefault('1'),
  cpu: number({ least: 0.1 }),
  tags: keyValues(),
  datasets: lines(),
  concurrency: listOf((word) =>
    /^\d+$/.test(word) ? { value: Number(word) } : { expected: 'whole numbers' },
  ),
  'registry-token': secret(),
  'dry-run': boolean().byDefault('false'),
}).check((spec) =>
  spec.auth === 'none' && spec.registryToken !== undefined
    ? [{ where: { input: 'registry-token' }, said: 'a token', expected: 'none with `auth: none`' }]
    : [],
);

function read(given: Record<string, string>) {
  return readInputs(inputs, (name) => given[name]);
}

function specOf(given: Record<string, string>) {
  const answer = read(given);
  if (!('spec' in answer)) throw new Error(JSON.stringify(answer));
  return answer.spec;
}

function problemsOf(given: Record<string, string>) {
  const answer = read(given);
  return 'problems' in answer ? answer.problems : [];
}

describe('reading inputs', () => {
  it('gives values with the types of their kinds, under camelCase names', () => {
    const spec = specOf({
      'model-path': ' model.onnx ',
      cpu: '0.5',
      tags: 'stage=test\nformula=a=b',
      datasets: 'iris\n# a remark\n\ndigits',
      concurrency: '1, 4\n8',
      'dry-run': 'True',
    });
    expect(spec).toEqual({
      modelPath: 'model.onnx',
      name: undefined,
      auth: 'key',
      instanceCount: 1,
      cpu: 0.5,
      tags: { stage: 'test', formula: 'a=b' },
      datasets: ['iris', 'digits'],
      concurrency: [1, 4, 8],
      registryToken: undefined,
      dryRun: true,
    });
    expectTypeOf(spec.auth).toEqualTypeOf<'key' | 'none'>();
    expectTypeOf(spec.cpu).toEqualTypeOf<number | undefined>();
    expectTypeOf<SpecOf<typeof inputs>['modelPath']>().toEqualTypeOf<string>();
  });

  it('reports every problem at once, each at its input', () => {
    const problems = problemsOf({
      auth: 'password',
      'instance-count': '0',
      cpu: 'much',
      tags: 'novalue',
      'dry-run': 'yes',
    });
    expect(problems.map((problem) => problem.where)).toEqual([
      { input: 'model-path' },
      { input: 'auth' },
      { input: 'instance-count' },
      { input: 'cpu' },
      { input: 'tags' },
      { input: 'dry-run' },
    ]);
    expect(problems[2]).toMatchObject({ said: '0', expected: 'a whole number of instances from 1 to 20' });
  });

  it('names the wrong entry of a list, and a key that is given twice', () => {
    expect(problemsOf({ 'model-path': 'm', concurrency: '1,x,3' })[0]).toMatchObject({ said: 'x' });
    expect(problemsOf({ 'model-path': 'm', tags: 'a=1\na=2' })[0]).toMatchObject({ said: '`a` twice' });
  });

  it('checks rules across inputs only when every input was read', () => {
    expect(problemsOf({ 'model-path': 'm', auth: 'none', 'registry-token': 'hush' })).toHaveLength(1);
    expect(problemsOf({ auth: 'none', 'registry-token': 'hush' })[0]?.where).toEqual({ input: 'model-path' });
  });

  it('never shows a secret', () => {
    const { registryToken } = specOf({ 'model-path': 'm', 'registry-token': 'hush' });
    expect(registryToken).toBeInstanceOf(Secret);
    expect(`${String(registryToken)} ${JSON.stringify({ registryToken })}`).not.toContain('hush');
    expect(registryToken?.reveal()).toBe('hush');
  });

  it.each(['', ' ', '\n'])('takes the empty text %j for nothing', (empty) => {
    expect(problemsOf({ 'model-path': empty })).toHaveLength(1);
  });

  it.each(['1e400', '0x10', '1_000', '١', 'NaN', 'Infinity', '--1'])(
    'does not take %s for a number',
    (given) => {
      expect(problemsOf({ 'model-path': 'm', cpu: given })).toHaveLength(1);
    },
  );
});
