import type { ModelFile, ModelFiles } from '@slipway/core/bytes';
import type { Heads } from '../detected.ts';

const HEAD_SIZE = 512;

/** In a tree with more files than this, only files with a telling suffix are looked into. */
const LOOKED_INTO = 64;

/** Reads the first 512 bytes of each file that is asked for, once. */
export function readHeads(): Heads {
  const heads = new Map<ModelFile, Promise<Uint8Array>>();
  return {
    of(file) {
      const head = heads.get(file) ?? file.read(0, HEAD_SIZE);
      heads.set(file, head);
      return head;
    },
  };
}

/** The files with one of these suffixes (lower case, with the dot). */
export function withSuffix(files: ModelFiles, ...suffixes: string[]): ModelFile[] {
  return files.filter((file) => suffixes.some((suffix) => file.path.toLowerCase().endsWith(suffix)));
}

/** The files whose first bytes pass a test; of a large tree, only the first ones are looked into. */
export async function withHead(
  files: ModelFiles,
  heads: Heads,
  test: (head: Uint8Array) => boolean,
): Promise<ModelFile[]> {
  const found: ModelFile[] = [];
  for (const file of files.slice(0, LOOKED_INTO)) {
    if (test(await heads.of(file))) found.push(file);
  }
  return found;
}

/** A head as text, for formats that begin with words; bytes that are not UTF-8 become U+FFFD. */
export function headText(head: Uint8Array): string {
  return new TextDecoder().decode(head);
}
