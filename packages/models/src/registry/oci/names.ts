import { Problems, type Problem } from '@slipway/core/trouble';
import type { Registration } from '../kind.ts';
import { namesOfModels, repositoryOf } from './place.ts';
import { aliasTag, longestTag, versionTag } from './tags.ts';

/**
 * Refuses what can be no tag, because it is too long, and the name of the repository that holds the names.
 * @throws Problems, all of them
 */
export function requireKeepableNames({
  name,
  version,
  alias,
}: Pick<Registration, 'name' | 'version' | 'alias'>): void {
  const problems = [
    tooLong('name', name, name),
    version === undefined ? undefined : tooLong('version', version, versionTag(version)),
    alias === undefined ? undefined : tooLong('alias', alias, aliasTag(alias)),
    repositoryOf({ host: '', prefix: '' }, name).repository === `/${namesOfModels}`
      ? reserved(name)
      : undefined,
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Problems(problems);
}

function tooLong(input: string, word: string, tag: string): Problem | undefined {
  if (tag.length <= longestTag) return undefined;
  return {
    where: { input },
    said: `\`${word}\` has ${word.length} characters`,
    expected: `at most ${longestTag - tag.length + word.length} characters, because it becomes a tag of the registry`,
    remedy: 'choose a shorter one',
  };
}

function reserved(name: string): Problem {
  return {
    where: { input: 'name' },
    said: `\`${name}\` is where this registry keeps the names of its models`,
    expected: 'another name',
    remedy: 'choose another name',
  };
}
