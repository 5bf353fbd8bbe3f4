import { parseImageReference } from '@slipway/core/image-reference';
import type { Ports } from '@slipway/core/ports';
import type { RegistryAccess } from '@slipway/core/ports-images';
import type { ImageRepository, RegistrySession } from '@slipway/core/registry-session';
import { Problems, refuse, type Problem } from '@slipway/core/trouble';
import type { Registration, RegistryConnection } from '../kind.ts';
import { aliasTag, longestTag, versionTag } from './tags.ts';

/** Where models are kept in a registry of images: `ghcr.io` and `owner/models`. Each model is a repository below it. */
export interface Place {
  host: string;
  prefix: string;
}

/** A place, and how it is reached. */
export interface OpenPlace extends Place {
  /** `ghcr.io/owner/models`. */
  location: string;
  access: RegistryAccess;
  ports: Ports;
}

/** One model of a place, while something is done with it. */
export interface ModelRepository {
  name: string;
  repository: ImageRepository;
  place: OpenPlace;
  session: RegistrySession;
  ports: Ports;
}

/** The repository below a place whose tags are the names of the models: registries do not list repositories to everybody. */
const namesOfModels = 'slipway-names';

/**
 * Reads the place after `oci:`: `//ghcr.io/owner/models`. Answers it as `ghcr.io/owner/models`.
 * @throws Problems when it is none
 */
export function locationOf(text: string): string {
  const location = text.replace(/^\/\//, '').replace(/\/+$/, '');
  const parsed = parseImageReference(location);
  if ('value' in parsed) {
    const { host, repository, tag, digest } = parsed.value;
    if (tag === undefined && digest === undefined && location === `${host}/${repository}`) return location;
  }
  refuse({
    where: { input: 'registry' },
    said: text === '' ? '`oci` without a place' : `\`oci:${text}\``,
    expected:
      '`oci://<host>/<path>` in small letters and without a tag, such as `oci://ghcr.io/owner/models`',
    remedy: 'name the registry and the path below which every model gets a repository',
  });
}

/** Opens a place; nothing is read. */
export function openPlace(location: string, ports: Ports, connection: RegistryConnection = {}): OpenPlace {
  const slash = location.indexOf('/');
  const [host, prefix] = [location.slice(0, slash), location.slice(slash + 1)];
  const {
    user = ports.provenance.actor ?? 'slipway',
    password,
    insecureHosts,
    certificateAuthorities,
  } = connection;
  const credentials = password === undefined ? undefined : [{ host, user, password }];
  const access = { credentials, insecureHosts, certificateAuthorities };
  return { host, prefix, location, access, ports };
}

/**
 * Does something with a model; the connections are kept until it is done.
 * @param writes true where the model may have to be made
 */
export function withModel<Result>(
  place: OpenPlace,
  name: string,
  work: (model: ModelRepository) => Promise<Result>,
  writes = false,
): Promise<Result> {
  const { ports } = place;
  const access = { ...place.access, writes };
  const repository = repositoryOf(place, name);
  return ports.images.session(access, (session) => work({ name, repository, place, session, ports }));
}

/** The repository below a place that holds the names. */
export function namesRepository({ host, prefix }: Place): ImageRepository {
  return { host, repository: `${prefix}/${namesOfModels}` };
}

/** The repository of a model: its name in small letters, with `-` for what names of repositories may not hold. */
export function repositoryOf({ host, prefix }: Place, name: string): ImageRepository {
  const last = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, (run) => (/^(\.|_{1,2}|-+)$/.test(run) ? run : '-'))
    .replace(/[^a-z0-9]+$/, '');
  return { host, repository: `${prefix}/${last}` };
}

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
