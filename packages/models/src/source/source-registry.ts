import type { Ports } from '@slipway/core/ports';
import { Problems } from '@slipway/core/trouble';
import type { Registry, RegistryConnection, RegistryName } from '../registry/kind.ts';
import { chooseRegistry, openRegistry } from '../registry/open.ts';
import { connectionOf } from '../registry/registry-inputs.ts';
import type { SourceSpec } from './source-inputs.ts';

/** The registry that a model is taken from. */
export interface SourceRegistry {
  registry: Registry;
  /** The input that named it. */
  input: string;
}

/**
 * The registry that `source-registry` names, else `otherwise`.
 * @param otherwise as the input `registry` has it
 * @throws Problems at the input that names it
 */
export function sourceRegistryOf(
  spec: SourceSpec,
  otherwise: string | undefined,
  ports: Ports,
): SourceRegistry {
  const isNamed = spec.sourceRegistry !== undefined || otherwise !== spec.registry;
  const input = isNamed ? 'source-registry' : 'registry';
  const { provider, location } = seenAt(input, () => chooseRegistry(spec.sourceRegistry ?? otherwise, ports));
  const connection = sourceConnection(spec, { provider: provider.id, location }, ports);
  return { registry: provider.open(location, ports, connection), input };
}

/**
 * The registry that keeps the runs of a training: that of `registry` when it is such a one, else the one that the
 * environment names to MLflow's own tools.
 */
export function trackingRegistryOf(spec: SourceSpec, ports: Ports): SourceRegistry {
  const { tracking } = ports.settings.mlflow();
  const known = tracking === undefined ? 'mlflow' : `mlflow:${tracking}`;
  const target = targetOf(spec, ports);
  return sourceRegistryOf(spec, target?.tracking === undefined ? known : spec.registry, ports);
}

/** How the source is reached: as was said for it, else as the target where that is the same host; a password is for one host alone. */
export function sourceConnection(spec: SourceSpec, source: RegistryName, ports: Ports): RegistryConnection {
  const given = connectionOf(spec, ports);
  const { sourceRegistryUsername: user, sourceRegistryPassword: password } = spec;
  const { user: _user, password: _password, ...reached } = given;
  const target = targetOf(spec, ports);
  const isSame = target?.provider === source.provider && hostOf(target.location) === hostOf(source.location);
  if (password === undefined) return isSame ? given : reached;
  return { ...reached, password, user };
}

/** Where the model goes; undefined when that can not be told, which is said elsewhere. */
function targetOf({ registry }: SourceSpec, ports: Ports): Registry | undefined {
  try {
    return openRegistry(registry, ports);
  } catch (thrown) {
    if (thrown instanceof Problems) return undefined;
    throw thrown;
  }
}

/** `ghcr.io` of `ghcr.io/owner/models`, and of an address its host with the port. */
function hostOf(location: string): string {
  return URL.canParse(location) ? new URL(location).host : location.split('/', 1)[0]!;
}

/** What is found about a registry is said of the input that names it. */
function seenAt<Value>(input: string, work: () => Value): Value {
  try {
    return work();
  } catch (thrown) {
    throw seenFrom(input, thrown);
  }
}

/** The same trouble; problems of `registry` are those of another input. */
export function seenFrom(input: string, thrown: unknown): unknown {
  if (!(thrown instanceof Problems)) return thrown;
  return new Problems(
    thrown.problems.map((problem) =>
      'input' in problem.where && problem.where.input === 'registry'
        ? { ...problem, where: { input } }
        : problem,
    ),
  );
}
