import { styleText } from 'node:util';

import type { Ending } from '@slipway/runner/ending';
import { visible, type Masks } from '@slipway/runner/masking';
import { defectText, failureText, problemText } from '@slipway/runner/words';

/** What a terminal is told of an ending: texts for people, outputs for programs, and the exit code. */
export interface Shown {
  /** For standard error. */
  text: string;
  /** For standard output. */
  outputs: string;
  exitCode: 0 | 1;
}

/** Puts an ending into words for a terminal: the same words that a workflow step shows. */
export function show(ending: Ending, json: boolean, masks: Masks): Shown {
  switch (ending.kind) {
    case 'problems':
      return {
        text: red(visible(ending.problems.map(problemText).join('\n\n'), masks)),
        outputs: '',
        exitCode: 1,
      };
    case 'failure':
      return { text: red(visible(failureText(ending.failure), masks)), outputs: '', exitCode: 1 };
    case 'defect':
      return { text: red(visible(defectText(ending.thrown), masks)), outputs: '', exitCode: 1 };
    case 'report': {
      const { outcome, report } = ending;
      const failed = outcome.failure === undefined ? report.failed : failureText(outcome.failure);
      const notices = (report.notices ?? []).map((notice) => `${notice.level}: ${notice.message}`);
      const last = visible(failed ?? report.headline, masks);
      return {
        text: [
          ...notices.map((text) => visible(text, masks)),
          failed === undefined ? styleText('green', last) : red(last),
        ].join('\n'),
        outputs: masks.hide(outputsText(report.outputs, json)),
        exitCode: failed === undefined ? 0 : 1,
      };
    }
  }
}

function red(text: string): string {
  return styleText('red', text);
}

function outputsText(outputs: Readonly<Record<string, unknown>>, json: boolean): string {
  if (json) return `${JSON.stringify(outputs)}\n`;
  const rows = Object.entries(outputs).filter(([, value]) => value !== undefined);
  const longest = Math.max(0, ...rows.map(([name]) => name.length));
  return rows
    .map(
      ([name, value]) =>
        `${name.padEnd(longest)}  ${typeof value === 'string' ? value : JSON.stringify(value)}\n`,
    )
    .join('');
}
