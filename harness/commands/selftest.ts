import { type Command, Option } from 'commander';
import type { Context } from './context.ts';
import type { SelftestFlags } from './kill-matrix.ts';
import { gathered, keyValuePairs, seed, whole } from './options.ts';

/** Adds `selftest`. */
export function addSelftest(program: Command, context: Context): void {
  program
    .command('selftest')
    .description(
      'try every rule on every mutant and every legitimate variant of the reference target, and behind nuisances',
    )
    .addOption(
      new Option('--profile <name>', 'how much is asked').choices(['quick', 'standard', 'nightly']).default('standard'),
    )
    .option(
      '--sample <n>',
      'try about this many mutants, each value of each switch beside a few others, and a few nuisances',
      whole(1),
    )
    .option('--budget <n>', 'requests of a whole run, restoring excluded; default: the profile’s', whole(1))
    .option('--combinations <n>', 'random combinations of variants; default: 300, in a sample 20', whole(0))
    .option('--seed <n>', 'same seed: same requests, same sample, same combinations', seed, 1)
    .option(
      '--concurrency <n>',
      'threads; default: one for each processor, at most four, and one for what is chosen',
      whole(1, 64),
    )
    .option('--mutant <id>', 'try only this mutant, see “list mutants”; repeatable', gathered)
    .option(
      '--variant <name=value>',
      'try only this variant, see “list variants”; all that are given make one',
      keyValuePairs,
    )
    .option(
      '--nuisance <id>',
      'put this nuisance in front of what is chosen, see “list nuisances”; repeatable, the first one outermost',
      gathered,
    )
    .option('--out <dir>', 'folder of matrix.json and matrix.md', 'reports/selftest')
    .addOption(new Option('--readme', 'put the table of what is found into README.md').conflicts('check'))
    .option('--check', 'end with 1 where the table in README.md is another')
    .action(async (flags: SelftestFlags) => {
      const { killMatrix } = await import('./kill-matrix.ts');
      context.exitCode = await killMatrix(context, flags);
    });
}
