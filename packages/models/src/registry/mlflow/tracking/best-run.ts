import { nearest } from '@slipway/core/nearest';
import type { Direction } from '@slipway/core/model-record';
import { refuse } from '@slipway/core/trouble';
import type { Server } from '../../../mlflow/server.ts';
import type { BestRun } from '../../tracking.ts';
import { answer, finite, type WireExperiment, type WireRun } from '../../../mlflow/wire.ts';

/** The best run, and why. */
export interface ChosenRun<Run = WireRun> {
  run: Run;
  value: number;
  /** Among so many runs that have the metric; of more than `mostRuns` only the best were looked at. */
  runs: number;
}

/** The server sorts, so the best are among the first. */
const mostRuns = 1000;

/**
 * The finished run of an experiment with the best value of a metric.
 * @throws Problems when no run fits, or none has a number for the metric
 */
export async function bestRun(
  server: Server,
  experiment: WireExperiment,
  { metric, direction, filter }: BestRun,
): Promise<ChosenRun> {
  const fields = {
    experiment_ids: [experiment.experiment_id],
    filter: ["attributes.status = 'FINISHED'", ...(filter === undefined ? [] : [filter])].join(' and '),
    run_view_type: 'ACTIVE_ONLY',
    max_results: mostRuns,
    order_by: [
      `metrics.\`${metric}\` ${direction === 'maximize' ? 'DESC' : 'ASC'}`,
      'attributes.start_time ASC',
    ],
  };
  const terms = { input: 'run-filter' };
  const { runs } = await server.call('POST', 'runs/search', answer.runs, fields, terms);
  const where = `of the experiment ${experiment.name} (${server.address})`;
  return bestOf(runs, metric, direction) ?? refuseNone(where, runs, metric, filter);
}

/** The first of the runs with the best finite value of a metric, or undefined. Pure. */
export function bestOf<Run extends Pick<WireRun, 'metrics'>>(
  runs: readonly Run[],
  metric: string,
  direction: Direction,
): ChosenRun<Run> | undefined {
  const known = runs.flatMap((run) => {
    const value = finite(run.metrics)[metric];
    return value === undefined ? [] : [{ run, value }];
  });
  const isBetter = (a: number, b: number): boolean => (direction === 'maximize' ? a > b : a < b);
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  const best = others.reduce((one, other) => (isBetter(other.value, one.value) ? other : one), first);
  return { ...best, runs: known.length };
}

function refuseNone(
  where: string,
  runs: readonly WireRun[],
  metric: string,
  filter: string | undefined,
): never {
  const refused = (input: string, said: string, expected: string, remedy?: string): never =>
    refuse({ where: { input }, said, expected, remedy });
  const ended = 'a run that ended well; those that failed, were killed, deleted or still run do not count';
  if (runs.length === 0 && filter === undefined)
    return refused('experiment', `no finished run ${where}`, ended, 'run this after the training');
  if (runs.length === 0)
    return refused('run-filter', `no finished run ${where} fits ${filter}`, ended, 'check the filter');
  const names = [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))].toSorted();
  const [near, shown] = [nearest(metric, names), names.slice(0, 15).join(', ')];
  if (names.includes(metric))
    return refused(
      'metric',
      `\`${metric}\` is no finite number in any run ${where}`,
      'a run with a number that can be compared',
      'find out why the training gives it',
    );
  return refused(
    'metric',
    `no finished run ${where} has the metric \`${metric}\``,
    shown === '' ? 'a metric that the training logs; these runs have none' : `one of their metrics: ${shown}`,
    near === undefined ? undefined : `write \`${near}\` if you mean that`,
  );
}
