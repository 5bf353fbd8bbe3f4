import { Failure } from '@slipway/core/trouble';
import type { Subscriptions } from '../kind.ts';
import { inTurn } from '../turns.ts';
import { proxiedPath, putText, readArtifact, removeArtifacts } from '../../mlflow/artifacts.ts';
import { allModels, boardOf } from './models.ts';
import { findExperiment, ownExperiment } from './places.ts';
import type { Server } from '../../mlflow/server.ts';
import { answer, type WireExperiment } from '../../mlflow/wire.ts';

/** MLflow takes longer values of tags on some databases only. Source: mlflow/utils/validation.py, MAX_TAG_VAL_LENGTH */
const longestTag = 4500;

/** What a tag begins with that names an artifact; a cursor begins with a brace. */
const digestMark = 'sha256:';

/**
 * What subscribers were told: a tag of the experiment that holds the files, one a subscriber. A text that is too long for
 * a tag is an artifact of the experiment, under its digest, and the tag names it: readers see the old text or the new
 * one.
 */
export function mlflowSubscriptions(server: Server): Subscriptions {
  return {
    read: (subscriber) => kept(server, subscriber),
    change: (subscriber, next) =>
      alone(server, subscriber, async () => {
        const text = await kept(server, subscriber);
        const changed = next(text);
        if (changed !== text) await keep(server, subscriber, changed);
      }),
  };
}

/** How many models are tried that this user may only read. */
const mostRefusals = 10;

/**
 * Runs stand in line at a registered model, the first one that this user may change: runs of one user find the same. Where
 * there is none, the experiment may still be theirs; of two runs that meet there, one's word may be reported again.
 */
async function alone(server: Server, subscriber: string, work: () => Promise<void>): Promise<void> {
  let refusals = 0;
  for await (const { name } of allModels(server)) {
    let hasBegun = false;
    try {
      return await inTurn(boardOf(server, name), `watch.${subscriber}`, server.ports.clock, () => {
        hasBegun = true;
        return work();
      });
    } catch (thrown) {
      const isDenied = thrown instanceof Failure && thrown.code === 'ACCESS_DENIED';
      if (hasBegun || !isDenied) throw thrown;
      refusals += 1;
      if (refusals === mostRefusals) break;
    }
  }
  return work();
}

async function kept(server: Server, subscriber: string): Promise<string | undefined> {
  for (let look = 1; look <= 5; look += 1) {
    const experiment = await findExperiment(server);
    const tag = experiment?.tags[tagOf(subscriber)];
    if (experiment === undefined || !tag?.startsWith(digestMark)) return tag;
    // Nothing is there when it was replaced since the tag was read.
    const text = await readArtifact(server, pathOf(server, experiment, subscriber, tag));
    if (text !== undefined) return text;
  }
  throw new Failure('STORAGE_FAILED', `what ${subscriber} was told is gone from ${server.address}`);
}

async function keep(server: Server, subscriber: string, text: string): Promise<void> {
  const experiment = await ownExperiment(server);
  const key = tagOf(subscriber);
  const before = experiment.tags[key];
  const isLong = new TextEncoder().encode(text).length > longestTag;
  const value = isLong ? `${digestMark}${server.ports.files.sha256(text)}` : text;
  if (isLong) await putText(server, pathOf(server, experiment, subscriber, value), text);
  const fields = { experiment_id: experiment.experiment_id, key, value };
  await server.call('POST', 'experiments/set-experiment-tag', answer.nothing, fields);
  if (before?.startsWith(digestMark) && before !== value)
    await removeArtifacts(server, pathOf(server, experiment, subscriber, before));
}

/** Below the server's artifacts. */
function pathOf(
  server: Server,
  { artifact_location }: WireExperiment,
  subscriber: string,
  tag: string,
): string {
  const folder = `${proxiedPath(server, artifact_location)}/slipway.watch/${subscriber}`;
  return `${folder}/${tag.slice(digestMark.length)}.json`;
}

function tagOf(subscriber: string): string {
  return `slipway.watch.${subscriber}`;
}
