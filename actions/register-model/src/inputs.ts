import { together } from '@slipway/core/inputs-together';
import {
  artifactName,
  boolean,
  integer,
  keyValues,
  lines,
  listOf,
  matching,
  number,
  oneOf,
  path,
  text,
} from '@slipway/core/input-kinds';
import { input, table, type SpecOf } from '@slipway/core/inputs';
import { modelTypes } from '@slipway/core/model-record';
import { modelNamePattern, modelNameRule } from '@slipway/core/model-reference';
import { eventInput } from '@slipway/models/event/event-input';
import { dispatchInputs, dispatchProblems } from '@slipway/models/event/dispatch-inputs';
import { modelPath, sourceInputs, sourceKind, sourceProblems } from '@slipway/models/source/source-inputs';
import { registryInputs, registryProblems } from '@slipway/models/registry/registry-inputs';
import { signingInputs, signingProblems } from '@slipway/models/signature/signing-inputs';
import { idleInputs, missingInputs } from './command-inputs.ts';
import { commandNames } from './command-names.ts';
import { frameworkName } from './framework-names.ts';
import {
  parseComparedReference,
  parseNotWorse,
  parseRequirement,
  type ComparedReference,
} from './gate-lines.ts';
import { modelInput } from './model-input.ts';
import { parseNamePattern } from '@slipway/models/watch/name-pattern';

/** What versions and aliases may be called; `latest` already means something. */
const wordPattern = /^(?!latest$)[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
const wordRule = 'letters, digits, `_`, `.` and `-`, starting with a letter or a digit, and not `latest`';

const rows = {
  command: oneOf(...commandNames).byDefault('register'),
  'model-path': modelPath(),
  ...sourceInputs,
  name: matching(modelNamePattern, modelNameRule),
  version: matching(wordPattern, wordRule),
  type: oneOf(...modelTypes),
  framework: frameworkName(),
  'framework-version': text(),
  description: text(),
  tags: keyValues(),
  properties: keyValues(),
  datasets: lines(),
  'sample-input': path(),
  'sample-output': path(),
  cpu: number({ least: 0.01, unit: 'cores' }),
  'memory-gb': number({ least: 0.01, unit: 'GiB' }),
  alias: matching(wordPattern, wordRule),
  model: modelInput(),
  event: eventInput(),
  force: boolean().byDefault('false'),
  path: path(),
  names: listOf(parseNamePattern),
  'include-archived': boolean().byDefault('false'),
  limit: integer({ least: 1, most: 5000 }).byDefault('500'),
  metrics: text(),
  require: listOf(parseRequirement),
  'compare-to': input<ComparedReference>(parseComparedReference),
  'not-worse': listOf(parseNotWorse),
  'missing-metric': oneOf('fail', 'warn', 'ignore').byDefault('fail'),
  ...signingInputs,
  ...dispatchInputs,
  'dispatch-existing': boolean().byDefault('false'),
  ...registryInputs,
  artifact: artifactName(),
  'dry-run': boolean().byDefault('false'),
} as const;

const judged = together([
  { input: 'require', needs: 'metrics' },
  { input: 'not-worse', needs: 'metrics' },
]);

/** The inputs of register-model. */
export const inputs = table(rows)
  .check(missingInputs)
  .check(idleInputs(rows))
  .check(
    together([
      { input: 'cpu', needs: 'memory-gb' },
      { input: 'memory-gb', needs: 'cpu' },
      { input: 'compare-to', needs: 'not-worse' },
      { input: 'not-worse', needs: 'compare-to' },
    ]),
  )
  .check((spec) => (spec.command === 'register' ? sourceProblems(spec) : []))
  // A registry and a run know metrics; files know none.
  .check((spec) => (sourceKind(spec) === 'path' ? judged(spec).slice(0, 1) : []))
  .check(registryProblems)
  .check(signingProblems)
  .check(dispatchProblems);

/** The inputs of register-model, read. */
export type Spec = SpecOf<typeof inputs>;
