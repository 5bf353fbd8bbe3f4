import { describe, expect, it } from 'vitest';

import { cgroupCpuSeconds, cgroupFiles } from './cgroup.ts';
import { treeOf } from './process-table.ts';
import { parseProcess } from './procfs.ts';
import { parsePs } from './ps.ts';
import { parseWin32Processes } from './windows.ts';

describe('/proc', () => {
  it('reads a process whose name holds spaces and parentheses', () => {
    const stat = '4711 (node (a b) c) S 12 4711 4711 0 -1 4194304 9 8 7 6 150 50 30 20 20 0 11 0 12345 1 2';
    const status = 'Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n';
    expect(parseProcess(stat, status)).toEqual({
      pid: 4711,
      parent: 12,
      session: 4711,
      cpuSeconds: 2.5,
      residentBytes: 102_400 * 1024,
      peakBytes: 204_800 * 1024,
    });
  });

  it('reads a kernel thread, which has no memory, and refuses what is no such file', () => {
    const thread = parseProcess(
      '2 (kthreadd) S 0 0 0 0 -1 0 0 0 0 0 0 7 0 0 20 0 1 0 1 0 0',
      'Name:\tkthreadd\n',
    );
    expect(thread).toMatchObject({ pid: 2, cpuSeconds: 0.07 });
    expect(thread).not.toHaveProperty('peakBytes', expect.anything());
    expect(parseProcess('', '')).toBeUndefined();
  });
});

describe('ps', () => {
  it('reads the times of Linux and of macOS', () => {
    expect(parsePs('  10   1 2048 1-02:03:04\n  11  10  512   0:01.50\nheader line\n')).toEqual([
      { pid: 10, parent: 1, cpuSeconds: 93_784, residentBytes: 2_097_152 },
      { pid: 11, parent: 10, cpuSeconds: 1.5, residentBytes: 524_288 },
    ]);
  });
});

describe('Win32_Process', () => {
  it('reads times in 100 ns and the peak in kilobytes', () => {
    const text =
      '[{"ProcessId":8,"ParentProcessId":4,"KernelModeTime":15000000,"UserModeTime":5000000,"WorkingSetSize":1048576,"PeakWorkingSetSize":2048}]';
    expect(parseWin32Processes(text)).toEqual([
      { pid: 8, parent: 4, cpuSeconds: 2, residentBytes: 1_048_576, peakBytes: 2_097_152 },
    ]);
  });

  it('reads nothing from a message of PowerShell', () => {
    expect(parseWin32Processes('Get-CimInstance : Access denied')).toEqual([]);
  });
});

describe('treeOf', () => {
  const row = (pid: number, parent: number, session = 1) => ({ pid, parent, session, cpuSeconds: 0 });

  it('finds children of children in any order, and orphans by their session', () => {
    const rows = [row(30, 20), row(20, 10), row(10, 1, 10), row(40, 1, 10), row(50, 1), row(60, 50)];
    expect(treeOf(rows, [10]).map(({ pid }) => pid)).toEqual([30, 20, 10, 40]);
  });

  it('is empty when the server is gone', () => {
    expect(treeOf([row(2, 1)], [99])).toEqual([]);
  });
});

describe('cgroups', () => {
  it('finds the files of both versions', () => {
    expect(cgroupFiles('0::/system.slice/docker-abc.scope\n')).toEqual({
      version: 2,
      cpu: '/sys/fs/cgroup/system.slice/docker-abc.scope/cpu.stat',
      peak: '/sys/fs/cgroup/system.slice/docker-abc.scope/memory.peak',
      current: '/sys/fs/cgroup/system.slice/docker-abc.scope/memory.current',
    });
    expect(cgroupFiles('9:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n0::/\n')).toMatchObject({
      version: 1,
      cpu: '/sys/fs/cgroup/cpuacct/docker/abc/cpuacct.usage',
      peak: '/sys/fs/cgroup/memory/docker/abc/memory.max_usage_in_bytes',
    });
  });

  it('finds none in the root group', () => {
    expect(cgroupFiles('0::/\n')).toBeUndefined();
  });

  it('reads CPU time in the units of each version', () => {
    expect(cgroupCpuSeconds('usage_usec 2500000\nuser_usec 2000000\nnr_throttled 3\n', 2)).toBe(2.5);
    expect(cgroupCpuSeconds('2500000000\n', 1)).toBe(2.5);
    expect(cgroupCpuSeconds('', 2)).toBeUndefined();
  });
});
