import { styleText } from 'node:util';

import { durationText } from '@slipway/core/markdown';

import { isDebug } from './environment.ts';
import type { LogStyle } from './log.ts';

/** The log on a terminal: one line a step with a mark and its time; lines inside a step are indented. Goes to stderr. */
export function terminalStyle(): LogStyle {
  let depth = 0;
  const write = (text: string): void => {
    for (const line of text.split('\n')) process.stderr.write(`${'  '.repeat(depth)}${line}\n`);
  };
  return {
    line: write,
    debug: (text) => {
      if (isDebug()) write(styleText('dim', text));
    },
    mask: () => undefined,
    startGroup: (title) => {
      write(`${styleText('cyan', '▸')} ${title}`);
      depth += 1;
    },
    endGroup: (_title, ms, failed) => {
      write(
        failed
          ? styleText('red', `✗ failed after ${durationText(ms)}`)
          : styleText('dim', `✓ ${durationText(ms)}`),
      );
      depth -= 1;
    },
    progressEveryMs: 1000,
  };
}
