import { describe, expect, it } from 'vitest';

import { recommend } from './recommend.ts';

const mib = 1024 ** 2;

describe('recommend', () => {
  it('leaves 30 % of the cores and 20 % + 32 MiB of the memory free', () => {
    // 100/s × 14 ms = 1.4 cores; ÷ 0.7 = 2. 800 MiB × 1.2 + 32 MiB = 992 MiB = 0.97 GiB.
    expect(recommend({ rate: 100, cpuSecondsPerRequest: 0.014, peakMemoryBytes: 800 * mib })).toEqual({
      cpu: 2,
      memoryGb: 1,
      because:
        '100 requests a second × 14 ms of CPU keep 1.4 cores busy, of which at most 70 % should be; ' +
        'the memory peak was 800 MiB, plus 20 % and 32 MiB',
    });
  });

  it('rounds up to tenths', () => {
    const { cpu, memoryGb } = recommend({
      rate: 10,
      cpuSecondsPerRequest: 0.0141,
      peakMemoryBytes: 900 * mib,
    });
    expect(cpu).toBe(0.3);
    expect(memoryGb).toBe(1.1);
  });

  it('never recommends less than a tenth', () => {
    const { cpu, memoryGb } = recommend({ rate: 0.01, cpuSecondsPerRequest: 0.001, peakMemoryBytes: mib });
    expect(cpu).toBe(0.1);
    expect(memoryGb).toBe(0.1);
  });
});
