import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// vitest would take the number of workers from here, over every setting and flag. The suite is one file and needs one worker.
delete process.env.VITEST_MAX_WORKERS;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // One for each of two cores: by itself vitest leaves one idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          include: ['{harness,fixtures,suites}/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          // No test measures time: this only ends one that hangs, on a machine that is ten times slower too.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'conformance',
          // Projects that differ in their workers run one after the other.
          sequence: { groupOrder: 1 },
          include: ['suites/**/*.suite.ts'],
          globalSetup: ['harness/vitest/setup.ts'],
          pool: 'threads',
          isolate: false,
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 0,
        },
      },
    ],
  },
});
