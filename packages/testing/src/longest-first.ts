import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: begun last, one of them would keep a single core busy at the end. */
export const longest: readonly string[] = [
  'test/integration/images.test.ts',
  'test/scenarios/package-model.python.test.ts',
  'test/integration/build-context.test.ts',
  'test/integration/act.test.ts',
  'packages/serving/python/launcher.test.ts',
  'test/scenarios/deploy-model.kill.test.ts',
  'test/contracts/registry.mlflow.test.ts',
  'packages/relay/src/life.test.ts',
  'test/contracts/registry.oci.test.ts',
  'test/contracts/registry.mlflow.faults.test.ts',
  'test/scenarios/package-model.dependencies.test.ts',
  'test/scenarios/package-model.built-wheels.test.ts',
  'test/contracts/environment.image.test.ts',
  'test/scenarios/deploy-model.switch.test.ts',
  'test/scenarios/deploy-model.models.test.ts',
  'test/integration/workflows.test.ts',
];

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
