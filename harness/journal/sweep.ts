import { rmdir } from 'node:fs/promises';
import { codeOf, UsageError } from '../errors.ts';
import { sweepTemporaries } from './files.ts';
import { findJournals } from './find.ts';
import type { Holder } from './holder.ts';
import { sweepLocks } from './lock.ts';

/**
 * Removes what killed runs left in the folder of journals and nobody needs any more: their locks, guards and half-written files, journals
 * without a change, and the folder itself once it is empty. What cannot be removed stays: it harms nobody.
 *
 * @param holder Who sweeps.
 */
export async function sweep(dir: string, holder: Holder): Promise<void> {
  try {
    await findJournals(dir);
    await sweepTemporaries(dir);
    await sweepLocks(dir, holder);
    await rmdir(dir);
  } catch (error) {
    // Not empty, or not there; or the disk fails, which whoever needs the folder will say.
    if (codeOf(error) === '' && !(error instanceof UsageError)) throw error;
  }
}
