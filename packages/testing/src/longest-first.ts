import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: begun last, one of them would keep a single core busy at the end. */
export const longest: readonly string[] = ['test/integration/images.test.ts'];

/** Runs `longest` in its order, then the others as vitest does: by what they took last time, or by their size. */
export class LongestFirst extends BaseSequencer {
  /** Orders the files of a run. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? longest.length : at;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- it is vitest's own and changes nothing
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}
