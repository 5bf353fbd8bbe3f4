import { execFile } from 'node:child_process';
import { array, fallback, number, object, safeParse } from 'valibot';

import type { ProcessRow, ProcessTable } from './process-table.ts';

/**
 * Windows: the process table of WMI through PowerShell. Asking takes about a second, so processes that come and go
 * within a phase are not seen; the high-water mark of memory is one since the start of the process.
 */
export const windows: ProcessTable = {
  source: 'Win32_Process',
  sampleMs: 3_600_000,
  rows: () => list(),
  some: () => list(),
  resetPeak: () => Promise.resolve(false),
  proportional: () => Promise.resolve(undefined),
};

const script =
  'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,KernelModeTime,UserModeTime,WorkingSetSize,PeakWorkingSetSize | ConvertTo-Json -Compress';

function list(): Promise<ProcessRow[]> {
  return new Promise((resolve) => {
    const options = { timeout: 20_000, maxBuffer: 16e6, windowsHide: true };
    execFile(
      'powershell',
      ['-NoProfile', '-NonInteractive', '-Command', script],
      options,
      (_failure, stdout) => resolve(parseWin32Processes(stdout)),
    );
  });
}

/** Of processes that are out of reach Windows says null. */
const figure = fallback(number(), 0);
const win32Process = object({
  ProcessId: number(),
  ParentProcessId: figure,
  KernelModeTime: figure,
  UserModeTime: figure,
  WorkingSetSize: figure,
  PeakWorkingSetSize: figure,
});

/**
 * Reads what the script prints. Pure. Times count in 100 ns, the working set in bytes, its peak in kilobytes.
 * Source: https://learn.microsoft.com/windows/win32/cimwin32prov/win32-process
 */
export function parseWin32Processes(text: string): ProcessRow[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  const read = safeParse(array(win32Process), Array.isArray(parsed) ? parsed : [parsed]);
  return (read.success ? read.output : []).map((process) => ({
    pid: process.ProcessId,
    parent: process.ParentProcessId,
    cpuSeconds: (process.KernelModeTime + process.UserModeTime) / 1e7,
    residentBytes: process.WorkingSetSize,
    peakBytes: process.PeakWorkingSetSize * 1024,
  }));
}
