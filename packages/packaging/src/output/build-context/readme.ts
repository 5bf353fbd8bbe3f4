import { imageReferenceText } from '@slipway/core/image-reference';
import type { PackageManifest } from '@slipway/core/package-manifest';

import type { Destination } from '../kind.ts';

/** What whoever builds has to know: where the base is, and how credentials are given, of which the context holds none. */
export function readme(manifest: PackageManifest, { base = '', image }: Destination): string {
  const { environment, models, files } = manifest;
  const title = models.map(({ name, version }) => `${name}:${version}`).join(', ');
  const name = image === undefined ? 'model' : imageReferenceText(image);
  const host = base.split('/')[0]!;
  const platform = environment.platform.endsWith('arm64') ? 'linux/arm64' : 'linux/amd64';
  const isBuilt = files.some(({ path }) => path === 'lock/built-wheels.json');
  return `# The image of ${title}

\`\`\`sh
docker build --platform ${platform} --tag ${name} .
docker run --rm --publish 5001:5001 ${name}
\`\`\`

| what       | where                                                                             |
| ---------- | --------------------------------------------------------------------------------- |
| base image | \`${base}\` |
| its registry | \`${host}\` |
| package    | the folder \`package\`, whole: its digest and that of every file is in \`package/slipway.json\` |
| dependencies | \`package/${environment.lockFile}\`: every one by its hashes |

There are no credentials in this folder, and none belong into it.

- The base image is not public: \`docker login ${host}\` before the build.
${environment.provider === 'npm' ? npmAccess : pythonAccess}${isBuilt ? builtHere : ''}`;
}

const pythonAccess = `- A mirror of PyPI: \`docker build --build-arg PIP_INDEX_URL=https://mirror.example.com/simple …\`.
- An index that asks for a password: \`docker build --secret id=netrc,src=$HOME/.netrc …\`, with BuildKit. The lock names
  the indexes; what is in the file is in no layer of the image.
`;

const npmAccess = `- A mirror of npm: \`docker build --build-arg NPM_CONFIG_REGISTRY=https://mirror.example.com …\`.
`;

const builtHere = `
Some packages have no wheel for this platform: \`package/lock/built-wheels.json\` names them. They are built of the same
sources again in this build, so the base image has to have what that needs, such as a compiler.
`;
