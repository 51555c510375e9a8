import type { Results } from '../model/results.ts';
import { isDecided } from '../results/readings.ts';
import type { Palette } from './finding-text.ts';
import { claimText, readingText, tally, tallyLines, told } from './readings.ts';
import { clip, counted, oneLine, wrap } from './text.ts';
import type { ReportContract } from './view.ts';

/** Columns of the side a reading names, and of a tally's label. */
const LABEL = 10;
const SHOWN = 200;

/**
 * Which side of the documentation the target honours: how many readings name which side, then the headlines and the grave ones by
 * title. Nothing where there are none.
 */
export function readingsSection(results: Results, contract: ReportContract, palette: Palette, width: number): string[] {
  const { bold, dim, yellow } = palette;
  if (results.discrepancies.length === 0) return [];
  const under = (label: string, lines: string[], paint: (text: string) => string) =>
    lines.map((line, i) => `  ${i === 0 ? paint(label.padEnd(LABEL)) : ' '.repeat(LABEL)} ${line}`);
  return [
    '',
    bold(`Readings of ${counted(results.discrepancies.length, 'discrepancy', 'discrepancies')}`),
    ...tallyLines(tally(results.discrepancies)).flatMap(([label, text]) =>
      under(label, wrap(text, width - LABEL - 3), dim),
    ),
    ...told(results, contract).flatMap((result) => {
      const { id, title, reading, claims } = result;
      const claim = claims[reading];
      const side = claim ? `: ${claimText(claim)}` : isDecided(result) ? '' : `: ${readingText(result)}`;
      const text = `${title}${side} [${id}]`;
      return under(reading, wrap(clip(oneLine(text), SHOWN), width - LABEL - 3), yellow);
    }),
  ];
}
