import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf } from '../errors.ts';
import { digest } from './digest.ts';
import { ownStart, whereabouts } from './holder.ts';

/**
 * Creates a file with its whole content, or not at all: whoever reads it sees all of it, also after a kill. Where the file system has
 * no links, the file is created first and filled then. The folder is created where it is missing.
 *
 * @returns False where there is a file of that name.
 */
export function createWhole(file: string, text: string): Promise<boolean> {
  return inFolder(dirname(file), async (dir) => {
    const temporary = await writeTemporary(dir, text);
    try {
      await link(temporary, file);
      return true;
    } catch (error) {
      return codeOf(error) === 'EEXIST' ? false : await createBare(file, text);
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

/** Puts a file where there may be an older one, so that neither a kill nor a power cut leaves half of it. Creates the folder where it is missing. */
export function replaceWhole(file: string, text: string): Promise<void> {
  return inFolder(dirname(file), async (dir) => {
    const temporary = await writeTemporary(dir, text);
    try {
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    // The file is synced by now, its name in the folder is not; not every file system can sync a folder.
    const folder = await open(dir).catch(() => undefined);
    await folder?.sync().catch(() => {});
    await folder?.close();
  });
}

/** Removes the temporary files of processes that are gone from this host, which were killed while they wrote. */
export async function sweepTemporaries(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const [, host, pid, start] = TEMPORARY.exec(name) ?? [];
    if (host !== digest(hostname())) continue;
    const owner = { pid: Number(pid), host: hostname(), ...(start ? { processStart: start } : {}) };
    if (whereabouts(owner) === 'gone') await rm(join(dir, name), { force: true });
  }
}

/** Host, process id and start of the process that a temporary file belongs to. */
const TEMPORARY = /^temporary-([0-9a-f]+)-(\d+)-([0-9a-f]*)-[0-9a-f-]+$/;

async function writeTemporary(dir: string, text: string): Promise<string> {
  const file = join(dir, `temporary-${digest(hostname())}-${process.pid}-${ownStart() ?? ''}-${randomUUID()}`);
  await fill(await open(file, 'wx', 0o600), file, text);
  return file;
}

async function createBare(file: string, text: string): Promise<boolean> {
  try {
    await fill(await open(file, 'wx', 0o600), file, text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Writes and closes a file that was created just now; one that cannot be written is removed. */
async function fill(handle: FileHandle, file: string, text: string): Promise<void> {
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** How often a folder is created again that a run which has ended removed in between. */
const TIMES = 20;

async function inFolder<T>(dir: string, write: (dir: string) => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    await mkdir(dir, { recursive: true });
    try {
      return await write(dir);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || time === TIMES) throw error;
    }
  }
}
