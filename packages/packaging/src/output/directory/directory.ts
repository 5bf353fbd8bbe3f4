import type { OutputProvider } from '../kind.ts';
import { lookAtFolder, replaceFolder } from '../folder.ts';

/** A package as a folder on this machine. */
export const directory: OutputProvider = {
  id: 'directory',
  title: 'a folder',
  needs: 'folder',

  look: ({ path }, ports) => lookAtFolder(path, '', 'path', ports),

  async publish({ folder }, { path }, ports) {
    const { manifest, folder: finished } = folder!;
    await replaceFolder(finished, path, ports);
    return { reference: path, digest: manifest.digest, unchanged: false };
  },
};
