import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { Holder } from './kind.ts';

/** `run 42 of octo/models (octocat)`, `ann`: who changes an endpoint, as journals and locks say it. */
export function whoText({ provenance }: Pick<Ports, 'provenance'>): string {
  const { repository, runId, runAttempt, actor } = provenance;
  if (runId === undefined || repository === undefined) return actor ?? 'somebody';
  const attempt = runAttempt === undefined || runAttempt === '1' ? '' : `, attempt ${runAttempt}`;
  return `run ${runId} of ${repository}${attempt}${actor === undefined ? '' : ` (${actor})`}`;
}

/** The failure that says who changes an endpoint now. */
export function locked(endpoint: string, { who, since }: Holder): Failure {
  return new Failure('LOCKED', `the endpoint \`${endpoint}\` is being changed by ${who}, since ${since}`, {
    remedy: 'wait until that run has ended, and run again; give both runs one concurrency group',
  });
}

/** The failure of a change that somebody else was faster than. */
export function overtaken(endpoint: string): Failure {
  return new Failure('LOCKED', `the endpoint \`${endpoint}\` was changed by another run in this moment`, {
    remedy: 'run again',
  });
}
