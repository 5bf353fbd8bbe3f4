import { nearest } from '@slipway/core/nearest';
import type { Direction } from '@slipway/core/model-record';
import { refuse } from '@slipway/core/trouble';
import type { Server } from '../server.ts';
import type { BestRun } from '../../tracking.ts';
import type { WireExperiment } from '../experiments.ts';
import { finiteMetrics, type WireRun } from './wire-run.ts';

/** The best run, and why. */
export interface ChosenRun {
  run: WireRun;
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
  const order = direction === 'maximize' ? 'DESC' : 'ASC';
  const answer = await server.call<{ runs?: WireRun[] }>({
    method: 'POST',
    path: 'runs/search',
    fields: {
      experiment_ids: [experiment.experiment_id],
      filter: ["attributes.status = 'FINISHED'", ...(filter === undefined ? [] : [filter])].join(' and '),
      run_view_type: 'ACTIVE_ONLY',
      max_results: mostRuns,
      order_by: [`metrics.\`${metric}\` ${order}`, 'attributes.start_time ASC'],
    },
    what: `list the runs of ${experiment.name}`,
    input: 'run-filter',
  });
  const runs = answer?.runs ?? [];
  return bestOf(runs, metric, direction) ?? refuseNone(server, experiment, runs, metric, filter);
}

/** The first of the runs with the best finite value of a metric, or undefined. Pure. */
export function bestOf(
  runs: readonly WireRun[],
  metric: string,
  direction: Direction,
): ChosenRun | undefined {
  const known = runs
    .map((run) => ({ run, value: finiteMetrics(run.data?.metrics)[metric] }))
    .filter((each): each is { run: WireRun; value: number } => each.value !== undefined);
  const isBetter = (a: number, b: number): boolean => (direction === 'maximize' ? a > b : a < b);
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  const best = others.reduce((one, other) => (isBetter(other.value, one.value) ? other : one), first);
  return { ...best, runs: known.length };
}

function refuseNone(
  { address }: Server,
  { name }: WireExperiment,
  runs: readonly WireRun[],
  metric: string,
  filter: string | undefined,
): never {
  const where = `of the experiment ${name} (${address})`;
  if (runs.length === 0) {
    refuse({
      where: { input: filter === undefined ? 'experiment' : 'run-filter' },
      said: `no finished run ${where}${filter === undefined ? '' : ` fits ${filter}`}`,
      expected: 'a run that ended well; those that failed, were killed, deleted or still run do not count',
      remedy: filter === undefined ? 'run this after the training' : 'check the filter',
    });
  }
  const all = runs.flatMap(({ data }) => data?.metrics ?? []);
  if (all.some(({ key }) => key === metric)) {
    refuse({
      where: { input: 'metric' },
      said: `\`${metric}\` is no finite number in any run ${where}`,
      expected: 'a run with a number that can be compared',
      remedy: 'find out why the training gives it',
    });
  }
  const names = [...new Set(all.map(({ key }) => key))].toSorted();
  const near = nearest(metric, names);
  refuse({
    where: { input: 'metric' },
    said: `no finished run ${where} has the metric \`${metric}\``,
    expected:
      names.length === 0
        ? 'a metric that the training logs; these runs have none'
        : `one of their metrics: ${names.slice(0, 15).join(', ')}`,
    ...(near === undefined ? {} : { remedy: `write \`${near}\` if you mean that` }),
  });
}
