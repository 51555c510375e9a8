import { readFile, rename, rm, symlink } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { makeFolder, writePrivate } from '../private.ts';

/** The folder in which runs leave their results, unless asked otherwise. */
export const REPORTS_FOLDER = 'reports';

/** Where the results of the last run are found, from the folder the run was started in. */
const LATEST = join(REPORTS_FOLDER, 'latest');

/** Takes the place of the link where links cannot be made. */
const LATEST_FILE = `${LATEST}.txt`;

/**
 * Makes `reports/latest` point to a run's folder, at no moment to nothing. Where links cannot be made, `reports/latest.txt` names it.
 *
 * @param cwd Folder the run was started in.
 */
export async function pointLatest(folder: string, cwd: string): Promise<void> {
  const latest = resolve(cwd, LATEST);
  const target = relative(resolve(cwd, REPORTS_FOLDER), folder) || '.';
  const fresh = `${latest}.${process.pid}`;
  await makeFolder(resolve(cwd, REPORTS_FOLDER));
  try {
    await symlink(target, fresh, 'dir');
    await rename(fresh, latest);
    await rm(resolve(cwd, LATEST_FILE), { force: true });
  } catch {
    await rm(fresh, { force: true });
    await writePrivate(resolve(cwd, LATEST_FILE), `${target}\n`);
  }
}

/** The folder of the last run; see {@link pointLatest}. */
export async function latestOf(cwd: string): Promise<string> {
  const named = await readFile(resolve(cwd, LATEST_FILE), 'utf8').catch(() => undefined);
  return named === undefined ? resolve(cwd, LATEST) : resolve(cwd, REPORTS_FOLDER, named.trim());
}
