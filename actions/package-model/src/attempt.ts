import { Problems, type Problem } from '@slipway/core/trouble';

/** Runs a part of looking; its problems are noted, so that the user sees those of all parts at once. */
export async function attempt<Result>(
  problems: Problem[],
  work: () => Promise<Result> | Result,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Problems)) throw thrown;
    problems.push(...thrown.problems);
    return undefined;
  }
}

/** Throws when anything was noted. */
export function refuseAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Problems(problems);
}
