import type { Command } from 'commander';
import type { Context } from './context.ts';
import { gathered, withSendingFlags } from './options.ts';
import type { ReplayFlags } from './replay-finding.ts';

/** Adds `replay`. */
export function addReplay(program: Command, context: Context): void {
  const command = program
    .command('replay')
    .description(
      'send the story of one finding again, up to three times; ends with 1 reproduced, 0 gone, 3 cannot be known',
    )
    .argument('<finding>', 'its id (f-…) or its fingerprint')
    .option('--results <file>', 'results that hold it; default: those of the last run')
    .option('--config <file>', 'config of the target; default: the one the run was given')
    .option('--base-url <[vendor=]url>', 'other base URL, for one vendor or for all; repeatable', gathered)
    .option('--overwrite', 'write even to a campaign that differs from its baseline');
  withSendingFlags(command).action(async (finding: string, flags: ReplayFlags) => {
    const { replay } = await import('./replay-finding.ts');
    context.exitCode = await replay(context, finding, flags);
  });
}
