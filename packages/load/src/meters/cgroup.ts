import { readFileSync } from 'node:fs';
import { open, readFile, writeFile, type FileHandle } from 'node:fs/promises';

import type { Meter, Usage } from './meter.ts';

/** The files of a control group that hold its use. */
export interface CgroupFiles {
  version: 1 | 2;
  /** `cpu.stat` of version 2, `cpuacct.usage` of version 1. */
  cpu: string;
  /** The kernel's high-water mark. */
  peak: string;
  /** Use at this moment. */
  current: string;
}

const root = '/sys/fs/cgroup';

/**
 * The control group of a process when it is one of its own, as a container has; undefined when it shares the one of
 * this process, whose figures would hold the generator too.
 */
export function ownCgroup(pid: number): CgroupFiles | undefined {
  try {
    const theirs = cgroupFiles(readFileSync(`/proc/${pid}/cgroup`, 'utf8'));
    const ours = cgroupFiles(readFileSync('/proc/self/cgroup', 'utf8'));
    return theirs === undefined || theirs.cpu === ours?.cpu ? undefined : theirs;
  } catch {
    return undefined;
  }
}

/** Finds the files of the control group that a `/proc/<pid>/cgroup` names. Pure. Source: cgroups(7). */
export function cgroupFiles(text: string): CgroupFiles | undefined {
  const lines = text.trim().split('\n');
  const pathOf = (controller: string): string | undefined => {
    const line = lines.find((entry) => entry.split(':')[1]?.split(',').includes(controller));
    return line?.split(':').slice(2).join(':');
  };
  const [cpu, memory] = [pathOf('cpuacct'), pathOf('memory')];
  if (cpu !== undefined && memory !== undefined) {
    return {
      version: 1,
      cpu: `${root}/cpuacct${cpu}/cpuacct.usage`,
      peak: `${root}/memory${memory}/memory.max_usage_in_bytes`,
      current: `${root}/memory${memory}/memory.usage_in_bytes`,
    };
  }
  const unified = lines.find((line) => line.startsWith('0::'))?.slice(3);
  if (unified === undefined || unified === '/') return undefined;
  const folder = root + unified;
  return {
    version: 2,
    cpu: `${folder}/cpu.stat`,
    peak: `${folder}/memory.peak`,
    current: `${folder}/memory.current`,
  };
}

/** CPU seconds from `cpu.stat` (version 2, microseconds) or `cpuacct.usage` (version 1, nanoseconds). Pure. */
export function cgroupCpuSeconds(text: string, version: 1 | 2): number | undefined {
  if (version === 1) return /^\d+$/.test(text.trim()) ? Number(text) / 1e9 : undefined;
  const match = /^usage_usec (\d+)/m.exec(text);
  return match === null ? undefined : Number(match[1]) / 1e6;
}

/** Measures a control group as a whole. Its memory holds file caches that the kernel charges to it. */
export class CgroupMeter implements Meter {
  readonly sampleMs = 50;
  readonly #files: CgroupFiles;
  #peakFile: FileHandle | undefined;
  #cpuBefore: number | undefined;
  #sampledPeak = 0;
  #earlierPeak: number | undefined;
  #isReset = false;

  constructor(files: CgroupFiles) {
    this.#files = files;
  }

  async begin(): Promise<void> {
    this.#earlierPeak ??= await numberIn(this.#files.peak);
    this.#isReset = await this.#resetPeak();
    this.#sampledPeak = 0;
    this.#cpuBefore = await this.#cpu();
  }

  async sample(): Promise<void> {
    this.#sampledPeak = Math.max(this.#sampledPeak, (await numberIn(this.#files.current)) ?? 0);
  }

  async end(): Promise<Usage> {
    await this.sample();
    const cpuAfter = await this.#cpu();
    const peak = this.#isReset ? await this.#peak() : this.#sampledPeak;
    await this.#peakFile?.close();
    this.#peakFile = undefined;
    const isMeasured = cpuAfter !== undefined && this.#cpuBefore !== undefined;
    return {
      cpuSeconds: isMeasured ? cpuAfter - this.#cpuBefore! : undefined,
      peakMemoryBytes: peak === undefined || peak === 0 ? undefined : peak,
      earlierPeakBytes: this.#earlierPeak,
      processes: 1,
      notes: this.#isReset
        ? []
        : ['peak memory: the largest of a look every 50 ms, the mark can not be reset'],
      source: `cgroup v${this.#files.version}`,
    };
  }

  async #cpu(): Promise<number | undefined> {
    const text = await readFile(this.#files.cpu, 'utf8').catch(() => '');
    return cgroupCpuSeconds(text, this.#files.version);
  }

  /**
   * Version 1: writing 0 resets the mark. Version 2, since Linux 6.12: writing anything resets it for what is read
   * through the same open file. Source: https://docs.kernel.org/admin-guide/cgroup-v2.html, "memory.peak".
   */
  async #resetPeak(): Promise<boolean> {
    try {
      if (this.#files.version === 1) {
        await writeFile(this.#files.peak, '0');
        return true;
      }
      this.#peakFile = await open(this.#files.peak, 'r+');
      await this.#peakFile.write('reset\n', 0);
      return true;
    } catch {
      await this.#peakFile?.close();
      this.#peakFile = undefined;
      return false;
    }
  }

  async #peak(): Promise<number | undefined> {
    if (this.#peakFile === undefined) return numberIn(this.#files.peak);
    const { buffer, bytesRead } = await this.#peakFile.read(Buffer.alloc(64), 0, 64, 0);
    return Number(buffer.toString('utf8', 0, bytesRead));
  }
}

async function numberIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^\d+\s*$/.test(text) ? Number(text) : undefined;
}
