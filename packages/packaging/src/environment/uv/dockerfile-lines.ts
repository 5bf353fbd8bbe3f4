import { imageEnvironmentFolder } from '../kind.ts';

/**
 * Installs with pip, which every base with Python has; uv it need not have. Credentials of an index come from a secret of
 * the build when there is one, which BuildKit alone can do: who needs none can build with anything.
 * Source: https://docs.docker.com/build/building/secrets/
 */
export function dockerfileLines(lockFile: string, lock: string): string[] {
  const isOpen = !/^--(?:extra-)?index-url /m.test(lock);
  const secret = isOpen ? '' : '--mount=type=secret,id=netrc NETRC=/run/secrets/netrc ';
  const target = `--target ${imageEnvironmentFolder}`;
  const install = `python3 -m pip install --no-cache-dir --no-deps --require-hashes ${target} --requirement ${lockFile}`;
  return ['ARG PIP_INDEX_URL', `RUN ${secret}${install} && ${pathFiles}`];
}

/** Python reads `.pth` files of site folders only; `PYTHONPATH` is none, until this module makes it one. */
const pathFiles = [
  `if ls ${imageEnvironmentFolder}/*.pth > /dev/null 2>&1;`,
  `then echo 'import os, site; site.addsitedir(os.path.dirname(os.path.abspath(__file__)))'`,
  `> ${imageEnvironmentFolder}/sitecustomize.py; fi`,
].join(' ');
