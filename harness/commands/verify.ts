import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds `verify`. */
export function addVerify(program: Command, context: Context): void {
  program
    .command('verify')
    .description('recompute every verdict and reading from the recorded exchanges, without a network')
    .argument('<results>', 'a results.json, or the folder of a run')
    .action(async (path: string) => {
      context.exitCode = await verify(context, path);
    });
}

/** Differences that are reported; the others are counted. */
const REPORTED = 20;

async function verify({ io, compose }: Context, path: string): Promise<number> {
  const [{ readResults }, { isCounted, recompute, recomputeReadings }] = await Promise.all([
    import('../results/read.ts'),
    import('./recompute.ts'),
  ]);
  const results = await readResults(resolve(io.cwd(), path));
  const verdicts = recompute(results, await compose());
  const readings = recomputeReadings(results, await compose());
  const differing = [...verdicts.differing, ...readings.differing];
  const judged = verdicts.agreeing + verdicts.differing.length;
  const read = readings.agreeing + readings.differing.length;
  if (judged === 0) {
    io.stdout.write('The results hold no verdict.\n');
    return 1;
  }
  if (differing.length === 0 && !isCounted(results, await compose())) {
    io.stdout.write('The summary and the scope are not those of the verdicts.\n');
    return 1;
  }
  if (differing.length === 0) {
    io.stdout.write(
      `All ${judged} verdicts and ${read} readings agree with the ${results.exchanges.length} recorded exchanges.\n`,
    );
    return 0;
  }
  io.stdout.write(`${differing.length} of ${judged} verdicts and ${read} readings differ:\n`);
  for (const { rule, clause, recorded, recomputed } of differing.slice(0, REPORTED)) {
    io.stdout.write(`  ${clause} (${rule}): recorded ${recorded}, recomputed ${recomputed}\n`);
  }
  if (differing.length > REPORTED) io.stdout.write(`  and ${differing.length - REPORTED} more\n`);
  if (results.run.version !== (await compose()).version) {
    io.stdout.write(`The results are of version ${results.run.version}; this is ${(await compose()).version}.\n`);
  }
  return 1;
}
