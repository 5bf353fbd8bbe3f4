import { expect, test } from 'vitest';
import { parse } from 'valibot';

import { answer, finite, type WireRun } from '../../../mlflow/wire.ts';
import { bestOf } from './best-run.ts';

function run(run_id: string, ...values: (number | string)[]): WireRun {
  const metrics = values.map((value) => ({ key: 'accuracy', value }));
  const sent = { info: { run_id, experiment_id: '1', artifact_uri: '' }, data: { metrics } };
  return parse(answer.run, { run: sent }).run;
}

test('the largest or the smallest, as is said', () => {
  const runs = [run('a', 0.7), run('b', 0.9), run('c', 0.2)];
  expect(bestOf(runs, 'accuracy', 'maximize')).toEqual({ run: runs[1], value: 0.9, runs: 3 });
  expect(bestOf(runs, 'accuracy', 'minimize')).toEqual({ run: runs[2], value: 0.2, runs: 3 });
});

test('of equal ones the first, which is the one that began first', () => {
  expect(bestOf([run('a', 0.9), run('b', 0.9)], 'accuracy', 'maximize')?.run.run_id).toBe('a');
  expect(bestOf([run('a', 0.9), run('b', 0.9)], 'accuracy', 'minimize')?.run.run_id).toBe('a');
});

test('what is no finite number, or not there, is never the best', () => {
  const runs = [
    run('a', 'NaN'),
    run('b', 1.7976931348623157e308),
    run('c', 'Infinity'),
    run('d'),
    run('e', 0.1),
  ];
  expect(bestOf(runs, 'accuracy', 'maximize')?.run.run_id).toBe('e');
  expect(bestOf(runs, 'accuracy', 'minimize')?.run.run_id).toBe('e');
  expect(bestOf(runs.slice(0, 4), 'accuracy', 'maximize')).toBeUndefined();
  expect(bestOf(runs, 'loss', 'maximize')).toBeUndefined();
});

test('metrics that JSON can not hold are left out; of a name that is there twice the last counts', () => {
  const metrics = [
    { key: 'a', value: 'NaN' },
    { key: 'b', value: 1 },
    { key: 'b', value: '2' },
    { key: 'c', value: '-Infinity' },
    { key: 'd', value: 0 },
  ];
  const sent = { info: { run_id: 'a', experiment_id: '1', artifact_uri: '' } };
  const read = (data?: object): object => parse(answer.run, { run: { ...sent, data } }).run.metrics;
  expect(finite({ ...read({ metrics }) })).toEqual({ b: 2, d: 0 });
  expect(read()).toEqual({});
});
