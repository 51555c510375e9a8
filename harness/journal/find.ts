import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, UsageError } from '../errors.ts';
import { whereabouts } from './holder.ts';
import { BadJournal, isOpen, type JournalDocument, NoJournal, readJournal } from './journal.ts';

/** A journal with a campaign that is still changed. */
export interface OpenJournal {
  file: string;
  document: JournalDocument;
  /** True while the run it belongs to is at work on this host; then it is not to be restored. Of another host nobody can see it: false. */
  running: boolean;
}

/** What a folder of journals holds. */
export interface FoundJournals {
  /** The latest first: where two runs changed one campaign, what the later one found or was given is what counts. */
  open: OpenJournal[];
  /** Files that are named like a journal and are none. */
  bad: BadJournal[];
}

/** The journals in a folder that name a campaign still changed, and those that are none; what killed runs left without a change is removed. */
export async function findJournals(dir: string): Promise<FoundJournals> {
  const found: FoundJournals = { open: [], bad: [] };
  for (const name of await namesIn(dir)) {
    const file = join(dir, name);
    const document = await readJournal(file).catch((error: unknown) => {
      if (error instanceof BadJournal) found.bad.push(error);
      // Another run came to its end, or another restore, since the folder was read.
      else if (!(error instanceof NoJournal)) throw error;
    });
    if (!document) continue;
    const running = isAtWork(document);
    if (isOpen(document)) found.open.push({ file, document, running });
    else if (!running && whereabouts(document.holder) !== 'elsewhere') await rm(file, { force: true });
  }
  found.open.sort((a, b) => (isLater(a, b) ? -1 : 1));
  return found;
}

/** Whether the run a journal belongs to is at work on this host. A journal with our own process id is another run's: ours is not looked for. */
export function isAtWork({ holder }: Pick<JournalDocument, 'holder'>): boolean {
  return holder.pid !== process.pid && whereabouts(holder) === 'running';
}

/** Whether a run began after another. */
export function isLater(a: Pick<OpenJournal, 'file' | 'document'>, b: Pick<OpenJournal, 'file' | 'document'>): boolean {
  const [one, other] = [Date.parse(a.document.holder.started), Date.parse(b.document.holder.started)];
  return one === other ? a.file > b.file : one > other;
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => /^journal-.+\.json$/.test(name)).toSorted();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return [];
    throw new UsageError(
      `The folder of journals ${dir} cannot be read (${code || String(error)})`,
      'Make it a folder that can be read: it may name campaigns that a run left changed.',
    );
  }
}
