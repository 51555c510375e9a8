import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds `diff`. */
export function addDiff(program: Command, context: Context): void {
  program
    .command('diff')
    .description('tell what changed between two runs')
    .argument('<old>', 'a results.json, or the folder of a run')
    .argument('<new>', 'the later one')
    .action(async (old: string, later: string) => {
      await tellDiff(context, old, later);
    });
}

async function tellDiff({ io }: Context, old: string, later: string): Promise<void> {
  const [{ readResults }, { diff }, { renderDiff }, { paletteOf }] = await Promise.all([
    import('../results/read.ts'),
    import('../results/diff.ts'),
    import('../reports/diff.ts'),
    import('../reports/terminal.ts'),
  ]);
  const older = await readResults(resolve(io.cwd(), old));
  const newer = await readResults(resolve(io.cwd(), later));
  io.stdout.write(renderDiff(diff(older, newer), { older, newer }, paletteOf(io.stdout, io.env)));
}
