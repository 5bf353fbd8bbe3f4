import { boolean, integer, keyValues, listOf, matching, oneOf, wordsOf } from '@slipway/core/input-kinds';
import { input, table, type SpecOf } from '@slipway/core/inputs';
import { frameworks, type Framework } from '@slipway/core/model-record';
import type { Problem } from '@slipway/core/trouble';
import { dispatchInputs, dispatchProblems } from '@slipway/models/event/dispatch-inputs';
import { registryInputs, registryProblems } from '@slipway/models/registry/registry-inputs';
import { parseNamePattern } from '@slipway/models/watch/name-pattern';

import { parseConfirmation, type Confirmation } from '@slipway/models/watch/confirmation';
import { since } from './since.ts';

/** What the input `events` calls the kinds of events. */
export const eventWords = ['version-registered', 'alias-moved', 'tag-set'] as const;

/** The most jobs that a matrix may have. Source: https://docs.github.com/en/actions/reference/limits */
const matrixLimit = 256;

/** The inputs of watch-models. */
export const inputs = table({
  names: listOf(parseNamePattern),
  alias: listOf(parseNamePattern),
  tags: keyValues(),
  stages: listOf((entry) => ({ value: entry })),
  framework: listOf<Framework>((entry) => {
    const known = frameworks.find((one) => one === entry);
    return known === undefined
      ? { expected: `some of ${frameworks.map((one) => `\`${one}\``).join(', ')}` }
      : { value: known };
  }),
  events: wordsOf(...eventWords).byDefault('version-registered'),
  subscriber: matching(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/,
    'at most 100 letters, digits, `_`, `.` and `-`, starting with a letter or a digit',
  ),
  since: since(),
  limit: integer({ least: 1, most: matrixLimit }).byDefault(String(matrixLimit)),
  replay: boolean().byDefault('false'),
  mark: oneOf('now', 'later').byDefault('now'),
  confirm: input<Confirmation>(parseConfirmation),
  ...dispatchInputs,
  ...registryInputs,
  'dry-run': boolean().byDefault('false'),
})
  .check(registryProblems)
  .check(dispatchProblems)
  .check(({ mark, dispatch }) =>
    mark === 'later' && dispatch !== false
      ? [
          problem(
            'mark',
            '`later`, and `dispatch` sends the events',
            '`now`: what was sent is told',
            'leave one of the two out',
          ),
        ]
      : [],
  )
  .check(({ replay, since: from }) =>
    replay && from === 'now'
      ? [problem('since', '`now`, and `replay` tells again what was before', 'a time, or nothing', undefined)]
      : [],
  );

/** The inputs of watch-models, read. */
export type Spec = SpecOf<typeof inputs>;

function problem(inputName: string, said: string, expected: string, remedy: string | undefined): Problem {
  return { where: { input: inputName }, said, expected, remedy };
}
