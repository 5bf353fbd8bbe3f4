import { counted } from '@slipway/core/markdown';
import type { Origin } from '@slipway/core/model-record';

/** Says where a version was taken from: `iris:3 of oci:ghcr.io/octo/team`. */
export function originText({ registry, reference, training, best, workflowRun }: Origin): string {
  const where = workflowRun === undefined ? registry : `run ${workflowRun.id} of ${workflowRun.repository}`;
  const what = where === undefined ? reference : `${reference} of ${where}`;
  if (training === undefined) return what;
  const run = training.runName === undefined ? '' : `run ${training.runName} of `;
  const why =
    best === undefined
      ? ''
      : `, the best of ${counted(best.runs, 'run')}: ${best.metric} is ${best.value} (${best.direction})`;
  return `${what} (${run}experiment ${training.experiment}${why})`;
}
