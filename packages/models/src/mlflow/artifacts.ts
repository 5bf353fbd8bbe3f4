import type { BodyPart, BodyPlace, SentAnswer } from '@slipway/core/ports-transfers';
import type { HashedFile } from '@slipway/core/ports-files';
import { checkedJson } from '@slipway/core/checked-json';
import { refuse } from '@slipway/core/trouble';
import { encodeUtf8, type Server } from './server.ts';
import { answer } from './wire.ts';

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
  /** In bytes; undefined when the store does not say. */
  size?: number;
}

/** Every file below a folder of artifacts. One call a folder. */
export async function listArtifacts(server: Server, root: string): Promise<ListedFile[]> {
  const query = new URLSearchParams({ path: root });
  const list = await taken(server, 'GET', `${route}?${query.toString()}`);
  if (list === undefined) return [];
  const { files } = checkedJson(answer.artifacts, list.body, `${server.address}${route}`, 'NETWORK_FAILED');
  const found = files.map(async ({ path, is_dir, file_size }) => {
    if (!is_dir) return [{ path, size: file_size }];
    const below = await listArtifacts(server, `${root}/${path}`);
    return below.map((file) => ({ ...file, path: `${path}/${file.path}` }));
  });
  return (await Promise.all(found)).flat();
}

/** Puts bytes at a path, whole. Answers what was sent of files. */
export async function putArtifact(
  server: Server,
  path: string,
  parts: readonly BodyPart[],
  onBytes?: (bytes: number) => void,
): Promise<readonly HashedFile[]> {
  return (await taken(server, 'PUT', artifactRoute(path), parts, onBytes))?.sent ?? [];
}

/** Puts a text at a path, whole. */
export async function putText(server: Server, path: string, text: string): Promise<void> {
  await putArtifact(server, path, [{ bytes: encodeUtf8(text) }]);
}

/** Writes what is at a path into files. */
export async function getArtifact(
  server: Server,
  path: string,
  places: readonly BodyPlace[],
  onBytes?: (bytes: number) => void,
): Promise<readonly HashedFile[]> {
  const answered = await server.receive(artifactRoute(path), places, onBytes);
  if (answered.status === 200 || answered.status === 206) return answered.received;
  throw server.trouble(answered, `GET ${path}`);
}

/** The text at a path, or undefined when there is nothing. */
export async function readArtifact(server: Server, path: string): Promise<string | undefined> {
  return (await taken(server, 'GET', artifactRoute(path)))?.body;
}

/** Removes a folder of artifacts; nothing happens when it is not there. */
export async function removeArtifacts(server: Server, path: string): Promise<void> {
  await taken(server, 'DELETE', artifactRoute(path));
}

/** The answer to a request; undefined when what is to be read or removed is not there. */
async function taken(
  server: Server,
  method: 'GET' | 'PUT' | 'DELETE',
  path: string,
  parts: readonly BodyPart[] = [],
  onBytes?: (bytes: number) => void,
): Promise<SentAnswer | undefined> {
  const answered = await server.send(method, path, parts, onBytes);
  if (answered.status >= 200 && answered.status < 300) return answered;
  if (answered.status === 404 && method !== 'PUT') return undefined;
  throw server.trouble(answered, `${method} ${path}`);
}
