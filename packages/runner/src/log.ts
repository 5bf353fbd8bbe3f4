import type { Log } from '@slipway/core/ports';
import { bytesText, counted } from '@slipway/core/markdown';

import { harmless, type Masks } from './masking.ts';

/** Where lines go and how groups look: the difference between a workflow log and a terminal. */
export interface LogStyle {
  line(text: string): void;
  debug(text: string): void;
  mask(value: string): void;
  startGroup(title: string): void;
  endGroup(title: string, ms: number, failed: boolean): void;
  /** Shortest time between two progress lines, in milliseconds. */
  progressEveryMs: number;
}

/** A log in a given style, with every secret hidden and foreign text made harmless. */
export function logIn(style: LogStyle, masks: Masks): Log {
  // Work that is over at once says nothing of its progress.
  let lastProgress = performance.now();
  let hasShownProgress = false;
  const clean = (text: string): string => harmless(text, masks);
  return {
    info: (line) => style.line(clean(line)),
    debug: (line) => style.debug(clean(line)),
    foreign: (line) => style.line(clean(`  | ${line}`)),
    mask: (value) => {
      masks.add(value);
      style.mask(value);
    },
    group: async (title, work) => {
      style.startGroup(clean(title));
      const started = performance.now();
      lastProgress = started;
      hasShownProgress = false;
      let failed = true;
      try {
        const result = await work();
        failed = false;
        return result;
      } finally {
        style.endGroup(clean(title), performance.now() - started, failed);
      }
    },
    progress: (title, done, total, unit) => {
      const now = performance.now();
      const isEnd = hasShownProgress && done === total;
      if (now - lastProgress < style.progressEveryMs && !isEnd) return;
      lastProgress = now;
      hasShownProgress = true;
      style.line(clean(progressText(title, done, total, unit)));
    },
  };
}

function progressText(
  title: string,
  done: number,
  total: number | undefined,
  unit: 'bytes' | 'files' | 'requests',
): string {
  const amount = (value: number): string =>
    unit === 'bytes' ? bytesText(value) : counted(value, unit.slice(0, -1));
  if (total === undefined || total === 0) return `${title}: ${amount(done)}`;
  return `${title}: ${amount(done)} of ${amount(total)} (${Math.floor((done / total) * 100)} %)`;
}
