/**
 * Files that hold what a target answered: their owner alone may read them.
 *
 * @module
 */
import { mkdir } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';

/** Makes a folder, and those it stands in, that their owner alone may enter. One that is there already keeps its mode. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Writes a file that its owner alone may read: at once or not at all, whatever stands there already. */
export async function writePrivate(file: string, text: string): Promise<void> {
  await writeFileAtomic(file, text, { mode: 0o600 });
}
