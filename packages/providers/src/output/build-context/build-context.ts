import { imageReferenceText } from '@slipway/core/image-reference';
import type { PackageManifest } from '@slipway/core/package-manifest';

import { environmentProvider } from '../../environment/all.ts';
import type { Destination, OutputProvider } from '../kind.ts';
import { lookAtFolder } from '../package-folder.ts';
import { replaceFolder } from '../replace-folder.ts';
import { dockerfile } from './dockerfile.ts';

/** Where in the context the package is. */
const packageFolder = 'package';

/** A folder that a person, or another service, can build the image from: a Dockerfile beside the package. */
export const buildContext: OutputProvider = {
  id: 'build-context',
  title: 'a folder with a Dockerfile',
  supports: { artifact: true },
  needs: 'folder',

  look: ({ path }, ports) => lookAtFolder(path, packageFolder, 'context-path', ports),

  async publish({ folder }, destination, ports) {
    const { files } = ports;
    const { manifest } = folder!;
    const parent = files.dirname(destination.path);
    await files.makeFolder(parent);
    const making = await files.temporaryFolder('.context-', parent);
    try {
      await files.copy(folder!.folder, files.join(making, packageFolder));
      const runtime = environmentProvider(manifest.environment.provider).imageRuntime(manifest.environment);
      const base = destination.base ?? 'scratch';
      await files.write(files.join(making, 'Dockerfile'), dockerfile(manifest, runtime, base));
      await files.write(files.join(making, 'README.md'), readme(manifest, destination));
      await replaceFolder(making, destination.path, ports);
    } finally {
      await files.remove(making);
    }
    return { reference: destination.path, digest: manifest.digest, unchanged: false };
  },
};

/** Says how to build it, and where the base comes from; a context holds no credentials. */
function readme({ models }: PackageManifest, { base = '', image }: Destination): string {
  const title = models.map(({ name, version }) => `${name}:${version}`).join(', ');
  const name = image === undefined ? (models[0]?.name ?? 'model').toLowerCase() : imageReferenceText(image);
  const host = base.split('/')[0]!;
  return `# The image of ${title}

\`\`\`sh
docker login ${host}   # when the base image is not public
docker build --tag ${name} .
docker run --rm --publish 5001:5001 ${name}
\`\`\`

Base image: \`${base}\`, from the registry \`${host}\`. The folder \`package\` is a whole package of Slipway: its digest, and
that of every file, is in \`package/slipway.json\`, and \`package/lock\` pins every dependency by its hashes.
`;
}
