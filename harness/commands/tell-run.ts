import { relative } from 'node:path';
import type { Contract } from '../model/contract.ts';
import type { Results } from '../model/results.ts';
import { renderDiff } from '../reports/diff.ts';
import { type Format, renderAll, renderTickets } from '../reports/index.ts';
import { paletteOf, renderTerminal } from '../reports/terminal.ts';
import { diff, drifted } from '../results/diff.ts';
import { type Ending, ending, type FailOn } from '../results/exit-code.ts';
import { readingDepartures } from '../results/readings.ts';
import { isClean } from '../results/restored.ts';
import type { Io } from './context.ts';
import { pointLatest } from './outputs.ts';

/** What else a run's end is reported with. */
export interface Telling {
  contract: Contract;
  /** Folder the results are written to. */
  out: string;
  formats: readonly Format[];
  /** Folder of tickets that outlives the run; absent where there is none. */
  tickets: string | undefined;
  /** Results of an earlier run to compare with. */
  previous: Results | undefined;
  failOn: readonly FailOn[];
  /** Operations that must be judged. */
  require: readonly string[];
  /** Where the run's journal is; absent where it has none. */
  journal: string | undefined;
}

/** Writes the results and every report. Returns the files. */
export async function writeRun(
  results: Results,
  { contract, out, formats, tickets }: Telling,
  io: Io,
): Promise<string[]> {
  const files = await renderAll(results, { contract, formats: ['json', ...formats], dir: out });
  await pointLatest(out, io.cwd());
  return tickets === undefined ? files : [...files, await renderTickets(results, { contract, dir: tickets })];
}

/** Prints the summary of a run, and what changed since an earlier one. Returns the exit code. */
export function tellRun(results: Results, files: readonly string[], telling: Telling, io: Io): number {
  const { contract, previous, failOn, require, journal } = telling;
  const changes = previous && diff(previous, results);
  const drift = changes ? drifted(changes) : 0;
  const discrepancies = readingDepartures(results.discrepancies).length;
  const end = mindful(ending(results, { failOn, require, drifted: drift, discrepancies }), results);
  const palette = paletteOf(io.stdout, io.env);
  const summary = renderTerminal(results, contract, {
    palette,
    ...(io.stdout.columns ? { width: io.stdout.columns } : {}),
    files: files.map((file) => relative(io.cwd(), file)),
    ending: end,
    ...(journal === undefined ? {} : { restoreCommand: `npx campaign-conformance restore --journal ${journal}` }),
  });
  io.stdout.write(summary);
  if (previous && changes) {
    io.stdout.write(`\n${renderDiff(changes, { older: previous, newer: results }, palette)}`);
  }
  return end.code;
}

/** A run that could not put a campaign back is not green, whatever it judged. */
function mindful(end: Ending, results: Results): Ending {
  if (end.code !== 0 || isClean(results)) return end;
  const why =
    results.run.restored === false
      ? 'a campaign is not as it was found'
      : 'whether a campaign is as it was found cannot be known';
  return { code: 3, why };
}
