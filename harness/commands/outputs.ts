import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../errors.ts';
import type { Results } from '../model/results.ts';
import type { ReportContract } from '../reports/view.ts';
import { RESULTS_FILE } from '../results/read.ts';

type Render = (results: Results, contract: ReportContract) => string;

/** The files a run's results can be rendered to. Each renderer is loaded when it is needed. */
const FILES = {
  json: [RESULTS_FILE, async (): Promise<Render> => (results) => `${JSON.stringify(results, null, 1)}\n`],
  junit: ['junit.xml', async (): Promise<Render> => (await import('../reports/junit.ts')).renderJunit],
  html: ['report.html', async (): Promise<Render> => (await import('../reports/html.ts')).renderHtml],
  md: ['summary.md', async (): Promise<Render> => (await import('../reports/markdown.ts')).renderMarkdown],
} as const;

/** What `--format` can name. */
export type Format = keyof typeof FILES;

/** Every {@link Format}, in the order in which they are written and told. */
export const FORMATS: readonly Format[] = ['json', 'junit', 'html', 'md'];

/** The folder in which runs leave their results, unless told otherwise. */
export const REPORTS = 'reports';

/** Where the results of the last run are found, from the folder the run was started in. */
export const LATEST = join(REPORTS, 'latest');

/**
 * Writes results in some formats, each file whole or not at all.
 *
 * @param folder Made where it is missing.
 * @returns The files, in the order of {@link FORMATS}.
 */
export async function writeOutputs(
  results: Results,
  contract: ReportContract,
  folder: string,
  formats: readonly Format[],
): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await Promise.all(
      FORMATS.filter((format) => formats.includes(format)).map(async (format) => {
        const [name, renderer] = FILES[format];
        const render = await renderer();
        const file = join(folder, name);
        await writeFileAtomic(file, render(results, contract));
        return file;
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new UsageError(
      `The results cannot be written: ${error.message}`,
      'Give a folder that can be written with --out.',
    );
  }
}

/**
 * Makes `reports/latest` point to a run's folder, at no moment to nothing. Where links cannot be made, a file of that name names the folder.
 *
 * @param cwd Folder the run was started in.
 */
export async function pointLatest(folder: string, cwd: string): Promise<void> {
  const latest = resolve(cwd, LATEST);
  const reports = resolve(cwd, REPORTS);
  const target = relative(reports, folder) || '.';
  const fresh = `${latest}.${process.pid}`;
  await mkdir(reports, { recursive: true });
  try {
    await symlink(target, fresh, 'dir');
    await rename(fresh, latest);
  } catch {
    await rm(fresh, { force: true });
    await writeFile(`${latest}.txt`, `${target}\n`);
  }
}
