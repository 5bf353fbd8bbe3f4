import { referenceText } from '@slipway/core/model-reference';
import { refuse } from '@slipway/core/trouble';
import type { Registry } from '@slipway/models/registry/kind';
import type { ComparedReference } from '../gate-lines.ts';
import type { Compared } from './gates.ts';

/**
 * Looks up what the new model is compared with. An alias or `latest` that points nowhere yet is the first of its kind;
 * a version that does not exist is a mistake.
 * @throws Problems for such a version
 */
export async function lookUpCompared(
  reference: ComparedReference | undefined,
  name: string,
  registry: Registry,
): Promise<Compared> {
  if (reference === undefined) return { kind: 'nothing' };
  const wanted = { name: reference.name ?? name, pick: reference.pick };
  const record = await registry.find(wanted);
  if (record !== undefined) return { kind: 'record', id: record.id, metrics: record.metrics };
  const text = referenceText({ kind: 'registered', dialect: 'plain', ...wanted });
  if (!('version' in wanted.pick)) return { kind: 'first', reference: text };
  const versions = (await registry.versions(wanted.name)).map(({ version }) => version);
  refuse({
    where: { input: 'compare-to' },
    said: `${text} is not in ${registry.title}`,
    expected:
      versions.length === 0
        ? 'a registered model'
        : `a version of ${wanted.name}: ${versions.slice(-10).join(', ')}`,
    remedy: 'name a version that exists, or an alias such as `@production`',
  });
}
