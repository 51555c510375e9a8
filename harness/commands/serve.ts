import type { Command } from 'commander';
import type { Context } from './context.ts';
import { gathered, keyValuePairs, whole } from './options.ts';
import type { ServeFlags } from './serve-target.ts';

/** Where the config goes unless asked otherwise: a folder that git ignores. */
const CONFIG = '.conformance/reference.json';

/** Adds `serve`. */
export function addServe(program: Command, context: Context): void {
  program
    .command('serve')
    .description('keep the reference target up, to be judged from another terminal')
    .option('--port <n>', 'port on the loopback address; default: any free one', whole(0, 65_535))
    .option('--mutant <id>', 'build a fault in, see “list mutants”; repeatable', gathered)
    .option('--variant <name=value>', 'take another documented reading, see “list variants”; repeatable', keyValuePairs)
    .option(
      '--nuisance <id>',
      'put a nuisance in front of it, see “list nuisances”; repeatable, the first one outermost',
      gathered,
    )
    .option('--config-out <file>', 'where to write a config for it', CONFIG)
    .action(async (flags: ServeFlags) => {
      const { serve } = await import('./serve-target.ts');
      context.exitCode = await serve(context, flags);
    });
}
