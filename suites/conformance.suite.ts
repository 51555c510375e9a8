/**
 * The suite under vitest: a test for every rule on every operation. The tests send nothing themselves; they hand those that are to
 * run to the engine, and each awaits what the engine tells it. How vitest orders, repeats or distributes them changes no request.
 *
 * @module
 */
import { describe, inject, type RunnerTask, test } from 'vitest';
import { suiteClient } from '../harness/vitest/client.ts';
import type { SuiteAddress, SuiteTest } from '../harness/vitest/protocol.ts';

declare module 'vitest' {
  interface ProvidedContext {
    conformance: SuiteAddress;
  }
  interface TaskMeta {
    conformance?: SuiteTest;
  }
}

const { tests, ...address } = inject('conformance');
const engine = suiteClient(address);

for (const operation of new Set(tests.map((one) => one.operation))) {
  describe(operation, () => {
    for (const one of tests.filter((candidate) => candidate.operation === operation)) {
      test(`${one.title} (${one.rule})`, { meta: { conformance: one } }, async ({ skip, task }) => {
        engine.select(() => selectedIn(task.file.tasks));
        const { outcome, text } = await engine.verdict(one);
        if (outcome === 'skips') skip(text);
        if (outcome === 'fails') throw new Finding(text);
      });
    }
  });
}

/** The tests that names, tags and `only` leave over. */
function selectedIn(tasks: readonly RunnerTask[]): SuiteTest[] {
  return tasks.flatMap((task) => {
    if (task.mode === 'skip' || task.mode === 'todo') return [];
    return task.type === 'suite' ? selectedIn(task.tasks) : (task.meta.conformance ?? []);
  });
}

/** A failed test. Its message is the whole story: where in this file it was thrown tells nobody anything. */
class Finding extends Error {
  override readonly name = 'Finding';
  override readonly stack = '';
}
