import { spawnSync } from 'node:child_process';
import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { newFolder } from './run-action.ts';
import type { Certificate } from './test-certificate.ts';

/** A distribution that an index has: small, but as real as any other. */
export interface IndexedPackage {
  name: string;
  version: string;
  /** What it depends on: `numpy<2`. */
  requires?: readonly string[];
  /** The tag of its wheel, `py3-none-any` when left out; `sdist` for sources that were never built. */
  tag?: string;
  /** Of sources: the text of `setup.py`, which refuses to build when left out, and further files. */
  setup?: string;
  sources?: Readonly<Record<string, string>>;
}

/** An index of packages that runs in this process. */
export interface PackageIndex {
  /** `http://127.0.0.1:4711/simple`. */
  url: string;
  host: string;
  /** Everything it has, as files: what `--find-links` takes. */
  folder: string;
  /** Method, path and status of every request. */
  requests: string[];
  stop(): Promise<void>;
}

/**
 * Starts an index with the simple API over HTML.
 * Source: https://packaging.python.org/en/latest/specifications/simple-repository-api/
 * @param user who may read, with a password, as `user:password`; everyone when left out
 */
export function startPackageIndex(packages: readonly IndexedPackage[], user?: string): Promise<PackageIndex> {
  return startIndexOf(wheelsOf(packages), user);
}

/**
 * Starts an index of the distributions that lie in a folder.
 * @param certificate speaks TLS with it when it is given
 */
export async function startIndexOf(
  folder: string,
  user?: string,
  certificate?: Certificate,
): Promise<PackageIndex> {
  const requests: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response, folder, user);
    requests.push(`${request.method} ${request.url} ${response.statusCode}`);
  };
  const server =
    certificate === undefined
      ? createServer(listener)
      : createTlsServer(
          { cert: readFileSync(certificate.file), key: readFileSync(certificate.keyFile) },
          listener,
        );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${host}/simple`,
    host,
    folder,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Builds distributions into a new folder. Each wheel has one module, which tells its version. */
export function wheelsOf(packages: readonly IndexedPackage[]): string {
  const folder = newFolder('slipway-wheels-');
  mkdirSync(folder, { recursive: true });
  const built = spawnSync('python3', ['-c', builder, folder], {
    input: JSON.stringify(packages),
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the wheels could not be built: ${built.stderr}`);
  return folder;
}

const builder = `
import base64, hashlib, io, json, sys, tarfile, zipfile
for package in json.load(sys.stdin):
    name, version, tag = package["name"], package["version"], package.get("tag", "py3-none-any")
    module = name.replace("-", "_").lower()
    requires = "".join(f"Requires-Dist: {each}\\n" for each in package.get("requires", []))
    metadata = f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n{requires}"
    if tag == "sdist":
        with tarfile.open(f"{sys.argv[1]}/{module}-{version}.tar.gz", "w:gz") as archive:
            setup = package.get("setup", "raise SystemExit('it can not be built here')")
            for path, text in {"PKG-INFO": metadata, "setup.py": setup, **package.get("sources", {})}.items():
                entry = tarfile.TarInfo(f"{module}-{version}/{path}")
                entry.size = len(text)
                archive.addfile(entry, io.BytesIO(text.encode()))
        continue
    info = f"{module}-{version}.dist-info"
    files = {
        f"{module}.py": f"version = '{version}'\\n",
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": f"Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: {tag}\\n",
    }
    digest = lambda text: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    record = "".join(f"{path},sha256={digest(text)},{len(text)}\\n" for path, text in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\\n"
    with zipfile.ZipFile(f"{sys.argv[1]}/{module}-{version}-{tag}.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
`;

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  user: string | undefined,
): void {
  if (user !== undefined && !isUser(request.headers.authorization, user)) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="packages"' }).end();
    return;
  }
  const [, place, name = ''] = (request.url ?? '').split('/');
  const files = readdirSync(folder);
  if (place === 'files' && files.includes(name)) {
    response.writeHead(200).end(readFileSync(join(folder, name)));
    return;
  }
  const listed = files.filter((file) => projectOf(file) === name);
  if (place !== 'simple' || listed.length === 0) {
    response.writeHead(404).end();
    return;
  }
  const links = listed.map((file) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    return `<a href="/files/${file}#sha256=${sha256}">${file}</a>`;
  });
  response
    .writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=600' })
    .end(`<!DOCTYPE html>${links.join('')}`);
}

function projectOf(file: string): string {
  return file.split('-')[0]!.toLowerCase().replaceAll(/[._]+/g, '-');
}

function isUser(header: string | undefined, user: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Basic ${Buffer.from(user).toString('base64')}`));
}
