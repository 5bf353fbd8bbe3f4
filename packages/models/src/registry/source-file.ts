/** A file that is to be registered. */
export interface SourceFile {
  /** What it is called in the model: relative to the model's root, with `/`. */
  path: string;
  /** Absolute path of where it is now. */
  from: string;
  /** In bytes, when the source was looked at. */
  size: number;
  /** Milliseconds since 1970, when the source was looked at. */
  modifiedMs: number;
  /** SHA-256 of its bytes, hexadecimal, where whoever found it knows that: then it is not read only to be compared. */
  sha256?: string;
}

/** Files that somebody else put where a registry can point at them: an artifact of a run, or a LoggedModel. Plain data. */
export interface InPlace {
  /** Path of the files, in the registry's own words. */
  root: string;
  /** What a version of them names as its source, in the registry's own words. */
  source: string;
  /** The LoggedModel that they are, `m-<id>`. */
  model?: string;
  /** The run whose artifact they are. */
  run?: string;
}
