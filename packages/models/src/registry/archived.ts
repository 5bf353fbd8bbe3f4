import { archivedTag, type SurveyedVersion } from './kind.ts';

/** True for a version that was archived: `latest` skips it, lists leave it out, and watches do not tell of it. */
export function isArchived({ tags }: Pick<SurveyedVersion, 'tags'>): boolean {
  return tags[archivedTag] === 'true';
}
