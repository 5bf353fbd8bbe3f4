import type { Descriptor } from '@slipway/core/image';
import type { ReadManifest } from '@slipway/core/registry-session';
import { Failure } from '@slipway/core/trouble';
import type { Board } from './agreement.ts';
import { ballotManifest } from './manifests.ts';
import type { ModelRepository } from './place.ts';

/** Of a pause, in milliseconds: about what a vote of somebody else takes. */
const pauses = { least: 20, most: 150 };

/** How often a manifest that was there is looked for. */
const looks = 3;

/**
 * The tags of a model's repository, to vote with: values are the digests of manifests.
 * @param config what a manifest that says nothing has as its configuration: a blob that is there
 */
export function boardOf(model: ModelRepository, config: Descriptor): Board {
  const { repository, session, ports } = model;
  const contents = new Map<string, Promise<string>>();
  const contentOf = (value: string): Promise<string> => {
    const content = contents.get(value) ?? manifestOf(model, value).then((read) => read.content);
    contents.set(value, content);
    return content;
  };
  return {
    tags: () => session.tags(repository),
    put: async (tag, value) => {
      await session.putManifest({ ...repository, tag }, await contentOf(value));
    },
    mark: async (tag) => {
      await session.putManifest({ ...repository, tag }, ballotManifest(config));
    },
    pause: () => ports.clock.sleep(pauses.least + Math.random() * (pauses.most - pauses.least)),
  };
}

/**
 * The manifest that was voted for.
 * @param value its digest, hexadecimal
 * @throws Failure `STORAGE_FAILED` when somebody deleted it
 */
export async function manifestOf(model: ModelRepository, value: string): Promise<ReadManifest> {
  const digest = `sha256:${value}`;
  for (let look = 1; ; look += 1) {
    const read = await model.session.manifest({ ...model.repository, digest });
    if (read !== undefined) return read;
    // Some registries do not find what is written once more in the same moment.
    if (look === looks) throw gone(model, digest);
    await model.ports.clock.sleep(pauses.most);
  }
}

/** What is said of a manifest that was there and is not, or is another one. */
export function gone({ repository: { host, repository } }: ModelRepository, digest: string): Failure {
  return new Failure('STORAGE_FAILED', `${host}/${repository}@${digest} is gone`, {
    remedy: 'restore it from a backup: somebody deleted a manifest that the registry needs',
  });
}
