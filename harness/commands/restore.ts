import type { Command } from 'commander';
import type { Context } from './context.ts';
import { withSendingFlags } from './options.ts';
import type { RestoreFlags } from './restore-target.ts';

/** Adds `restore`. */
export function addRestore(program: Command, context: Context): void {
  const command = program
    .command('restore')
    .description(
      'put back what killed runs left changed; ends with 0 all is back, 2 a journal or its config is unusable, 3 something is not back',
    )
    .option('--journal <file>', 'journal of that run; default: every one in .conformance')
    .option('--config <file>', 'config with the credentials; default: the one the journal names');
  withSendingFlags(command).action(async (flags: RestoreFlags) => {
    const { restoreAll } = await import('./restore-all.ts');
    context.exitCode = await restoreAll(context, flags);
  });
}
