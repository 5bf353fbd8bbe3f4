import { shortened } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { file } from './file/file.ts';
import { mlflow } from './mlflow/mlflow.ts';
import { findByAddress, type Addressed, type ImageAddress } from './oci/address.ts';
import { oci } from './oci/oci.ts';
import type { Registry, RegistryConnection, RegistryProvider } from './kind.ts';

/** Every registry there is, by id. */
export const registryProviders: Readonly<Record<string, RegistryProvider>> = { file, mlflow, oci };

/** A provider and the place of one of its registries. */
export interface ChosenRegistry {
  provider: RegistryProvider;
  location: string;
}

/**
 * Chooses the registry that the input `registry` names: the id of a provider (`file`), an id with a place
 * (`file:/srv/models`), or a path, which means the same as `file:<path>` and holds a
 * separator or a dot (`./models`). Nothing means `file`.
 * @throws Problems when it names a provider that does not exist
 */
export function chooseRegistry(text: string | undefined, ports: Ports): ChosenRegistry {
  const { id, place } = parseRegistry(text ?? '');
  const provider = registryProviders[id];
  if (provider === undefined) {
    refuse({
      where: { input: 'registry' },
      said: shortened(text ?? ''),
      expected: `a folder, or one of ${Object.keys(registryProviders)
        .map((known) => `\`${known}\``)
        .join(', ')} (with \`:\` and its place)`,
      remedy: 'write `file:<folder>` for a folder, or leave `registry` out to use the one in the home folder',
    });
  }
  return { provider, location: provider.locationOf(place, ports) };
}

/** Opens the registry that the input `registry` names; see `chooseRegistry`. */
export function openRegistry(
  text: string | undefined,
  ports: Ports,
  connection?: RegistryConnection,
): Registry {
  const { provider, location } = chooseRegistry(text, ports);
  return provider.open(location, ports, connection);
}

/**
 * Finds the model that an address in a registry of images means; undefined when there is none. What is known of the
 * registry that `text` names is used where that is the same host: a password is for one host alone.
 */
export function findAddressed(
  address: ImageAddress,
  text: string | undefined,
  ports: Ports,
  connection: RegistryConnection = {},
): Promise<Addressed | undefined> {
  const { provider, location } = chooseRegistry(text, ports);
  const isSame = provider === oci && location.startsWith(`${address.host}/`);
  const { user: _user, password: _password, ...reached } = connection;
  return findByAddress(address, ports, isSame || text === undefined ? connection : reached);
}

/** A drive letter is no id: `C:\\models` is a path. A bare word is an id, so that providers can be added later. */
function parseRegistry(text: string): { id: string; place: string } {
  const match = /^([a-z][a-z0-9+-]+):(.*)$/i.exec(text);
  if (match !== null) return { id: match[1]!.toLowerCase(), place: match[2]! };
  if (text === '') return { id: 'file', place: '' };
  return /^[A-Za-z0-9_-]+$/.test(text) ? { id: text, place: '' } : { id: 'file', place: text };
}
