import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { makeFolder, writePrivate } from '../private.ts';
import { row } from '../reports/markdown-text.ts';
import type { ReportContract } from '../reports/view.ts';
import { type Mark, type MarkedFile, readMarked, withMark } from './mark.ts';
import { type Listed, renderCsv, renderIndex } from './overview.ts';
import { OPEN_ROW, renderTicket } from './page.ts';
import type { Occasion, Ticket } from './ticket.ts';

/** The overview of a folder of tickets. */
const INDEX = 'index.md';
const CSV = 'discrepancies.csv';

/** What is to be written where. */
export interface TicketOrder {
  dir: string;
  tickets: readonly Ticket[];
  occasion: Occasion;
  contract: ReportContract;
}

/**
 * Writes tickets into a folder, which is made if need be, with an overview and a table for a tracker.
 *
 * A ticket that is there already is written again with the day it was first seen and the notes below its mark; what was decided once
 * is not overwritten by a run that decides nothing, nor by an older one. A ticket whose discrepancy is gone is closed. Files without
 * a mark are not ours and left alone.
 *
 * @returns The path of the overview.
 * @throws {UsageError} when the folder cannot be written, or a file that is not ours has a ticket's name.
 */
export async function writeTickets({ dir, tickets, occasion, contract }: TicketOrder): Promise<string> {
  try {
    await makeFolder(dir);
    const known = await foundIn(dir);
    // Each waits for the disk: at once that is one wait.
    const listed: Listed[] = await Promise.all(
      tickets.map((ticket) => writeTicket(ticket, { dir, occasion, contract, known })),
    );
    const ids = new Set(tickets.map(({ entry }) => entry.id));
    for (const [file, found] of known.files) {
      if (!ids.has(found.mark.id)) listed.push(await close(file, found, dir, occasion));
      else if (!listed.some((one) => one.file === file)) await rm(join(dir, file));
    }
    await writePrivate(join(dir, CSV), renderCsv(listed, contract));
    await writePrivate(join(dir, INDEX), renderIndex(listed, occasion));
    return join(dir, INDEX);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new UsageError(`The tickets cannot be written: ${error.message}.`, 'Give a folder that can be written.');
  }
}

/** What a folder holds: tickets by file, and the names of all else. */
interface Known {
  files: Map<string, MarkedFile>;
  others: Set<string>;
}

async function foundIn(dir: string): Promise<Known> {
  const known: Known = { files: new Map(), others: new Set() };
  for (const file of (await readdir(dir)).filter((name) => name.endsWith('.md') && name !== INDEX).sort()) {
    const found = readMarked(await readFile(join(dir, file), 'utf8'));
    if (found && /^(high|medium|low)-/.test(file) && file.endsWith(`-${found.mark.id}.md`))
      known.files.set(file, found);
    else known.others.add(file);
  }
  return known;
}

interface Scene extends Omit<TicketOrder, 'tickets'> {
  known: Known;
}

async function writeTicket(ticket: Ticket, { dir, occasion, contract, known }: Scene): Promise<Listed> {
  const { entry, reading } = ticket;
  const file = `${entry.severity}-${entry.id}.md`;
  if (known.others.has(file)) {
    throw new UsageError(`${join(dir, file)} is no ticket of this suite’s.`, 'Move it away, or give another folder.');
  }
  const before = known.files.get(file) ?? [...known.files.values()].find(({ mark }) => mark.id === entry.id);
  if (before && known.files.has(file) && stands(before.mark, reading.reading, occasion)) {
    return { file, mark: before.mark, entry };
  }
  const { at } = occasion;
  const mark: Mark = {
    id: entry.id,
    title: entry.title,
    severity: entry.severity,
    class: entry.class,
    operations: entry.operations,
    reading: reading.reading,
    status: 'open',
    firstSeen: before && before.mark.firstSeen < at ? before.mark.firstSeen : at,
    lastSeen: at,
    fingerprint: reading.fingerprint,
  };
  await writePrivate(join(dir, file), withMark(renderTicket(ticket, mark, occasion, contract), mark, before?.notes));
  return { file, mark, entry };
}

/** Whether what a ticket says already is better than what would be written now. */
function stands({ status, reading, lastSeen }: Mark, now: string, { at }: Occasion): boolean {
  if (status === 'closed' || reading === 'undecided' || reading === 'static') return false;
  return now === 'undecided' || at < lastSeen;
}

async function close(file: string, { mark, text, notes }: MarkedFile, dir: string, { at }: Occasion): Promise<Listed> {
  if (mark.status === 'closed') return { file, mark };
  const closed: Mark = { ...mark, status: 'closed' };
  const day = row(['Closed', `${at.slice(0, 10)}, for the catalogue does not hold it any more`]);
  // The record stands last; what a target answered may look like it.
  const start = text.lastIndexOf(OPEN_ROW);
  const reported = `${text.slice(0, start)}${row(['Status', 'closed'])}\n${day}${text.slice(start + OPEN_ROW.length)}`;
  await writePrivate(join(dir, file), withMark(start < 0 ? text : reported, closed, notes));
  return { file, mark: closed };
}
