import { resolve } from 'node:path';
import { type EngineInput, newRunId, type RunRecord, run } from '../engine.ts';
import type { JournalPort } from '../execute/ports.ts';
import type { Clock } from '../model/ports.ts';
import { openWorld } from './ports.ts';
import { READ_ONLY, refuseProduction, secured } from './safety.ts';
import { scriptsWithoutRules } from './scripts.ts';

/** For a target that dies with its process: after a kill there is nothing to put back. */
export const NO_JOURNAL: JournalPort = {
  markWritten: async () => {},
  markBusy: async () => {},
  markRestored: async () => {},
  markMade: async () => {},
};

/** What a run needs beside what the engine needs: where it stands, and what it speaks to. */
export interface Conduct extends EngineInput {
  /** The suite's own. */
  version: string;
  /** Config of the target, as it was named; absent for the embedded reference target, which needs neither journal nor lock. */
  config?: string;
  /** Folder the run was started in. */
  cwd: string;
  clock: Clock;
  /** Reported where the journal is, once it is on disk. */
  onJournal?(file: string): void;
  /** Called for each request that came to its end. */
  onAnswered?(): void;
  /** Prints a line for whoever waits. */
  notify?(line: string): void;
}

/**
 * Runs the engine against a target, with all that a run owes to real campaigns: no run before an earlier one was put back, a lock per
 * campaign, and a journal on disk before the first write.
 *
 * @throws UsageError before anything is sent, where a campaign is locked or still changed from an earlier run.
 */
export async function conduct(input: Conduct): Promise<RunRecord> {
  const { contract, target, config, cwd, selection, clock } = input;
  if (!selection.readOnly) refuseProduction(target, 'A run', READ_ONLY);
  const id = input.id ?? newRunId(clock.now());
  const scripts = scriptsWithoutRules({ contract, target, selection });
  // Who writes nothing has nothing to put back.
  const writes = config !== undefined && scripts.some(({ mayWrite }) => mayWrite);
  const safety = !writes ? undefined : await secured({ id, target, config: resolve(cwd, config), scripts, cwd, clock });
  if (safety) input.onJournal?.(safety.journal.file);
  const startedAt = clock.now();
  const world = openWorld(target, contract.vendors, {
    caller: { version: input.version, run: id },
    clock,
    journal: safety?.journal ?? NO_JOURNAL,
    onAnswered: () => input.onAnswered?.(),
    notify: (line) => input.notify?.(line),
    // Putting back is not bound by the run's time.
    timeLeft: () => (input.timeMs === undefined ? Number.POSITIVE_INFINITY : startedAt + input.timeMs - clock.now()),
  });
  try {
    const record = await run({ ...input, id }, world.ports);
    return { ...record, errors: record.errors.map(world.recorder.scrub) };
  } finally {
    await world.close();
    await safety?.release();
  }
}
