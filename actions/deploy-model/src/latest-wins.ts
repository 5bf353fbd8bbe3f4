import { compareVersions } from '@slipway/core/model-version';
import type { PackagedModel } from '@slipway/core/package-manifest';
import type { DeploymentFacts } from '@slipway/targets/facts';

/** What `latest-wins` makes of a package, beside what serves. */
export interface Standing {
  /** Why the package is not deployed: `iris:2 is older than iris:3, which serves`. */
  superseded?: string;
  /** Versions of which nobody can say which is the newer one. */
  unclear: readonly string[];
}

/**
 * Compares the models of a package with those that have traffic. One that is older is enough to leave the package: what
 * serves must never go back. Models that nobody serves count for nothing. Pure.
 */
export function standingOf(
  models: readonly Pick<PackagedModel, 'name' | 'version'>[],
  deployments: readonly Pick<DeploymentFacts, 'models' | 'traffic'>[],
): Standing {
  const serving = deployments.filter(({ traffic }) => traffic > 0).flatMap((one) => one.models);
  const unclear: string[] = [];
  for (const { name, version } of models) {
    for (const other of serving.filter((id) => id.startsWith(`${name}:`))) {
      const order = compareVersions(version, other.slice(name.length + 1));
      if (order === undefined) unclear.push(`${name}:${version} and ${other}`);
      else if (order < 0)
        return { superseded: `${name}:${version} is older than ${other}, which serves`, unclear };
    }
  }
  return { unclear };
}
