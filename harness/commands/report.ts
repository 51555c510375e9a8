import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { FORMATS, type Format, renderAll, renderTickets } from '../reports/index.ts';
import type { Context } from './context.ts';
import { wordList } from './options.ts';

/** What `report` can render: all but the results themselves. */
const RENDERED = FORMATS.filter((format) => format !== 'json');

/** Adds `report`. */
export function addReport(program: Command, context: Context): void {
  program
    .command('report')
    .description('render results again')
    .argument('<results>', 'a results.json, or the folder of a run')
    .option('--format <list>', `reports to write, of ${RENDERED.join(',')}`, wordList(RENDERED), [...RENDERED])
    .option('--out <dir>', 'where to write them; default: beside the results')
    .option('--tickets <dir>', 'lasting home of the tickets: those that stand there are brought up to date')
    .action(async (path: string, flags: ReportFlags) => {
      await report(context, path, flags);
    });
}

interface ReportFlags {
  format: Format[];
  out?: string;
  tickets?: string;
}

async function report({ io, compose }: Context, path: string, { format, out, tickets }: ReportFlags): Promise<void> {
  const [{ readResults }, { paletteOf, renderTerminal }] = await Promise.all([
    import('../results/read.ts'),
    import('../reports/terminal.ts'),
  ]);
  const file = resolve(io.cwd(), path);
  const results = await readResults(file);
  const { contract } = await compose();
  const beside = (await stat(file)).isDirectory() ? file : dirname(file);
  const files = await renderAll(results, {
    contract,
    formats: format,
    dir: out === undefined ? beside : resolve(io.cwd(), out),
  });
  if (tickets !== undefined) files.push(await renderTickets(results, { contract, dir: resolve(io.cwd(), tickets) }));
  const summary = renderTerminal(results, contract, {
    palette: paletteOf(io.stdout, io.env),
    ...(io.stdout.columns ? { width: io.stdout.columns } : {}),
    files: files.map((written) => relative(io.cwd(), written)),
  });
  io.stdout.write(summary);
}
