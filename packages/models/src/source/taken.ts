import type { ModelRecord, Origin } from '@slipway/core/model-record';
import type { Registry, RegistryName } from '../registry/kind.ts';
import type { InPlace, SourceFile } from '../registry/source-file.ts';

/** A version whose files are still in its registry. */
export interface Unfetched {
  registry: Registry;
  name: string;
  version: string;
}

/** What is to be registered, wherever it was found. */
export interface TakenModel {
  /** In the order of the paths' code points; at least one. With `unfetched` they have no place here yet. */
  files: readonly SourceFile[];
  /** Folder that was given: new files in it count as a change. */
  folder?: string;
  /** What the folder is called in the record, where the files do not lie in one. */
  folderName?: string;
  /** What stands beside the model and is not taken: paths, with `/`. */
  ignored: readonly string[];
  /** The metrics that the source knows; missing for files. */
  metrics?: Readonly<Record<string, number>>;
  /** What is told of the source as properties of the version. */
  properties: Readonly<Record<string, string>>;
  /** Missing for files that were given as a path. */
  origin?: Origin;
  /** The record of what was registered before. What it says is kept, but for what is given anew. */
  record?: ModelRecord;
  sampleInput?: SourceFile;
  sampleOutput?: SourceFile;
  /** The text of its signature, which stays good: the bytes are the same. */
  signature?: string;
  /** Where the files have to be fetched from, once it is clear that they are needed. */
  unfetched?: Unfetched;
  /** The registry that has the files already, and where. */
  inPlace?: InPlace & { registry: RegistryName };
}
