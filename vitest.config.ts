import { defineConfig } from 'vitest/config';

import { LongestFirst } from './packages/testing/src/longest-first.ts';

// Workspace packages are tested from their sources; scenario tests run the built bundle in child processes.
export default defineConfig({
  resolve: { conditions: ['source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/**/*.test.ts', 'actions/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One more than the cores of the runners: much of a scenario is waiting for disks, servers and processes.
    maxWorkers: 3,
    globalSetup: 'packages/testing/src/one-run.ts',
    sequence: { sequencer: LongestFirst },
  },
});
