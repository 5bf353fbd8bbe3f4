import { describe, expect, it } from 'vitest';
import { problemsOf } from '../fixtures/fixture-files.ts';
import { readMetrics } from './metrics.ts';
import { readRequestBodies } from './request-bodies.ts';

const origin = { file: 'requests.txt' };
const read = (text: string) => readRequestBodies(origin, text);

describe('readRequestBodies', () => {
  it('reads JSON lines as they are written', () => {
    expect(read('{"data": [1.0, 12345678901234567890]}\r\n\n{"data": [2]}')).toEqual({
      form: 'json lines',
      bodies: ['{"data": [1.0, 12345678901234567890]}', '{"data": [2]}'],
    });
    expect(read('[1, 2]\n[3, 4]\n').bodies).toEqual(['[1, 2]', '[3, 4]']);
  });

  it('reads a JSON array, with digits kept and texts unwrapped', () => {
    expect(read('[\n  {"a": [1.0, "],{"]},\n  "{\\"data\\": [[1]]}",\n  "plain"\n]')).toEqual({
      form: 'json array',
      bodies: ['{"a": [1.0, "],{"]}', '{"data": [[1]]}', '"plain"'],
    });
  });

  it('reads one value over several lines', () => {
    expect(read('{\n  "data": [1]\n}\n')).toEqual({ form: 'json', bodies: ['{\n  "data": [1]\n}'] });
  });

  it('reads CSV with one column, with and without header', () => {
    expect(read('request\n"{""data"": [1,2]}"\r\n"{""a"":\n1}"\n')).toEqual({
      form: 'csv',
      bodies: ['{"data": [1,2]}', '{"a":\n1}'],
    });
    expect(read('"{""data"": [1]}"').bodies).toEqual(['{"data": [1]}']);
  });

  it('tells the line that is broken and what the parser said', async () => {
    const [problem, ...more] = await problemsOf(() => read('{"a": 1}\n{"a": 2}\n{"a": \n{"a": 4}\n'));
    expect(problem?.where).toEqual({ file: 'requests.txt', line: 3 });
    expect(problem?.said).toMatch(/^it is no JSON: Unexpected end of JSON input$/);
    expect(more).toEqual([]);
  });

  it.each([
    ['', origin, /no request/],
    ['[]', origin, /no request/],
    ['request\n', origin, /no request/],
    ['request\n"{""a"": 1}",2\n', { line: 2 }, /several columns/],
    ['request\n{"a": [1, 2]}\n', { line: 2 }, /2 columns/],
    ['request\n"{""a"": 1\n', { line: 2 }, /not closed/],
    ['request\n"{""a"": 1}"\n"{"\n', { line: 3 }, /no JSON/],
    ['{\n  "a": 1,\n  b\n}\n', { line: 3 }, /no JSON/],
  ])('refuses %j', async (text, place, said) => {
    const [problem] = await problemsOf(() => read(text));
    expect(problem?.where).toMatchObject(place);
    expect(problem?.said).toMatch(said);
  });

  it('does not drown the report', async () => {
    expect(await problemsOf(() => read('{x}\n'.repeat(1000)))).toHaveLength(21);
  });
});

describe('readMetrics', () => {
  it.each([
    ['{"accuracy": 0.93, "rmse": 1e-3}'],
    ['accuracy: 0.93\nrmse: 1e-3\n'],
    ['# from training\naccuracy=0.93\r\n\nrmse = 1e-3\n'],
  ])('reads %j', async (text) => {
    expect(await readMetrics({ file: 'm' }, text)).toEqual({ accuracy: 0.93, rmse: 0.001 });
  });

  it('tells all that are no numbers', async () => {
    const problems = await problemsOf(() => readMetrics({ file: 'm' }, 'a=1\nb=good\nc\na=2\n'));
    expect(problems.map(({ where }) => where)).toEqual([2, 3, 4].map((line) => ({ file: 'm', line })));
    const inFile = await problemsOf(() => readMetrics({ file: 'm' }, '{"a": 1,\n "b": .nan, "c": {"d": 1}}'));
    expect(inFile.map(({ where }) => where)).toEqual([
      { file: 'm', line: 2, column: 7 },
      { file: 'm', line: 2, column: 18 },
    ]);
    expect(await problemsOf(() => readMetrics({ input: 'metrics' }, 'b=good'))).toMatchObject([
      { where: { input: 'metrics' } },
    ]);
    expect(await problemsOf(() => readMetrics({ input: 'metrics' }, ' '))).toHaveLength(1);
  });
});
