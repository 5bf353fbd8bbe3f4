import { Failure } from '@slipway/core/trouble';
import type { Subscriptions } from '../kind.ts';
import { proxiedPath, putArtifact, readArtifact, removeArtifacts } from './artifacts.ts';
import { withClaim } from './claims.ts';
import { experimentByName, type WireExperiment } from './experiments.ts';
import { experimentName } from './layout.ts';
import { experiment } from './logged-models.ts';
import { allModels } from './models.ts';
import type { Server } from './server.ts';
import { encodeUtf8 } from './text.ts';
import { tagsOf } from './wire.ts';

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
    read: async (subscriber) => (await kept(server, subscriber)).text,
    change: (subscriber, next) =>
      alone(server, subscriber, async () => {
        const { text, path } = await kept(server, subscriber);
        const changed = next(text);
        if (changed === text) return;
        await keep(server, subscriber, changed);
        if (path !== undefined) await removeArtifacts(server, path);
      }),
  };
}

/** How many models are tried that this user may only read. */
const mostRefusals = 10;

/**
 * Claims are tags of a registered model, the first one that this user may change: runs of one user find the same. Where
 * there is none, the experiment may still be theirs; of two runs that meet there, one's word may be told again.
 */
async function alone(server: Server, subscriber: string, work: () => Promise<void>): Promise<void> {
  let refusals = 0;
  for await (const { name } of allModels(server)) {
    let hasBegun = false;
    try {
      return await withClaim(server, name, `watch ${subscriber}`, () => {
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

function found(server: Server): Promise<WireExperiment | undefined> {
  return experimentByName(server, experimentName);
}

async function kept(server: Server, subscriber: string): Promise<{ text?: string; path?: string }> {
  for (let look = 1; ; look += 1) {
    const place = await found(server);
    const tag = tagsOf(place?.tags)[tagOf(subscriber)];
    if (place === undefined || tag === undefined) return {};
    if (!tag.startsWith(digestMark)) return { text: tag };
    const path = pathOf(server, place, subscriber, tag);
    const text = await readArtifact(server, path);
    if (text !== undefined) return { text, path };
    // Replaced since the tag was read, or gone for good.
    if (look === 5)
      throw new Failure('STORAGE_FAILED', `what ${subscriber} was told is gone from ${server.address}`);
  }
}

async function keep(server: Server, subscriber: string, text: string): Promise<void> {
  const id = await experiment(server);
  const bytes = encodeUtf8(text);
  const tag = bytes.length <= longestTag ? text : `${digestMark}${server.ports.files.sha256(text)}`;
  if (tag !== text) {
    const place = (await found(server))!;
    await putArtifact(server, pathOf(server, place, subscriber, tag), [{ bytes }]);
  }
  await server.call({
    method: 'POST',
    path: 'experiments/set-experiment-tag',
    fields: { experiment_id: id, key: tagOf(subscriber), value: tag },
    what: `keep what ${subscriber} was told`,
  });
}

/** Below the server's artifacts. */
function pathOf(
  server: Server,
  { artifact_location: location }: WireExperiment,
  subscriber: string,
  tag: string,
): string {
  return `${proxiedPath(server, location)}/slipway.watch/${subscriber}/${tag.slice(digestMark.length)}.json`;
}

function tagOf(subscriber: string): string {
  return `slipway.watch.${subscriber}`;
}
