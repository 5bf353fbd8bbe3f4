import { counted } from '@slipway/core/markdown';
import type { ModelRecord } from '@slipway/core/model-record';
import type { Notice } from '@slipway/core/report';
import type { TakenModel } from '@slipway/models/source/taken';
import { unportablePaths } from '@slipway/models/registry/portable-names';
import type { Spec } from '../inputs.ts';
import type { ModelFacts } from './model-facts.ts';

/** What a person should know of the model that is registered. Pure. */
export function noticesOf(
  spec: Spec,
  { files, ignored }: TakenModel,
  detected: ModelFacts,
  existing: ModelRecord | undefined,
): Notice[] {
  const remarks = [...detected.notes, ...unportablePaths(files.map(({ path }) => path)).slice(0, 5)];
  if (ignored.length > 0)
    remarks.push(
      `${counted(ignored.length, 'file')} of Git and GitHub in the folder ${ignored.length === 1 ? 'does' : 'do'} not belong to the model`,
    );
  const notices = remarks.map((message): Notice => ({ level: 'notice', title: 'Model', message }));
  const given = spec.framework;
  if (given !== undefined && given !== 'custom' && detected.framework !== given)
    notices.push(
      warning(`no file looks like ${given}; it is registered as that because \`framework\` says so`),
    );
  if (existing !== undefined) notices.push(...notTaken(spec, existing).map(warning));
  return notices;
}

/** A registered version never changes, so what else was given this time has no effect; that must not go unsaid. */
function notTaken(spec: Spec, existing: ModelRecord): string[] {
  const remarks: string[] = [];
  if (spec.version !== undefined && spec.version !== existing.version)
    remarks.push(`version ${spec.version} was not made, because ${existing.id} holds these bytes already`);
  const differs = (
    given: Readonly<Record<string, unknown>> | undefined,
    kept: Record<string, unknown>,
  ): boolean => Object.entries(given ?? {}).some(([key, value]) => kept[key] !== value);
  const kept = [
    differs(spec.tags, existing.tags) ? 'tags' : undefined,
    differs(spec.properties, existing.properties) ? 'properties' : undefined,
    spec.description !== undefined && spec.description !== existing.description ? 'description' : undefined,
  ].filter((word) => word !== undefined);
  if (kept.length > 0)
    remarks.push(`${existing.id} keeps its ${kept.join(', ')}: a registered version does not change`);
  return remarks;
}

function warning(message: string): Notice {
  return { level: 'warning', title: 'Model', message };
}
