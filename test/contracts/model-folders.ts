import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';

/** What the disk says of a file, as a wish to register it does. */
export function ofDisk(path: string): { size: number; modifiedMs: number } {
  const { size, mtimeMs } = statSync(path);
  return { size, modifiedMs: mtimeMs };
}

/** A new file `model.bin` in a folder of its own. */
export function file(content: string): string {
  return join(folder({ 'model.bin': content }), 'model.bin');
}

/** A new folder with these files. */
export function folder(contents: Readonly<Record<string, string>>): string {
  const root = newFolder();
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}
