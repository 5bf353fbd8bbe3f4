import {
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
import type { Problem } from '@slipway/core/trouble';
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
  artifact: matching(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`'),
  'dry-run': boolean().byDefault('false'),
} as const;

/** The inputs of register-model. */
export const inputs = table(rows)
  .check(missingInputs)
  .check((spec) => idleInputs(rows, spec))
  .check(({ cpu, memoryGb }) => together({ cpu, 'memory-gb': memoryGb }))
  .check(({ compareTo, notWorse }) => together({ 'compare-to': compareTo, 'not-worse': notWorse }))
  .check((spec) => (spec.command === 'register' ? sourceProblems(spec) : []))
  .check((spec) => {
    const { require, notWorse, metrics } = spec;
    const isJudged = require !== undefined || notWorse !== undefined;
    // A registry and a run know metrics; files know none.
    return isJudged && metrics === undefined && sourceKind(spec) === 'path'
      ? [missing('metrics', require === undefined ? 'not-worse' : 'require')]
      : [];
  })
  .check(registryProblems)
  .check(signingProblems)
  .check(dispatchProblems);

/** The inputs of register-model, read. */
export type Spec = SpecOf<typeof inputs>;

/** Two inputs that mean nothing without each other. */
function together(values: Readonly<Record<string, unknown>>): Problem[] {
  const names = Object.keys(values);
  const left = names.filter((name) => values[name] === undefined);
  if (left.length !== 1) return [];
  return [
    missing(
      left[0]!,
      names.find((name) => name !== left[0])!,
    ),
  ];
}

function missing(name: string, because: string): Problem {
  return {
    where: { input: name },
    said: `\`${because}\` was given and \`${name}\` was not`,
    expected: `\`${name}\` beside \`${because}\``,
    remedy: `add \`${name}\`, or leave \`${because}\` out`,
  };
}
