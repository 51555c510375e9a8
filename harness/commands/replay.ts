import type { Command } from 'commander';
import type { Context } from './context.ts';
import { gathered, whole } from './options.ts';

/** The flags of `replay`. */
export interface ReplayFlags {
  results?: string;
  config?: string;
  baseUrl?: string[];
  rate?: number;
  overwrite?: boolean;
}

/** Adds `replay`. */
export function addReplay(program: Command, context: Context): void {
  program
    .command('replay')
    .description('send one finding again, with its twin, up to three times; ends with 1 reproduced, 0 gone, 3 flaky')
    .argument('<finding>', 'its id (f-…) or its fingerprint')
    .option('--results <file>', 'results that hold it; default: those of the last run')
    .option('--config <file>', 'config of the target; default: the one the run was given')
    .option('--base-url <[vendor=]url>', 'other base URL, for one vendor or for all; repeatable', gathered)
    .option('--rate <n>', 'requests per minute; default: the documented limit', whole(1))
    .option('--overwrite', 'write even to a campaign that differs from its baseline')
    .action(async (finding: string, flags: ReplayFlags) => {
      const { replay } = await import('./replay-finding.ts');
      context.exitCode = await replay(context, finding, flags);
    });
}
