import type { ReadingResult } from '../model/discrepancy.ts';
import type { Results } from '../model/results.ts';
import { isDecided } from '../results/readings.ts';
import type { Palette } from './finding-text.ts';
import { claimText, namedReadings, tally, tallyLines } from './readings.ts';
import { clip, counted, oneLine, wrap } from './text.ts';
import type { ReportContract } from './view.ts';

/** Columns of the side a reading names, and of a tally's label. */
const LABEL = 10;
const SHOWN = 300;

/**
 * Which side of the documentation the target follows: how many readings name which side, then the headlines and the grave ones by
 * title. Nothing where there are none.
 */
export function terminalReadings(
  results: Results,
  contract: ReportContract,
  palette: Palette,
  width: number,
): string[] {
  const { bold, dim, yellow } = palette;
  if (results.discrepancies.length === 0) return [];
  const under = (label: string, lines: string[], paint: (text: string) => string) =>
    lines.map((line, i) => `  ${i === 0 ? paint(label.padEnd(LABEL)) : ' '.repeat(LABEL)} ${line}`);
  const named = namedReadings(results, contract);
  const more = results.discrepancies.filter((result) => isDecided(result) && !named.includes(result)).length;
  return [
    '',
    bold(`Readings of ${counted(results.discrepancies.length, 'discrepancy', 'discrepancies')}`),
    ...tallyLines(tally(results.discrepancies)).flatMap(([label, text]) =>
      under(label, wrap(text, width - LABEL - 3), dim),
    ),
    ...named.flatMap((result) => {
      const text = `${clip(oneLine(factOf(result, contract)), SHOWN)} [${result.id}]`;
      return under(result.reading, wrap(text, width - LABEL - 3), yellow);
    }),
    ...(more > 0 ? [dim(`  ${more} more of lower severity in the report`)] : []),
  ];
}

/** The title; a headline says also what the side is that it names, or why it names none. */
function factOf(result: ReadingResult, { discrepancies }: ReportContract): string {
  const { id, title, reading, reason, claims } = result;
  const claim = claims[reading];
  if (!discrepancies.some((entry) => entry.id === id && entry.headline)) return title;
  if (claim) return `${title}: ${claimText(claim)}`;
  return reason === undefined ? title : `${title}: ${reason}`;
}
