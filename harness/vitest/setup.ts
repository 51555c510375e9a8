/**
 * Hosts the engine for the vitest suite under plain vitest: `npx vitest --project conformance`, `-t`, an editor.
 *
 * Judges the config that the environment names in `CONFORMANCE_CONFIG` (with `CONFORMANCE_TARGET`), else the embedded reference
 * target. `CONFORMANCE_PROFILE` and `CONFORMANCE_SEED` are what `--profile` and `--seed` are to `run`.
 *
 * @module
 */
import { join, relative } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { realClock } from '../clock.ts';
import { engage } from '../commands/engage.ts';
import { interruptible, SIGNALS } from '../commands/interrupt.ts';
import { seed, wordList } from '../commands/options.ts';
import { pointLatest, REPORTS_FOLDER } from '../commands/outputs.ts';
import { openTarget } from '../commands/session.ts';
import { newRunId } from '../engine.ts';
import { UsageError } from '../errors.ts';
import { compose } from '../main.ts';
import { PROFILES } from '../plan/profile.ts';
import { renderAll } from '../reports/index.ts';
import { RESULTS_FILE } from '../results/read.ts';
import { openHost, type Serve } from './host.ts';
import { suiteTestsOf } from './reported.ts';

/** Opens the target and the host; what it returns lets go of both, after the campaigns were put back. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { CONFORMANCE_CONFIG: config, CONFORMANCE_TARGET: name, CONFORMANCE_PROFILE, CONFORMANCE_SEED } = process.env;
  const [profile = 'standard'] = wordList(PROFILES)(CONFORMANCE_PROFILE ?? 'standard');
  const cwd = process.cwd();
  const composition = await compose();
  const flags = { ...(config === undefined ? {} : { config }), ...(name === undefined ? {} : { target: name }) };
  const open = await openTarget(composition, flags, process).catch(inWords);
  const interrupt = takeSignals();
  const tests = suiteTestsOf(composition.contract, composition.rules, { profile, readOnly: false });

  const serve: Serve = async (pairs, tell, gone) => {
    const id = newRunId(realClock.now());
    const out = join(cwd, REPORTS_FOLDER, id);
    const results = await engage({
      composition,
      ...open,
      id,
      cwd,
      clock: realClock,
      selection: { profile, readOnly: false, ...(pairs.size < tests.length ? { pairs } : {}) },
      seed: seed(CONFORMANCE_SEED ?? '1'),
      labels: {},
      waivers: [],
      signal: AbortSignal.any([gone, interrupt.signal]),
      resultsPath: relative(cwd, join(out, RESULTS_FILE)),
      tell,
    });
    // What nobody has to look into need not be kept.
    if (results.summary.pass + results.summary.notApplicable === results.verdicts.length) return;
    await renderAll(results, { contract: composition.contract, formats: ['json'], dir: out });
    await pointLatest(out, cwd);
  };

  // One run at a time: in watch mode vitest may ask again before the last one has put everything back.
  let last: Promise<void> = Promise.resolve();
  const host = await openHost(tests, (...asked) => {
    const run = last.then(() => serve(...asked));
    last = run.catch(() => {});
    return run;
  });
  project.provide('conformance', host.address);

  return async () => {
    interrupt.stop();
    await last;
    await host.close();
    await open.close();
  };
}

/** What the operator has to fix, without a stack: vitest prints what it is given. */
function inWords(error: unknown): never {
  if (!(error instanceof UsageError)) throw error;
  throw Object.assign(new Error(`${error.message}\n${error.fix}`), { name: 'error', stack: '' });
}

/**
 * Takes Ctrl-C and SIGTERM away from vitest, which would end the process at once: first the campaigns are put back.
 */
function takeSignals() {
  const theirs = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  const { signal, release } = interruptible(
    process,
    realClock,
    () => 'What is still changed is in the journal: npx campaign-conformance restore',
  );
  const ended = new AbortController();
  signal.addEventListener('abort', () => {
    process.exitCode = 130;
  });
  return {
    signal: AbortSignal.any([signal, ended.signal]),
    stop() {
      ended.abort();
      release();
      for (const [name, listeners] of theirs) for (const listener of listeners) process.on(name, listener);
    },
  };
}
