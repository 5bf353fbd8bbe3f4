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

/** Collects findings; the same thing in the same file is told once, at its first place. */
export class Findings {
  readonly #found = new Map<string, Finding>();

  add(finding: Finding): void {
    const key = [finding.class, finding.file, finding.import ?? finding.said].join('\n');
    if (!this.#found.has(key)) this.#found.set(key, finding);
  }

  all(): Finding[] {
    return [...this.#found.values()];
  }
}
