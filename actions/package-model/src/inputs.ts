import { together } from '@slipway/core/inputs-together';
import { imagePlatforms } from '@slipway/core/image';
import { parseImageReference } from '@slipway/core/image-reference';
import {
  artifactName,
  boolean,
  keyValues,
  listOf,
  matching,
  number,
  oneOf,
  path,
  secret,
  text,
  wordsOf,
} from '@slipway/core/input-kinds';
import { input, table, type SpecOf } from '@slipway/core/inputs';
import { parseModelReference } from '@slipway/core/model-reference';
import { registryInputs, registryProblems } from '@slipway/models/registry/registry-inputs';
import { eventInput, namesNothing } from '@slipway/models/event/event-input';
import { scanInput } from '@slipway/models/scan/scan';
import { trustInputs, trustProblems } from '@slipway/models/signature/trust-inputs';

import { dependencyInputs } from './dependency-inputs.ts';
import { imageRules } from './image-rules.ts';
import { parseServerRoutes } from './server-routes.ts';

/** The forms that a package can have. */
export const outputIds = ['directory', 'oci-layout', 'registry', 'docker', 'build-context'] as const;

/** The inputs of package-model, as in `action.yml`. */
export const inputs = table({
  models: listOf(parseModelReference),
  event: eventInput(),
  config: path(),
  'entry-script': path(),
  'source-directory': path(),
  environment: path(),
  ...dependencyInputs,
  'environment-variables': keyValues(),
  'python-version': matching(/^3\.\d{1,2}(\.\d{1,3})?$/, 'a version of Python such as `3.11`'),
  server: oneOf('auto', 'azureml', 'onnx', 'custom', 'triton').byDefault('auto'),
  'server-routes': input(parseServerRoutes),
  output: wordsOf(...outputIds).byDefault('directory'),
  path: path().byDefault('package'),
  image: input(parseImageReference),
  'image-path': path().byDefault('package.oci.tar'),
  'image-contents': oneOf('server', 'models', 'modelpack').byDefault('server'),
  'context-path': path().byDefault('package-context'),
  'base-image': input(parseImageReference),
  platforms: wordsOf(...imagePlatforms).byDefault('linux/amd64'),
  compression: oneOf('auto', 'none', 'gzip', 'zstd').byDefault('auto'),
  bytecode: boolean().byDefault('true'),
  'image-username': text(),
  'image-password': secret(),
  'base-image-username': text(),
  'base-image-password': secret(),
  sbom: path().byDefault('package.cdx.json'),
  attest: boolean().byDefault('false'),
  'github-token': secret(),
  scan: scanInput(),
  ...trustInputs,
  'sample-input': path(),
  'sample-output': path(),
  tolerance: number({ least: 0 }).byDefault('0.0001'),
  check: boolean().byDefault('true'),
  'check-in': oneOf('auto', 'process', 'container').byDefault('auto'),
  timeout: number({ least: 1, unit: 'seconds' }).byDefault('300'),
  ...registryInputs,
  artifact: artifactName(),
  'dry-run': boolean().byDefault('false'),
})
  .check((spec) =>
    spec.models === undefined && spec.config === undefined && spec.event.model === undefined
      ? [
          {
            where: { input: 'models' },
            said: namesNothing(spec.event),
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
  .check(together([{ input: 'sample-output', needs: 'sample-input' }]))
  .check(imageRules)
  .check(registryProblems)
  .check(trustProblems);

/** What the user asked for. */
export type Spec = SpecOf<typeof inputs>;
