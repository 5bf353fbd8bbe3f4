import { environmentProvider } from '../../environment/all.ts';
import { placeInImage } from '../../image/places.ts';
import type { OutputProvider } from '../kind.ts';
import { lookAtFolder, replaceFolder } from '../folder.ts';
import { dockerfile } from './dockerfile.ts';
import { readme } from './readme.ts';

/** Where in the context the package is. */
const packageFolder = 'package';

/** A folder that a person, or another service, can build the image from: a Dockerfile beside the package. */
export const buildContext: OutputProvider = {
  id: 'build-context',
  title: 'a folder with a Dockerfile',
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
      const { environment } = manifest;
      const { dockerfileLines, imageRuntime } = environmentProvider(environment.provider);
      const lock = await files.readText(files.join(folder!.folder, ...environment.lockFile.split('/')));
      const install = dockerfileLines(placeInImage(environment.lockFile), lock);
      const base = destination.base ?? 'scratch';
      const text = dockerfile(manifest, imageRuntime(environment), install, base);
      await files.write(files.join(making, 'Dockerfile'), text);
      await files.write(files.join(making, 'README.md'), readme(manifest, destination));
      await replaceFolder(making, destination.path, ports);
    } finally {
      await files.remove(making);
    }
    return { reference: destination.path, digest: manifest.digest, unchanged: false };
  },
};
