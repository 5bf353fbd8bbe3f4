import type { ModelEvent } from '@slipway/core/model-event';
import type { Watched } from '@slipway/models/watch/watch';

/**
 * How long the matrix may be, in UTF-16 units. GitHub keeps 1 MB of outputs of a job, of which it counts two bytes each,
 * and drops what is larger; some of it is left for the other outputs.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
export const longestMatrix = 400_000;

/** One job of a matrix. The event is what the input `event` of the other actions takes, without what can be long. */
export function entryOf(event: ModelEvent): object {
  const { digest, framework, stage } = event.details ?? {};
  const { details: _long, ...rest } = event;
  const details = { digest, framework, stage };
  return {
    name: event.name,
    version: event.version,
    id: `${event.name}:${event.version}`,
    digest: digest ?? '',
    alias: event.alias,
    tag: event.tag,
    event: { ...rest, details },
  };
}

/** Leaves for the next run what an output could not hold; one event is told in any case. Pure. */
export function withinOutput(watched: Watched, longest = longestMatrix): Watched {
  let length = 0;
  const news = watched.news.filter(({ event }, index) => {
    length += JSON.stringify(entryOf(event)).length + 1;
    return index === 0 || length <= longest;
  });
  return { ...watched, news, waiting: watched.waiting + watched.news.length - news.length };
}
