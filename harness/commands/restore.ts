import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { findJournals, JOURNAL_FOLDER } from '../journal/journal.ts';
import type { Context } from './context.ts';

/** The flags of `restore`. */
export interface RestoreFlags {
  journal?: string;
  config?: string;
}

/** Adds `restore`. */
export function addRestore(program: Command, context: Context): void {
  program
    .command('restore')
    .description('put back what a killed run left changed')
    .option('--journal <file>', `journal of that run; default: every one in ${JOURNAL_FOLDER}`)
    .option('--config <file>', 'config with the credentials; default: the one the journal names')
    .action(async (flags: RestoreFlags) => {
      context.exitCode = await restoreAll(context, flags);
    });
}

/** Restores from each journal; 0 where every campaign is back, else 3. */
async function restoreAll(context: Context, flags: RestoreFlags): Promise<number> {
  const { io } = context;
  const files = flags.journal === undefined ? await openJournals(context) : [resolve(io.cwd(), flags.journal)];
  if (files.length === 0) {
    io.stdout.write('There is nothing to put back.\n');
    return 0;
  }
  const { putBack } = await import('./put-back.ts');
  let code = 0;
  for (const file of files) {
    if (!(await putBack(context, file, flags.config))) code = 3;
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
