import { join, relative, resolve } from 'node:path';
import { findJournals, JOURNAL_FOLDER } from '../journal/journal.ts';
import type { Context } from './context.ts';
import { putBack } from './put-back.ts';
import type { RestoreFlags } from './restore.ts';

/** Restores from each journal; 0 where every campaign is back, else 3. */
export async function restoreAll(context: Context, flags: RestoreFlags): Promise<number> {
  const { io } = context;
  const files = flags.journal === undefined ? await openJournals(context) : [resolve(io.cwd(), flags.journal)];
  if (files.length === 0) {
    io.stdout.write('There is nothing to put back.\n');
    return 0;
  }
  let code = 0;
  for (const file of files) {
    if (!(await putBack(context, file, flags))) code = 3;
  }
  return code;
}

async function openJournals({ io }: Context): Promise<string[]> {
  const found = await findJournals(join(io.cwd(), JOURNAL_FOLDER));
  for (const { file, document } of found.filter(({ running }) => running)) {
    io.stderr.write(`note: ${relative(io.cwd(), file)} belongs to run ${document.holder.run}, which is still at it\n`);
  }
  return found.filter(({ running }) => !running).map(({ file }) => file);
}
