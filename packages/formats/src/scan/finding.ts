/** What a scan can find, by what it means for whoever loads the model. */
export const findingClasses = [
  'malicious-import',
  'unknown-import',
  'embedded-code',
  'unreadable',
  'escaping-path',
] as const;

/** @see findingClasses */
export type FindingClass = (typeof findingClasses)[number];

/** What is done about a finding. */
export type ScanAnswer = 'fail' | 'warn' | 'off';

/** What is done about findings of each class. */
export type ScanPolicy = Readonly<Record<FindingClass, ScanAnswer>>;

/** Something in a model that does more than hold numbers, or that hides what it does. */
export interface Finding {
  class: FindingClass;
  /** Path in the model; `!` leads into an archive: `model.pt!archive/data.pkl`. */
  file: string;
  /** In bytes; of what is inside when the file is compressed or an archive. */
  offset?: number;
  /** `module.name` where it is about an import. */
  import?: string;
  said: string;
  expected: string;
  remedy: string;
}

/** Fails for what is certainly wrong or can not be told, warns of what may be meant. */
export const defaultScanPolicy: ScanPolicy = {
  'malicious-import': 'fail',
  'unknown-import': 'warn',
  'embedded-code': 'warn',
  unreadable: 'fail',
  'escaping-path': 'fail',
};

/** The most findings of one class that are told of one file. */
const TOLD = 100;

/** Collects findings; the same thing in the same file is told once, at its first place. */
export class Findings {
  readonly #found = new Map<string, Finding>();
  readonly #counts = new Map<string, number>();

  /** Takes a finding, up to 100 of a class in a file. */
  add(finding: Finding): void {
    const kind = `${finding.class}\n${finding.file}`;
    const key = `${kind}\n${finding.import ?? finding.said}`;
    const count = this.#counts.get(kind) ?? 0;
    if (this.#found.has(key) || count >= TOLD) return;
    this.#counts.set(kind, count + 1);
    this.#found.set(key, finding);
  }

  /** In the order in which they were found. */
  all(): Finding[] {
    return [...this.#found.values()];
  }
}
