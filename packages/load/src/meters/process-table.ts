/** One process as the system tells it. */
export interface ProcessRow {
  pid: number;
  parent: number;
  /** POSIX session; missing where there is no such thing. */
  session?: number;
  /** User and system time of the process and of its children that ended, in seconds. */
  cpuSeconds: number;
  /** In bytes. */
  residentBytes?: number;
  /** The kernel's high-water mark of resident memory, in bytes; missing where the system keeps none. */
  peakBytes?: number;
}

/** A way to list the processes of this machine. */
export interface ProcessTable {
  /** For the report: `/proc`. */
  readonly source: string;
  /** How often it may be asked while requests are being sent. */
  readonly sampleMs: number;
  /** All processes; empty when the table can not be read. */
  rows(): Promise<ProcessRow[]>;
  /** Only some of them, where that is cheaper. */
  some(pids: ReadonlySet<number>): Promise<ProcessRow[]>;
  /** Makes the high-water mark of a process start anew; answers false where that is not possible. */
  resetPeak(pid: number): Promise<boolean>;
  /** Memory of a process in which shared pages count once, in bytes. Dear; undefined where there is no such figure. */
  proportional(pid: number): Promise<number | undefined>;
}

/**
 * The rows of a server: its processes, everything below them, and everything in their sessions, where a process stays
 * whose parent has ended. Pure.
 */
export function treeOf(rows: readonly ProcessRow[], roots: readonly number[]): ProcessRow[] {
  const members = new Set(roots);
  for (let before = 0; before < members.size;) {
    before = members.size;
    for (const { pid, parent, session } of rows) {
      if (members.has(parent) || (session !== undefined && roots.includes(session))) members.add(pid);
    }
  }
  return rows.filter(({ pid }) => members.has(pid));
}
