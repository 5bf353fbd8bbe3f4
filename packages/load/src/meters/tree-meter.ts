import type { Meter, Usage } from './meter.ts';
import { treeOf, type ProcessRow, type ProcessTable } from './process-table.ts';

/** Measures processes and everything below them with a table of processes. */
export class TreeMeter implements Meter {
  readonly sampleMs: number;
  readonly #table: ProcessTable;
  readonly #roots: readonly number[];
  #members: ReadonlySet<number> = new Set();
  #cpuBefore: number | undefined;
  #cpuNow = 0;
  #earlierPeak = 0;
  #peak = 0;
  #isReset = false;

  constructor(table: ProcessTable, roots: readonly number[]) {
    this.#table = table;
    this.#roots = roots;
    this.sampleMs = table.sampleMs;
  }

  async begin(): Promise<void> {
    const rows = treeOf(await this.#table.rows(), this.#roots);
    this.#earlierPeak = Math.max(this.#earlierPeak, this.#peak, peakOf(rows));
    const resets = await Promise.all(rows.map(({ pid }) => this.#table.resetPeak(pid)));
    this.#isReset = rows.length > 0 && resets.every(Boolean);
    this.#members = new Set(rows.map(({ pid }) => pid));
    this.#cpuBefore = rows.length === 0 ? undefined : cpuOf(rows);
    this.#cpuNow = cpuOf(rows);
    this.#peak = 0;
  }

  async sample(): Promise<void> {
    if (this.#members.size > 0) this.#see(await this.#table.some(this.#members));
  }

  async end(): Promise<Usage> {
    const rows = treeOf(await this.#table.rows(), this.#roots);
    this.#members = new Set([...this.#members, ...rows.map(({ pid }) => pid)]);
    this.#see(rows);
    const shares = await Promise.all(rows.map(({ pid }) => this.#table.proportional(pid)));
    const proportional = shares.every((share) => share !== undefined) ? sum(shares) : 0;
    return {
      cpuSeconds: this.#cpuBefore === undefined ? undefined : Math.max(0, this.#cpuNow - this.#cpuBefore),
      peakMemoryBytes: this.#peak === 0 ? undefined : this.#peak,
      earlierPeakBytes: this.#earlierPeak === 0 ? undefined : this.#earlierPeak,
      proportionalMemoryBytes: proportional === 0 ? undefined : proportional,
      processes: rows.length,
      notes: this.#notes(rows),
      source: this.#table.source,
    };
  }

  #see(rows: readonly ProcessRow[]): void {
    this.#peak = Math.max(this.#peak, peakOf(rows));
    // The time of a child that ended is in its parent's row; of a server that ended, the last look counts.
    if (rows.length > 0) this.#cpuNow = cpuOf(rows);
  }

  #notes(rows: readonly ProcessRow[]): string[] {
    const notes: string[] = [];
    if (this.#cpuBefore === undefined)
      notes.push(`CPU time and memory: not measured, ${this.#table.source} told nothing`);
    else if (rows.length === 0) notes.push('the server ended before the meters were read');
    const hasPeaks = rows.some(({ peakBytes }) => peakBytes !== undefined);
    if (rows.length > 0 && !hasPeaks)
      notes.push(
        `peak memory: the largest of one look a second, ${this.#table.source} keeps no high-water mark`,
      );
    else if (rows.length > 0 && !this.#isReset)
      notes.push('peak memory: since the start of the server, its high-water mark can not be reset');
    return notes;
  }
}

function peakOf(rows: readonly ProcessRow[]): number {
  return sum(rows.map(({ peakBytes, residentBytes }) => peakBytes ?? residentBytes ?? 0));
}

function cpuOf(rows: readonly ProcessRow[]): number {
  return sum(rows.map(({ cpuSeconds }) => cpuSeconds));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
