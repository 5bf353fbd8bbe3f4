import type { ModelRecord } from '@slipway/core/model-record';
import type { ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import type { Recommendation } from '@slipway/core/profile';
import { Problems, type Problem } from '@slipway/core/trouble';
import type { Registry } from '@slipway/models/registry/kind';
import { openRegistry } from '@slipway/models/registry/open';
import { connectionOf } from '@slipway/models/registry/registry-inputs';

import type { Spec } from './inputs.ts';
import type { Subject } from './subject.ts';

/** The tags that carry a size. The names are those of document "How and where to deploy models" of Azure ML's SDK v1. */
export function sizeTags({ cpu, memoryGb }: Recommendation): Record<string, string> {
  return { requestedCpu: String(cpu), requestedMemoryInGB: String(memoryGb) };
}

/** The models whose tags will be written, and the registry that they are in; none without one. */
export interface Tagged {
  registry?: Registry;
  records: readonly ModelRecord[];
}

/**
 * Finds the records whose tags will be written.
 * @param finding the package, whose models are meant by `true`; of an endpoint it is the model of the event
 * @throws Problems that name every model which is not in the registry
 */
export async function findTagged(spec: Spec, finding: Promise<Subject>, ports: Ports): Promise<Tagged> {
  const { writeTags } = spec;
  if (writeTags === 'none') return { records: [] };
  const registry = openRegistry(spec.registry, ports, connectionOf(spec, ports));
  const wanted = writeTags === 'package' ? meant(await finding, spec) : [writeTags];
  const found = await Promise.all(wanted.map((reference) => registry.find(reference)));
  const problems = wanted.flatMap(({ name, pick }, index): Problem[] => {
    if (found[index] !== undefined) return [];
    const word = 'version' in pick ? `:${pick.version}` : 'alias' in pick ? `@${pick.alias}` : '@latest';
    return [
      {
        where: { input: 'write-tags' },
        said: `${name}${word} is not in ${registry.title}`,
        expected: 'a registered model',
        remedy: 'give the `registry` in which the model is, or leave `write-tags` out',
      },
    ];
  });
  if (problems.length > 0) throw new Problems(problems);
  return { registry, records: found.filter((record) => record !== undefined) };
}

type Meant = Pick<Extract<ModelReference, { kind: 'registered' }>, 'name' | 'pick'>;

/** A package says what it holds; of an endpoint only the event that led to it may say what it serves. */
function meant(subject: Subject, { event }: Spec): Meant[] {
  if (subject.kind === 'endpoint') return event.model === undefined ? [] : [event.model];
  return subject.manifest.models.map(({ name, version }) => ({ name, pick: { version } }));
}
