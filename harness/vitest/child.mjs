/**
 * Shows a run in vitest, in a process of its own: vitest ends its process as it sees fit, and a run has campaigns to put back.
 * Waits for the address of the engine, runs the vitest suite against it, and says of each test that it ended. Plain JavaScript, so that it
 * starts without a loader.
 *
 * @module
 */
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// Whoever started this is gone: nobody is left to show anything to.
process.once('disconnect', () => process.exit());

const addressed = once(process, 'message');
const { startVitest } = await import('vitest/node');
const [conformance] = await addressed;

const vitest = await startVitest('test', [], {
  config: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  include: ['suites/conformance.suite.ts'],
  watch: false,
  cache: false,
  pool: 'threads',
  isolate: false,
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: 0,
  provide: { conformance },
  reporters: [{ onTestCaseResult: (test) => process.send?.({ test: test.meta().conformance ?? {} }) }],
});
await vitest.close();
process.disconnect?.();
