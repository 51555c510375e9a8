import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { restore } from '../execute/restore.ts';
import type { Subject } from '../execute/subject.ts';
import { look } from '../execute/walk.ts';
import { findJournals, isLater, type OpenJournal } from '../journal/find.ts';
import type { Holder } from '../journal/holder.ts';
import {
  type Journal,
  type JournalDocument,
  type JournalledCampaign,
  NoJournal,
  resumeJournal,
} from '../journal/journal.ts';
import { lockCampaigns, lockPlace } from '../journal/lock.ts';
import { type CampaignRecord, isLeftOpen } from '../model/results.ts';
import type { Context, Output } from './context.ts';
import { deleteMade, leftOver } from './delete-made.ts';
import { openWorld } from './ports.ts';
import { type RestoreFlags, scriptOf, scriptsIn, targetOf } from './restore-target.ts';
import { lockOf } from './safety.ts';
import { subjectOf } from './subjects.ts';

/** How a restore ended: all is back; something is wrong on our side; or something could not be put back. */
export type RestoreCode = 0 | 2 | 3;

/** The code of two endings: what is wrong on our side comes first, then what is not back. */
export function worse(a: RestoreCode, b: RestoreCode): RestoreCode {
  return a === 2 || b === 2 ? 2 : a === 3 || b === 3 ? 3 : 0;
}

/**
 * Puts back every campaign that a journal says is changed, deletes what the run made, and reports each. What hinders one campaign does not hinder another.
 *
 * @param holder This process; it has the lock of the journal's folder.
 * @param hindered Reports what hindered a campaign.
 * @throws UsageError where nothing of the journal can be put back.
 */
export async function putBackCampaigns(
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
  const scripts = scriptsIn(contract, target);
  io.stdout.write(`What run ${document.holder.run} left changed at ${document.target}:\n`);
  const notify = (line: string) => io.stderr.write(`note: ${line}\n`);
  const world = openWorld(target, contract.vendors, {
    caller: { version: composition.version, run: document.holder.run },
    clock,
    journal,
    notify,
  });
  // A write that was under way when the process died may still take effect.
  const busyAt = clock.now() - Math.max(0, clock.date() - (await stat(file)).mtimeMs);
  const taken: Taken[] = [];
  let code: RestoreCode = 0;
  try {
    for (const campaign of document.campaigns.filter(({ state }) => state === 'written')) {
      const speak = () =>
        subjectOf(scriptOf(campaign, scripts, target), contract, world.ports, new AbortController().signal);
      const one = await take({ file, document, holder }, campaign, speak).catch(hindered);
      if (typeof one === 'number') code = worse(code, one);
      else if ('later' in one) {
        code = worse(code, 3);
        io.stdout.write(
          `  ${named(campaign)}: not put back: run ${one.run} changed it later; restore ${one.later} first\n`,
        );
      } else taken.push(one);
    }
    for (const { subject } of taken) Object.assign(subject.log, { unsettledAt: busyAt, isUnanswered: true });
    const subjects = taken.map(({ subject }) => subject);
    await restore(subjects, notify);
    const deleting = { contract, target, ports: world.ports, output: io.stdout, busyAt, notify };
    for (const made of leftOver(document.made)) {
      const isOver = await deleteMade(made, deleting).catch(hindered);
      code = worse(code, typeof isOver === 'number' ? isOver : isOver ? 0 : 3);
    }
    for (const one of taken) code = worse(code, await conclude(one, journal, io.stdout).catch(hindered));
  } finally {
    for (const { release } of taken) await release();
    await world.close();
    await journal.close();
  }
  return code;
}

/** A campaign that is locked and ready to be put back. */
interface Taken {
  campaign: JournalledCampaign;
  subject: Subject;
  /** Older journals that say the same campaign is changed. */
  others: OpenJournal[];
  release(): Promise<void>;
}

const named = ({ name: script, id }: JournalledCampaign) => `${script} (${id})`;

/** Locks a campaign and looks at it, unless a later journal has to be restored first. */
async function take(
  { file, document, holder }: { file: string; document: JournalDocument; holder: Holder },
  campaign: JournalledCampaign,
  speak: () => Subject,
): Promise<Taken | { later: string; run: string }> {
  const all = await othersOf(file, campaign);
  const later = all.find((other) => isLater(other, { file, document }));
  if (later) return { later: later.file, run: later.document.holder.run };
  const subject = speak();
  const { script, log, record } = subject;
  const release = await lockCampaigns(dirname(file), holder, [lockOf(script)]);
  try {
    log.dialects.set(script.operation.id, campaign.dialect);
    await look(subject);
    log.found = campaign.found;
    record.written = true;
    // The journal of a run at work is its own; it holds the lock of every campaign it changed.
    return { campaign, subject, others: all.filter(({ running }) => !running), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Reports what became of a campaign, and notes in every journal that it is back. */
async function conclude(
  { campaign, subject: { script, record }, others }: Taken,
  journal: Journal,
  output: Output,
): Promise<RestoreCode> {
  // Patience has passed since the run died, and the baseline came after: nothing more can be done where no read shows it.
  const isOver = !isLeftOpen(record) || record.unknown?.reason === 'unsettled';
  const runs = isOver ? others.map((older) => older.document.holder.run).join(', ') : '';
  // The older ones first: whatever befalls this process, no older baseline is put there after the latest.
  if (isOver) for (const older of others) await overtake(older, campaign);
  if (isOver) await journal.markRestored(script);
  output.write(`  ${named(campaign)}: ${fateOf(record)}${runs && `; run ${runs} changed it before`}\n`);
  return isOver ? 0 : 3;
}

function fateOf({ restored, unknown, left = [] }: CampaignRecord): string {
  if (restored) return 'put back, as it was found';
  if (restored === null) return `cannot be known, ${unknown?.note ?? 'it was not read in the end'}`;
  const why = unknown ? `; ${unknown.note}` : '';
  return `not as it was found: ${left.map(({ member }) => member).join(', ')}${why}`;
}

/** The other journals of a folder that say the same campaign is changed: with several, the baseline of the latest is put there. */
async function othersOf(file: string, campaign: JournalledCampaign): Promise<OpenJournal[]> {
  const { open } = await findJournals(dirname(file));
  return open.filter((other) => other.file !== file && changedIn(other, campaign).length > 0);
}

function changedIn({ document }: Pick<OpenJournal, 'document'>, campaign: JournalledCampaign): JournalledCampaign[] {
  return document.campaigns.filter((one) => one.state === 'written' && lockPlace(one) === lockPlace(campaign));
}

/** Notes in an older journal that a campaign is back by a later one. */
async function overtake(older: OpenJournal, campaign: JournalledCampaign): Promise<void> {
  const journal = await resumeJournal(older.file);
  for (const { name: script } of changedIn(journal, campaign)) await journal.markRestored({ id: script });
  await journal.close();
}
