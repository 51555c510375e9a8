import { defineConfig } from 'vitest/config';

// vitest would take the number of workers from here, over every setting and flag. The face is one file and needs one worker.
delete process.env.VITEST_MAX_WORKERS;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{harness,fixtures,suites}/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          // Some start a process of their own, on machines that have much else to do.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['suites/**/*.suite.ts'],
          globalSetup: ['harness/face/setup.ts'],
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
