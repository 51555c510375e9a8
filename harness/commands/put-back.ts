import { dirname } from 'node:path';
import { restore } from '../execute/confirm.ts';
import { look } from '../execute/lane.ts';
import type { Subject } from '../execute/subject.ts';
import { findJournals, isLater, type OpenJournal } from '../journal/find.ts';
import type { Holder } from '../journal/holder.ts';
import {
  type Journal,
  type JournalDocument,
  type JournalledCampaign,
  NoJournal,
  resumeJournal,
} from '../journal/journal.ts';
import { lockCampaigns, placeOf } from '../journal/lock.ts';
import { describe } from '../judge/outcome.ts';
import type { Context } from './context.ts';
import { openWorld } from './ports.ts';
import type { RestoreFlags } from './restore.ts';
import { laneOf, lanesIn, targetOf } from './restore-target.ts';
import { lockOf } from './safety.ts';
import { subjectOf } from './subjects.ts';

/** How a restore ended: all is back; something is wrong on our side; or something could not be put back. */
export type RestoreCode = 0 | 2 | 3;

/** The code of two endings: what is wrong on our side comes first, then what is not back. */
export function worse(a: RestoreCode, b: RestoreCode): RestoreCode {
  return a === 2 || b === 2 ? 2 : a === 3 || b === 3 ? 3 : 0;
}

/** A restore from one journal. */
interface Restoring {
  file: string;
  journal: Journal & { document: JournalDocument };
  holder: Holder;
  /** Prints what became of a campaign. */
  tell(campaign: JournalledCampaign, text: string): void;
}

/**
 * Puts back every campaign that a journal says is changed, and reports each. What hinders one campaign does not hinder another.
 *
 * @param holder This process; it has the lock of the journal's folder.
 * @param hindered Reports what hindered a campaign.
 * @throws UsageError where nothing of the journal can be put back.
 */
export async function putBack(
  { io, clock, compose }: Context,
  file: string,
  flags: RestoreFlags,
  holder: Holder,
  hindered: (error: unknown) => RestoreCode,
): Promise<RestoreCode> {
  const journal = await resumeJournal(file).catch((error: unknown) => {
    // All it named came back with a later journal.
    if (error instanceof NoJournal) return undefined;
    throw error;
  });
  if (!journal) return 0;
  const { document } = journal;
  const composition = await compose();
  const { contract } = composition;
  const target = await targetOf(composition, { file, document }, flags, io);
  const lanes = lanesIn(contract, target);
  io.stdout.write(`What run ${document.holder.run} left changed at ${document.target}:\n`);
  const world = openWorld(target, contract.vendors, clock, journal);
  const tell = ({ lane, id }: JournalledCampaign, text: string) => io.stdout.write(`  ${lane} (${id}): ${text}\n`);
  const restoring: Restoring = { file, journal, holder, tell };
  let code: RestoreCode = 0;
  try {
    for (const campaign of document.campaigns.filter(({ state }) => state === 'written')) {
      const ended = putBackOne(restoring, campaign, () => {
        const lane = laneOf(campaign, lanes, target);
        return subjectOf(lane, contract, world.ports, new AbortController().signal);
      });
      code = worse(code, await ended.catch(hindered));
    }
  } finally {
    await world.close();
    await journal.close();
  }
  return code;
}

async function putBackOne(
  { file, journal, holder, tell }: Restoring,
  campaign: JournalledCampaign,
  speak: () => Subject,
): Promise<RestoreCode> {
  const { document } = journal;
  const all = await othersOf(file, campaign);
  const later = all.find((other) => isLater(other, { file, document }));
  if (later) {
    tell(campaign, `not put back: run ${later.document.holder.run} changed it later; restore ${later.file} first`);
    return 3;
  }
  // The journal of a run at work is its own; it holds the lock of every campaign it changed.
  const others = all.filter(({ running }) => !running);
  const subject = speak();
  const { lane, log, record } = subject;
  const release = await lockCampaigns(dirname(file), holder, [lockOf(lane)]);
  try {
    log.dialects.set(lane.update.id, campaign.dialect);
    await look(subject);
    record.written = true;
    await restore(subject);
    if (!record.restored) {
      tell(campaign, `not put back: ${log.last ? describe(log.last, lane.vendor.success) : 'nothing was sent'}`);
      return 3;
    }
    // The older ones first: whatever befalls this process, no older baseline is put there after the latest.
    for (const older of others) await overtake(older, campaign);
    await journal.markRestored(lane);
    const runs = others.map((older) => older.document.holder.run).join(', ');
    tell(campaign, `put back${runs && `; run ${runs} changed it before`}`);
    return 0;
  } finally {
    await release();
  }
}

/** The other journals of a folder that say the same campaign is changed: with several, the baseline of the latest is put there. */
async function othersOf(file: string, campaign: JournalledCampaign): Promise<OpenJournal[]> {
  const { open } = await findJournals(dirname(file));
  return open.filter((other) => other.file !== file && changedIn(other, campaign).length > 0);
}

function changedIn({ document }: Pick<OpenJournal, 'document'>, campaign: JournalledCampaign): JournalledCampaign[] {
  return document.campaigns.filter((one) => one.state === 'written' && placeOf(one) === placeOf(campaign));
}

/** Notes in an older journal that a campaign is back by a later one. */
async function overtake(older: OpenJournal, campaign: JournalledCampaign): Promise<void> {
  const journal = await resumeJournal(older.file);
  for (const { lane } of changedIn(journal, campaign)) await journal.markRestored({ id: lane });
  await journal.close();
}
