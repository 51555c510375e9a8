import type { Command } from 'commander';
import { FORMATS } from '../reports/index.ts';
import type { Context } from './context.ts';
import type { RunFlags } from './judge-target.ts';
import { failOn, keyValuePairs, withSelectionFlags, withTargetFlags, wordList } from './options.ts';

/** Adds `run`. */
export function addRun(program: Command, context: Context): void {
  withSelectionFlags(withTargetFlags(program.command('run').description('judge a target')))
    .option('--overwrite', 'write even to a campaign that differs from its baseline')
    .option('--waivers <file>', 'known violations that are not to fail the run')
    .option('--out <dir>', 'folder of the results; default: reports/<run id>')
    .option('--format <list>', `reports to write, of ${FORMATS.join(',')}`, wordList(FORMATS), [...FORMATS])
    .option('--tickets <dir>', 'lasting home of the tickets: written again by each run, closed when gone')
    .option('--previous <file|dir>', 'results to compare with')
    .option(
      '--fail-on <list>',
      'end with 1 also on: drift (a reading or an answer that changed since --previous), hazard, discrepancy (a reading of high or medium severity that is not the table’s)',
      failOn,
    )
    .option('--label <key=value>', 'noted in the results, e.g. build or commit; repeatable', keyValuePairs)
    .action(async (flags: RunFlags) => {
      // First of all: vitest loads beside everything else.
      const suite = await context.openSuite();
      try {
        const { judgeTarget } = await import('./judge-target.ts');
        context.exitCode = await judgeTarget(context, flags, suite);
      } finally {
        await suite?.close(0);
      }
    });
}
