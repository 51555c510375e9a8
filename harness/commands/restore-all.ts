import { dirname, join, relative, resolve } from 'node:path';
import { type FoundJournals, findJournals, isAtWork } from '../journal/find.ts';
import { thisProcess } from '../journal/holder.ts';
import { isOpen, JOURNAL_FOLDER, NoJournal, readJournal } from '../journal/journal.ts';
import { Held, lockFolder } from '../journal/lock.ts';
import { sweep } from '../journal/sweep.ts';
import type { Context } from './context.ts';
import { endingOf } from './ending.ts';
import { putBackCampaigns, type RestoreCode, worse } from './put-back.ts';
import type { RestoreFlags } from './restore-target.ts';

/**
 * Restores from each journal, the latest first; what hinders one does not hinder another.
 *
 * @returns 0 where every campaign is back; 2 where a journal or its config cannot be used; else 3: a run is still at work, or the target
 * did not take a baseline.
 */
export async function restoreAll(context: Context, flags: RestoreFlags): Promise<RestoreCode> {
  const { io, clock } = context;
  const named = flags.journal === undefined ? undefined : resolve(io.cwd(), flags.journal);
  const dir = named === undefined ? join(io.cwd(), JOURNAL_FOLDER) : dirname(named);
  const holder = thisProcess('restore', clock.now());
  const hindered = (error: unknown): RestoreCode => {
    if (!(error instanceof Held)) return endingOf(error, io) === 0 ? 0 : 2;
    io.stderr.write(`note: ${error.message}. ${error.fix}\n`);
    return 3;
  };
  // Before the lock: where there is nothing to restore, nothing is created.
  const before = await journalsIn(dir, named);
  if (before.open.length === 0 && before.bad.length === 0) {
    await sweep(dir, holder);
    io.stdout.write('There is nothing to put back.\n');
    return 0;
  }
  const release = await lockFolder(dir, holder).catch(hindered);
  if (typeof release === 'number') return release;
  let code: RestoreCode = 0;
  try {
    // Again: another restore may have had the lock until now.
    const { open, bad } = await journalsIn(dir, named).catch(nothingLeft);
    for (const error of bad) code = worse(code, hindered(error));
    for (const { file, document, running } of open) {
      if (running) {
        const shown = relative(io.cwd(), file);
        io.stderr.write(
          `note: ${shown} belongs to run ${document.holder.run}, which is still at work and puts back itself\n`,
        );
        code = worse(code, 3);
        continue;
      }
      code = worse(code, await putBackCampaigns(context, file, flags, holder, hindered).catch(hindered));
    }
  } finally {
    await release();
    await sweep(dir, holder);
  }
  return code;
}

function nothingLeft(error: unknown): FoundJournals {
  if (error instanceof NoJournal) return { open: [], bad: [] };
  throw error;
}

/** The journals to restore from: the one that is named, or all of the folder. */
async function journalsIn(dir: string, named: string | undefined): Promise<FoundJournals> {
  if (named === undefined) return findJournals(dir);
  const document = await readJournal(named);
  const open = isOpen(document) ? [{ file: named, document, running: isAtWork(document) }] : [];
  return { open, bad: [] };
}
