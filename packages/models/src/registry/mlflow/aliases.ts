import type { AliasMoved } from '../kind.ts';
import { getByAlias } from './models.ts';
import type { Server } from './server.ts';

/** Points an alias at a version, which must be there; the last of several runs wins. Answers where it pointed before. */
export async function setAlias(
  server: Server,
  name: string,
  alias: string,
  version: string,
): Promise<AliasMoved> {
  const previous = (await getByAlias(server, name, alias))?.version;
  if (previous !== version) {
    await server.call({
      method: 'POST',
      path: 'registered-models/alias',
      fields: { name, alias, version },
      what: `point the alias ${alias} at ${name}:${version}`,
      input: 'alias',
    });
  }
  return previous === undefined ? {} : { previous };
}
