import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { findJournals } from '../journal/find.ts';
import { thisProcess } from '../journal/holder.ts';
import { type BadJournal, JOURNAL_FOLDER, type Journal, openJournal } from '../journal/journal.ts';
import { Held, type LockedCampaign, lockCampaigns, lockPlace } from '../journal/lock.ts';
import { sweep } from '../journal/sweep.ts';
import type { Target } from '../model/config.ts';
import type { Clock } from '../model/ports.ts';
import { type Script, withForeign } from '../plan/script.ts';

/** What guards an operator's campaigns while they are written to. */
export interface Safety {
  journal: Journal;
  /** Closes the journal, gives the locks back and removes what killed runs left. */
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
  scripts: readonly Script[];
  /** Folder the command was started in; journals and locks lie below it. */
  cwd: string;
  clock: Clock;
}

/**
 * Takes the locks of the campaigns a command will write to and opens its journal.
 *
 * @throws UsageError where a campaign is locked, or still changed from an earlier run, or a journal cannot be read that may say so.
 */
export async function secured({ id, target, config, scripts, cwd, clock }: Intent): Promise<Safety> {
  const dir = join(cwd, JOURNAL_FOLDER);
  // What the run makes is nobody else's, and is noted when it is made.
  const written = withForeign(scripts.filter(({ mayWrite, first, making }) => mayWrite && first && !making));
  const holder = thisProcess(id, clock.now());
  const campaigns = written.map(lockOf);
  const sweepUp = () => sweep(dir, holder);
  const release = await lockCampaigns(dir, holder, campaigns).catch(async (error: unknown) => {
    await sweepUp();
    throw error;
  });
  try {
    // Under the locks: a run that is killed now has changed other campaigns.
    await refuseUnrestored(dir, campaigns);
    const journal = await openJournal(dir, { holder, target: target.name, config, campaigns: written.map(entryOf) });
    return { journal, release: () => journal.close().finally(release).finally(sweepUp) };
  } catch (error) {
    await release();
    await sweepUp();
    throw error;
  }
}

/** How a run or a plan goes on against a production target. */
export const READ_ONLY = 'Add --read-only, or name another target with --target.';

/**
 * Refuses to write to a production target.
 *
 * @param command Begins the sentence: `A run`.
 * @param onward What can be done in its place, as one sentence.
 */
export function refuseProduction({ name, production }: Target, command: string, onward: string): void {
  if (!production) return;
  throw new UsageError(
    `${command} would write to ${name}, a production target: it has the mark production: true in the config, or --base-url names the host of one that has. Nothing was sent.`,
    onward,
  );
}

/** What the lock of a script's campaign is known by. */
export function lockOf({ vendor, target: { baseUrl }, campaign: { id, key } }: Script): LockedCampaign {
  return { vendor: vendor.id, baseUrl, id, key };
}

function entryOf({ id: name, vendor, kind, campaign: { id }, target: { baseUrl }, operation, baseline }: Script) {
  return { name, vendor: vendor.id, kind: kind.id, id, baseUrl, operation: operation.id, baseline };
}

/** What an earlier run left changed must not be taken for what the operator has there. */
async function refuseUnrestored(dir: string, campaigns: readonly LockedCampaign[]): Promise<void> {
  const own = new Set(campaigns.map(lockPlace));
  const { open, bad } = await findJournals(dir);
  for (const { file, document, running } of open) {
    const left = document.campaigns.filter((campaign) => campaign.state === 'written' && own.has(lockPlace(campaign)));
    if (left.length === 0) continue;
    const { run } = document.holder;
    const names = left.map(({ name }) => name).join(', ');
    // Somebody deleted the lock of a run that is still there.
    if (running) throw new Held(`Run ${run} is still at work on ${names}`, 'Wait for that run to end.');
    throw new UsageError(
      `Run ${run} did not put back: ${names}`,
      `Put that back first: campaign-conformance restore --journal ${file}`,
    );
  }
  const [first, ...rest] = bad;
  if (first) throw unknown(first, rest);
}

/** One that cannot be read may name the very campaigns that are about to be written to. */
function unknown({ message, fix }: BadJournal, others: readonly BadJournal[]): UsageError {
  const more = others.map((other) => `. ${other.message}`).join('');
  return new UsageError(`${message}${more}. Nothing was sent`, fix);
}
