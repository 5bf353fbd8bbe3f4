import { execFile } from 'node:child_process';

import type { ProcessRow, ProcessTable } from './process-table.ts';

/** macOS and other Unix: `ps`, which keeps no high-water mark of memory, so peaks are the largest seen. */
export const ps: ProcessTable = {
  source: 'ps',
  sampleMs: 1000,
  rows: () => list(['-axo', columns]),
  some: (pids) => list(['-o', columns, '-p', [...pids].join(',')]),
  resetPeak: () => Promise.resolve(false),
  proportional: () => Promise.resolve(undefined),
};

const columns = 'pid=,ppid=,rss=,time=';

function list(args: readonly string[]): Promise<ProcessRow[]> {
  return new Promise((resolve) => {
    execFile('ps', args, { timeout: 5000, maxBuffer: 16e6 }, (_failure, stdout) => resolve(parsePs(stdout)));
  });
}

/** Reads `pid ppid rss time` lines; `time` is `[dd-]hh:mm:ss` on Linux and `mm:ss.hh` on macOS. Pure. */
export function parsePs(text: string): ProcessRow[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(?:(\d+)-)?([\d:.]+)\s*$/.exec(line);
    if (match === null) return [];
    const [, pid, parent, rss, days = '0', clock = ''] = match;
    const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        cpuSeconds: Number(days) * 86_400 + seconds,
        residentBytes: Number(rss) * 1024,
      },
    ];
  });
}
