import type { ModelRecord } from '@slipway/core/model-record';
import { referenceText, type VersionPick } from '@slipway/core/model-reference';
import { Failure, refuse } from '@slipway/core/trouble';
import type { Registry } from './kind.ts';

/**
 * Says that a model is not in a registry, and what is there.
 * @param input the input that named it, and the one that named the registry
 * @throws Problems
 */
export async function refuseAbsent(
  registry: Registry,
  { name, pick }: { name: string; pick?: VersionPick },
  { input, registryInput = 'registry' }: { input: string; registryInput?: string },
): Promise<never> {
  const versions = (await registry.versions(name)).map(({ version }) => version);
  const names = versions.length > 0 ? [] : await registry.names();
  const text =
    pick === undefined ? name : referenceText({ kind: 'registered', name, pick, dialect: 'plain' });
  refuse({
    where: { input },
    said: `\`${text}\` is not in ${registry.title}`,
    expected:
      versions.length > 0
        ? `one of the versions of ${name}: ${versions.slice(-10).join(', ')}`
        : names.length > 0
          ? `one of its models: ${names.slice(0, 10).join(', ')}`
          : 'a registered model; this registry holds none',
    remedy: `check the name and \`${registryInput}\`, or register it first`,
  });
}

/** A version that was there when a step was planned. @throws Failure `STORAGE_FAILED` when it is gone meanwhile */
export async function requireThere(
  registry: Registry,
  { name, version }: Pick<ModelRecord, 'name' | 'version'>,
): Promise<ModelRecord> {
  const record = await registry.find({ name, pick: { version } });
  if (record !== undefined) return record;
  throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
}
