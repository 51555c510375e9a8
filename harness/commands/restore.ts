import type { Command } from 'commander';
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
    .option('--journal <file>', 'journal of that run; default: every one in .conformance')
    .option('--config <file>', 'config with the credentials; default: the one the journal names')
    .action(async (flags: RestoreFlags) => {
      const { restoreAll } = await import('./restore-all.ts');
      context.exitCode = await restoreAll(context, flags);
    });
}
