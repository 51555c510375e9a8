/**
 * The reports of a run by format. Each is a pure function of the results; the contract only lends promises and titles.
 *
 * @module
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../errors.ts';
import type { Results } from '../model/results.ts';
import { RESULTS_FILE } from '../results/read.ts';
import { renderHtml } from './html.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { ReportContract } from './view.ts';

/** One way to show results. */
export interface Report {
  /** The name of its file in a run's folder. */
  file: string;
  render(results: Results, contract: ReportContract): string;
}

/** Every report by the name `--format` knows it by. */
export const REPORTS = {
  json: { file: RESULTS_FILE, render: (results) => `${JSON.stringify(results, null, 2)}\n` },
  junit: { file: 'junit.xml', render: renderJunit },
  html: { file: 'report.html', render: renderHtml },
  md: { file: 'summary.md', render: renderMarkdown },
} as const satisfies { [format: string]: Report };

/** The name of a format. */
export type Format = keyof typeof REPORTS;

/** The names of all formats. */
export const FORMATS: readonly Format[] = ['json', 'junit', 'html', 'md'];

/**
 * Reads a list of formats as `--format` takes it: names with commas between, each counted once.
 *
 * @throws {UsageError} when a name is unknown, or there is none.
 */
export function parseFormats(list: string): Format[] {
  const names = list.split(',').map((name) => name.trim());
  return [
    ...new Set(
      names.map((name) => {
        const format = FORMATS.find((known) => known === name);
        if (format) return format;
        throw new UsageError(`There is no report format “${name}”.`, `Choose among ${FORMATS.join(', ')}.`);
      }),
    ),
  ];
}

/**
 * Writes reports into a folder, which is made if need be. A report that is there already is replaced at once, never in part.
 *
 * @returns The paths of the files, in the order of the formats.
 */
export async function renderAll(
  results: Results,
  options: { contract: ReportContract; formats: readonly Format[]; dir: string },
): Promise<string[]> {
  const { contract, formats, dir } = options;
  await mkdir(dir, { recursive: true });
  return Promise.all(
    formats.map(async (format) => {
      const { file, render } = REPORTS[format];
      const path = join(dir, file);
      await writeFileAtomic(path, render(results, contract));
      return path;
    }),
  );
}
