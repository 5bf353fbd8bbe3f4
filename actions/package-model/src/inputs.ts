import { boolean, keyValues, listOf, matching, number, oneOf, path, text } from '@slipway/core/input-kinds';
import { table, type SpecOf } from '@slipway/core/inputs';
import { parseModelReference } from '@slipway/core/model-reference';

/** The inputs of package-model, as in `action.yml`. */
export const inputs = table({
  models: listOf(parseModelReference),
  config: path(),
  'entry-script': path(),
  'source-directory': path(),
  environment: path(),
  'environment-variables': keyValues(),
  'python-version': matching(/^3\.\d{1,2}(\.\d{1,3})?$/, 'a version of Python such as `3.11`'),
  server: oneOf('auto', 'azureml', 'onnx').byDefault('auto'),
  output: oneOf('directory').byDefault('directory'),
  path: path().byDefault('package'),
  'sample-input': path(),
  'sample-output': path(),
  tolerance: number({ least: 0 }).byDefault('0.0001'),
  check: boolean().byDefault('true'),
  timeout: number({ least: 1, unit: 'seconds' }).byDefault('300'),
  registry: text(),
  artifact: matching(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`'),
  'dry-run': boolean().byDefault('false'),
})
  .check((spec) =>
    spec.models === undefined && spec.config === undefined
      ? [
          {
            where: { input: 'models' },
            said: 'nothing was given',
            expected: 'a value for `models`, or `config` with a file that names the model',
            remedy: 'add `models` under `with:` of this step',
          },
        ]
      : [],
  )
  .check((spec) =>
    spec.sourceDirectory !== undefined && spec.entryScript === undefined && spec.config === undefined
      ? [
          {
            where: { input: 'source-directory' },
            said: 'a source directory without an entry script',
            expected: '`entry-script`, the Python file with `init()` and `run()`',
            remedy: 'give `entry-script`, or leave `source-directory` out to serve without code',
          },
        ]
      : [],
  )
  .check((spec) =>
    spec.sampleOutput !== undefined && spec.sampleInput === undefined
      ? [
          {
            where: { input: 'sample-output' },
            said: 'an answer without a request',
            expected: '`sample-input`, the request that it answers',
            remedy: 'give `sample-input`, too',
          },
        ]
      : [],
  );

/** What the user asked for. */
export type Spec = SpecOf<typeof inputs>;
