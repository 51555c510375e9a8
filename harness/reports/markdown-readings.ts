import type { ReadingResult } from '../model/discrepancy.ts';
import type { Results } from '../model/results.ts';
import { codeSpan, literal, prose, row } from './markdown-text.ts';
import { claimPlace, claimText, ranked, readingText, tally, tallyLines } from './readings.ts';
import { clip } from './text.ts';
import type { ReportContract } from './view.ts';

/** Characters of a claim that are shown. */
const SHOWN = 200;

/** Which side the target follows of each discrepancy, as a table with the claims side by side. Nothing where there are none. */
export function markdownReadings(results: Results, contract: ReportContract): string[] {
  if (results.discrepancies.length === 0) return [];
  return [
    '## Readings',
    tallyLines(tally(results.discrepancies))
      .map(([label, text]) => `- ${label}: ${literal(text)}`)
      .join('\n'),
    [
      row(['severity', 'reading', 'discrepancy', 'claims']),
      row(['---', '---', '---', '---']),
      ...ranked(results, contract).map((result) =>
        row([
          result.severity,
          literal(readingText(result)),
          `${prose(result.title)}<br>${codeSpan(result.id)}`,
          claims(result, contract),
        ]),
      ),
    ].join('\n'),
  ];
}

/** The claims of a discrepancy in one cell, the followed one bold. */
function claims({ claims: all, reading }: ReadingResult, contract: ReportContract): string {
  return Object.entries(all)
    .map(([key, claim]) => {
      const { where } = claimPlace(claim, contract);
      const name = reading === key ? `**${literal(key)}**` : literal(key);
      return `${name}: ${prose(clip(claimText(claim), SHOWN))}, ${literal(where)}`;
    })
    .join('<br>');
}
