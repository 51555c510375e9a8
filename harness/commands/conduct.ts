import { join, resolve } from 'node:path';
import { realClock } from '../clock.ts';
import { type EngineInput, newRunId, type RunRecord, run } from '../engine.ts';
import { UsageError } from '../errors.ts';
import type { Journal as EngineJournal } from '../execute/ports.ts';
import { thisProcess } from '../journal/holder.ts';
import { findJournals, JOURNAL_FOLDER, type Journal, openJournal } from '../journal/journal.ts';
import { lockCampaigns } from '../journal/lock.ts';
import type { Target } from '../model/config.ts';
import { fakerOf } from '../plan/faker.ts';
import { type Lane, plan } from '../plan/plan.ts';
import { openWorld } from './ports.ts';

/** For a target that dies with its process: there is nothing to put back after a kill. */
const NO_JOURNAL: EngineJournal = { markWritten: async () => {}, markRestored: async () => {} };

/** What a run needs beside what the engine needs: where it stands, and what it speaks to. */
export interface Conduct extends EngineInput {
  /** Config of the target, as it was named; absent for the embedded reference target, which needs neither journal nor lock. */
  config?: string;
  cwd: string;
  /** Told where the journal is, once it is on disk. */
  onJournal?(file: string): void;
}

/**
 * Runs the engine against a target, with all that a run owes to real campaigns: no run before an earlier one was put back, a lock per
 * campaign, and a journal on disk before the first write.
 *
 * @throws UsageError before anything is sent, where a campaign is locked or still changed from an earlier run.
 */
export async function conduct(input: Conduct): Promise<RunRecord> {
  const { contract, target, config, cwd } = input;
  const id = input.id ?? newRunId(realClock.now());
  const safe = config === undefined ? undefined : await secure({ ...input, id }, resolve(cwd, config), cwd);
  if (safe) input.onJournal?.(safe.journal.file);
  const world = openWorld(target, contract.vendors, realClock, safe?.journal ?? NO_JOURNAL);
  try {
    const record = await run({ ...input, id }, world.ports);
    return { ...record, errors: record.errors.map(world.recorder.scrub) };
  } finally {
    await world.close();
    await safe?.journal.close();
    await safe?.release();
  }
}

/** Takes the locks and opens the journal of a run. */
async function secure(
  input: EngineInput & { id: string },
  config: string,
  cwd: string,
): Promise<{ journal: Journal; release(): Promise<void> }> {
  const dir = join(cwd, JOURNAL_FOLDER);
  await refuseUnrestored(dir, input.target);
  const lanes = plan({ ...input, rules: [], faker: fakerOf(input.seed) }).lanes.filter(({ writes }) => writes);
  const holder = thisProcess(input.id, realClock.now());
  const release = await lockCampaigns(
    dir,
    holder,
    lanes.map(({ vendor, target: { baseUrl }, campaign: { id, key } }) => ({ vendor: vendor.id, baseUrl, id, key })),
  );
  try {
    const journal = await openJournal(dir, { holder, target: input.target.name, config, campaigns: lanes.map(noted) });
    return { journal, release };
  } catch (error) {
    await release();
    throw error;
  }
}

function noted({ id: lane, vendor, kind, campaign, target, update, baseline }: Lane) {
  return {
    lane,
    vendor: vendor.id,
    kind: kind.id,
    id: campaign.id,
    baseUrl: target.baseUrl,
    operation: update.id,
    baseline,
  };
}

/** A campaign that an earlier run left changed must not be taken for what the operator has there. */
async function refuseUnrestored(dir: string, target: Target): Promise<void> {
  const own = new Set(
    target.vendors.flatMap(({ baseUrl, campaigns }) => campaigns.map(({ id }) => `${baseUrl} ${id}`)),
  );
  for (const { file, document, running } of await findJournals(dir)) {
    const left = document.campaigns.filter(
      ({ state, baseUrl, id }) => state === 'written' && own.has(`${baseUrl} ${id}`),
    );
    if (running || left.length === 0) continue;
    throw new UsageError(
      `The run ${document.holder.run} was killed and left ${left.map(({ lane }) => lane).join(', ')} changed`,
      `Put that back first: campaign-conformance restore --journal ${file}`,
    );
  }
}
