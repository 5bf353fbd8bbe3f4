import { readdir, readFile, writeFile } from 'node:fs/promises';

import type { ProcessRow, ProcessTable } from './process-table.ts';

/** Times in /proc count in 1/100 s on every Linux that Node runs on: USER_HZ, not the kernel's own HZ. */
const ticksPerSecond = 100;

/** Linux: what the kernel says in /proc. */
export const procfs: ProcessTable = {
  source: '/proc',
  sampleMs: 1000,
  async rows() {
    const names = await readdir('/proc').catch((): string[] => []);
    return rowsOf(names.filter((name) => /^\d+$/.test(name)).map(Number));
  },
  some: (pids) => rowsOf([...pids]),
  async resetPeak(pid) {
    // 5: "reset the peak resident set size to the process's current resident set size", proc_pid_clear_refs(5).
    return writeFile(`/proc/${pid}/clear_refs`, '5').then(
      () => true,
      () => false,
    );
  },
  async proportional(pid) {
    const text = await read(`/proc/${pid}/smaps_rollup`);
    return text === undefined ? undefined : kilobytes(text, 'Pss');
  },
};

async function rowsOf(pids: readonly number[]): Promise<ProcessRow[]> {
  const rows = await Promise.all(
    pids.map(async (pid) => {
      const [stat, status] = await Promise.all([read(`/proc/${pid}/stat`), read(`/proc/${pid}/status`)]);
      return stat === undefined ? undefined : parseProcess(stat, status ?? '');
    }),
  );
  return rows.filter((row) => row !== undefined);
}

/** A process that ended in this moment has no files any more. */
function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/**
 * Reads `/proc/<pid>/stat` and `/proc/<pid>/status`. Pure. The name of the program is in parentheses and may hold
 * spaces and parentheses itself, so the fields are counted from the last one. Source: proc_pid_stat(5).
 */
export function parseProcess(stat: string, status: string): ProcessRow | undefined {
  const nameEnd = stat.lastIndexOf(')');
  const fields = stat.slice(nameEnd + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  if (nameEnd < 0 || !(field(4) >= 0)) return undefined;
  const resident = kilobytes(status, 'VmRSS');
  const peak = kilobytes(status, 'VmHWM');
  return {
    pid: Number.parseInt(stat, 10),
    parent: field(4),
    session: field(6),
    cpuSeconds: (field(14) + field(15) + field(16) + field(17)) / ticksPerSecond,
    residentBytes: resident,
    peakBytes: peak,
  };
}

function kilobytes(text: string, name: string): number | undefined {
  const match = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(text);
  return match === null ? undefined : Number(match[1]) * 1024;
}
