/**
 * The reports of a run by format. Each is a pure function of the results; the contract only lends promises and titles.
 *
 * @module
 */
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Results } from '../model/results.ts';
import { makeFolder, writePrivate } from '../private.ts';
import { RESULTS_FILE } from '../results/read.ts';
import type { ReportContract } from './view.ts';

/** Makes a report's text. Pure: the same results give the same text. */
export type Render = (results: Results, contract: ReportContract) => string;

/** One way to show results. */
export interface Report {
  /** The name of its file in a run's folder. */
  file: string;
  /** Loads what makes it: a run that does not ask for it need not wait. */
  load(): Promise<Render>;
}

/** The format that is a folder of its own: a file for each discrepancy. */
export const TICKETS = 'tickets';

/** Every report that is one file, by the name `--format` knows it by. */
export const REPORTS = {
  json: { file: RESULTS_FILE, load: async () => (results) => `${JSON.stringify(results, null, 1)}\n` },
  junit: { file: 'junit.xml', load: async () => (await import('./junit.ts')).renderJunit },
  html: { file: 'report.html', load: async () => (await import('./html.ts')).renderHtml },
  md: { file: 'summary.md', load: async () => (await import('./markdown.ts')).renderMarkdown },
} as const satisfies { [format: string]: Report };

/** The name of a format. */
export type Format = keyof typeof REPORTS | typeof TICKETS;

/** The names of all formats. */
export const FORMATS: readonly Format[] = ['json', 'junit', 'html', 'md', 'tickets'];

/**
 * Writes reports into a folder, which is made if need be; both are their owner's alone. A report that is there already is replaced at once,
 * never in part.
 *
 * @returns The paths of the files, in the order of {@link FORMATS}; of the tickets, their overview.
 * @throws {UsageError} when the folder cannot be written.
 */
export async function renderAll(
  results: Results,
  options: { contract: ReportContract; formats: readonly Format[]; dir: string },
): Promise<string[]> {
  const { contract, formats, dir } = options;
  try {
    await makeFolder(dir);
    return await Promise.all(
      FORMATS.filter((format) => formats.includes(format)).map(async (format) => {
        if (format === TICKETS) return renderTickets(results, { contract, dir: join(dir, TICKETS) });
        const { file, load } = REPORTS[format];
        const render = await load();
        await writePrivate(join(dir, file), render(results, contract));
        return join(dir, file);
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new UsageError(
      `The reports cannot be written: ${error.message}.`,
      'Give a folder that can be written with --out.',
    );
  }
}

/**
 * Writes the tickets of a run into a folder, beside those that stand there; see `writeTickets`.
 *
 * @returns The path of their overview.
 */
export async function renderTickets(
  results: Results,
  { contract, dir }: { contract: ReportContract; dir: string },
): Promise<string> {
  const [{ ticketsOfRun }, { writeTickets }] = await Promise.all([
    import('../tickets/ticket.ts'),
    import('../tickets/folder.ts'),
  ]);
  return writeTickets({ dir, contract, ...ticketsOfRun(results, contract) });
}
