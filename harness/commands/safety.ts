import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { thisProcess } from '../journal/holder.ts';
import { findJournals, JOURNAL_FOLDER, type Journal, openJournal } from '../journal/journal.ts';
import { lockCampaigns } from '../journal/lock.ts';
import type { Target } from '../model/config.ts';
import type { Clock } from '../model/ports.ts';
import { type Lane, withForeign } from '../plan/lane.ts';

/** What guards an operator's campaigns while they are written to. */
export interface Safety {
  journal: Journal;
  /** Closes the journal and gives the locks back. */
  release(): Promise<void>;
}

/** Who is about to write where. */
export interface Intent {
  /** Run id. */
  id: string;
  target: Target;
  /** Absolute path of the config the target stands in. */
  config: string;
  /** The campaigns that may be written to; others are passed over. */
  lanes: readonly Lane[];
  /** Folder the command was started in; journals and locks lie below it. */
  cwd: string;
  clock: Clock;
}

/**
 * Takes the locks of the campaigns a command will write to and opens its journal.
 *
 * @throws UsageError where a campaign is locked, or still changed from an earlier run.
 */
export async function secured({ id, target, config, lanes, cwd, clock }: Intent): Promise<Safety> {
  const dir = join(cwd, JOURNAL_FOLDER);
  const written = withForeign(lanes.filter(({ mayWrite }) => mayWrite));
  await refuseUnrestored(dir, written);
  const holder = thisProcess(id, clock.now());
  const release = await lockCampaigns(dir, holder, written.map(lockOf));
  try {
    const journal = await openJournal(dir, { holder, target: target.name, config, campaigns: written.map(entryOf) });
    return { journal, release: () => journal.close().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

/** What the lock of a lane's campaign is known by. */
export function lockOf({ vendor, target: { baseUrl }, campaign: { id, key } }: Lane) {
  return { vendor: vendor.id, baseUrl, id, key };
}

function entryOf({ id: lane, vendor, kind, campaign: { id }, target: { baseUrl }, update, baseline }: Lane) {
  return { lane, vendor: vendor.id, kind: kind.id, id, baseUrl, operation: update.id, baseline };
}

/** What an earlier run left changed must not be taken for what the operator has there. */
async function refuseUnrestored(dir: string, lanes: readonly Lane[]): Promise<void> {
  const own = new Set(lanes.map(({ target: { baseUrl }, campaign: { id } }) => `${baseUrl} ${id}`));
  for (const { file, document, running } of await findJournals(dir)) {
    const left = document.campaigns.filter(
      ({ state, baseUrl, id }) => state === 'written' && own.has(`${baseUrl} ${id}`),
    );
    // Where that run is still at it, its locks say so better.
    if (running || left.length === 0) continue;
    throw new UsageError(
      `Run ${document.holder.run} was killed and left changed: ${left.map(({ lane }) => lane).join(', ')}`,
      `Put that back first: campaign-conformance restore --journal ${file}`,
    );
  }
}
