import type { BodyPart, BodyPlace, ReceivedAnswer } from '@slipway/core/ports-transfers';
import type { HashedFile } from '@slipway/core/ports-files';
import { refuse } from '@slipway/core/trouble';
import type { Server } from './server.ts';
import type { WireFile } from './wire.ts';

const route = '/api/2.0/mlflow-artifacts/artifacts';

/**
 * The path below the server's artifacts that an address of artifacts stands for: `1/models/m-…/artifacts`.
 * @throws Problems when the server does not pass these artifacts through, so that their store would have to be asked
 */
export function proxiedPath(server: Pick<Server, 'address'>, uri: string): string {
  const own = new URL(server.address);
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol === 'mlflow-artifacts:' && (url.host === '' || url.host === own.host))
    return pathOf(url.pathname);
  if (url?.host === own.host && url.pathname.includes(`${route}/`))
    return pathOf(url.pathname.slice(url.pathname.indexOf(`${route}/`) + route.length));
  refuse({
    where: { input: 'registry' },
    said: `${server.address} keeps these artifacts at ${uri.replace(/[?#].*$/, '')}`,
    expected: 'artifacts that the server itself takes and gives (`mlflow-artifacts:`)',
    remedy:
      'start the server with `--artifacts-destination` in place of `--default-artifact-root`, and log the model anew',
  });
}

function pathOf(pathname: string): string {
  return decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '');
}

/** Address of an artifact, after the server's own: for requests, and for people. */
export function artifactRoute(path: string): string {
  return `${route}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** A file below a folder of artifacts. */
export interface ListedFile {
  /** Relative to the folder, with `/`. */
  path: string;
  /** In bytes; undefined when the store does not tell. */
  size: number | undefined;
}

/** Every file below a folder of artifacts. One call a folder. */
export async function listArtifacts(server: Server, root: string): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  let folders = [''];
  while (folders.length > 0) {
    const lists = await Promise.all(
      folders.map(async (folder) => {
        const files = await listFolder(server, folder === '' ? root : `${root}/${folder}`);
        return files.map((file) => ({ ...file, path: folder === '' ? file.path : `${folder}/${file.path}` }));
      }),
    );
    const entries = lists.flat();
    folders = entries.filter((entry) => entry.is_dir === true).map(({ path }) => path);
    for (const { path, is_dir, file_size } of entries)
      if (is_dir !== true)
        found.push({ path, size: file_size === undefined ? undefined : Number(file_size) });
  }
  return found;
}

async function listFolder(server: Server, folder: string): Promise<WireFile[]> {
  const query = new URLSearchParams({ path: folder });
  const answer = await server.send('GET', `${route}?${query.toString()}`, []);
  if (answer.status === 404) return [];
  if (answer.status !== 200) throw server.trouble(answer, `list the artifacts at ${folder}`);
  return (JSON.parse(answer.body) as { files?: WireFile[] }).files ?? [];
}

/** Puts bytes at a path, whole. Answers what was sent of files. */
export async function putArtifact(
  server: Server,
  path: string,
  parts: readonly BodyPart[],
  onBytes?: (bytes: number) => void,
): Promise<readonly HashedFile[]> {
  const answer = await server.send('PUT', artifactRoute(path), parts, onBytes);
  if (answer.status < 200 || answer.status > 299) throw server.trouble(answer, `take the artifact ${path}`);
  return answer.sent;
}

/** Writes what is at a path into files. */
export async function getArtifact(
  server: Server,
  path: string,
  places: readonly BodyPlace[],
  onBytes?: (bytes: number) => void,
): Promise<ReceivedAnswer['received']> {
  const answer = await server.receive(artifactRoute(path), places, onBytes);
  if (answer.status !== 200 && answer.status !== 206)
    throw server.trouble(answer, `give the artifact ${path}`);
  return answer.received;
}

/** The text at a path, or undefined when there is nothing. */
export async function readArtifact(server: Server, path: string): Promise<string | undefined> {
  const answer = await server.send('GET', artifactRoute(path), []);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw server.trouble(answer, `give the artifact ${path}`);
  return answer.body;
}

/** Removes a folder of artifacts; nothing happens when it is not there. */
export async function removeArtifacts(server: Server, path: string): Promise<void> {
  const answer = await server.send('DELETE', artifactRoute(path), []);
  if (answer.status !== 404 && (answer.status < 200 || answer.status > 299))
    throw server.trouble(answer, `remove the artifacts at ${path}`);
}
