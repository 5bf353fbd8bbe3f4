import { archivedTag } from '../kind.ts';
import type { Server } from './server.ts';
import { tagsOf, type WireVersion } from './wire.ts';

/** MLflow's own word for what is archived. Source: mlflow/entities/model_registry/model_version_stages.py */
const archivedStage = 'Archived';

/** What servers answer that have no stages. */
const withoutStages = [
  'FEATURE_DISABLED',
  'NOT_IMPLEMENTED',
  'INVALID_PARAMETER_VALUE',
  'ENDPOINT_NOT_FOUND',
];

/** True for a version that was archived, with a tag or with a stage. */
export function isArchivedVersion(version: WireVersion): boolean {
  return withStage(version)[archivedTag] === 'true';
}

/** The tags of a version. One in the stage `Archived` has the tag that says so everywhere else. */
export function withStage({ tags, current_stage }: WireVersion): Record<string, string> {
  return { ...tagsOf(tags), ...(current_stage === archivedStage ? { [archivedTag]: 'true' } : {}) };
}

/**
 * Brings the stage of a version in line with the tag, so that people who look at MLflow, and tools that know stages only,
 * see the same. What is no longer archived is in no stage; which one it was in before nobody knows.
 */
export async function setStage(
  server: Server,
  { name, version, current_stage: now }: WireVersion,
  isArchived: boolean,
): Promise<void> {
  if (now === undefined || (now === archivedStage) === isArchived) return;
  await server.call({
    method: 'POST',
    path: 'model-versions/transition-stage',
    fields: {
      name,
      version,
      stage: isArchived ? archivedStage : 'None',
      archive_existing_versions: false,
    },
    what: `${isArchived ? 'archive' : 'restore'} ${name}:${version}`,
    absent: withoutStages,
  });
}
