import { CgroupMeter, ownCgroup } from './cgroup.ts';
import type { Meter } from './meter.ts';
import type { ProcessTable } from './process-table.ts';
import { procfs } from './procfs.ts';
import { ps } from './ps.ts';
import { TreeMeter } from './tree-meter.ts';
import { windows } from './windows.ts';

const tables: Readonly<Record<string, ProcessTable>> = { linux: procfs, win32: windows };

/** The best meter there is on this platform for a server; `pids` are its processes, those below them are found. */
export function meterOf(pids: readonly number[], platform: string): Meter {
  const cgroup = platform === 'linux' && pids.length === 1 ? ownCgroup(pids[0]!) : undefined;
  return cgroup === undefined ? new TreeMeter(tables[platform] ?? ps, pids) : new CgroupMeter(cgroup);
}
