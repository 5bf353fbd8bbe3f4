import type { Requirement, WantedRuntime } from '../kind.ts';

/** What a file, or a model, asks of the environment. */
export interface Asked {
  requirements: Requirement[];
  constraints: Requirement[];
  /** Options for the index, as they stand in a requirements file. */
  indexOptions: string[];
  /** Folders with wheels, by their paths as `ReadText` knows them. */
  folders?: string[];
  /** Asks no index, only the folders. */
  noIndex?: boolean;
  /** Versions that are not final count, too. */
  prereleases?: boolean;
  /** The Python that it asks for. */
  runtime?: WantedRuntime;
}

/** Asks for nothing yet. */
export function nothingAsked(): Asked {
  return { requirements: [], constraints: [], indexOptions: [] };
}

/** A text file that environments are read from: by its path below where it came from, or undefined when it is not there. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The folder part of a path with `/`, and a path seen from there: `env/conda.yml` and `../base.txt` are `base.txt`. */
export function beside(file: string, path: string): string {
  const wanted = path.replaceAll('\\', '/');
  if (/^(\/|[A-Za-z]:)/.test(wanted)) return wanted;
  const parts = file.split('/').slice(0, -1);
  for (const part of wanted.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
