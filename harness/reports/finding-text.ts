import pc from 'picocolors';
import { exchangesById } from '../evidence/evidence.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { differenceLines, differenceOf } from './difference.ts';
import { storyLines } from './story.ts';
import { clip, counted, oneLine, visible, wrap } from './text.ts';
import { alsoLine, promised, type ReportContract } from './view.ts';

/** Colours of one output; all of them return their text unchanged where the output shows none. */
export type Palette = ReturnType<typeof pc.createColors>;

/** No colours: for files. */
export const PLAIN: Palette = pc.createColors(false);

/** Characters of a value that are shown; the whole stands in `results.json`. */
const SHOWN = 600;
const LABEL = 10;

/** A severity or kind in the colour that says how grave it is. */
export function graveness({ severity, kind }: Finding, { red, yellow, cyan, magenta }: Palette): string {
  if (kind !== 'violation') return magenta(`${severity} ${kind}`);
  return { high: red, medium: yellow, low: cyan }[severity](severity);
}

/**
 * A finding as indented lines: the fact, the promise and where it is written, expected and actual, what else its cause breaks, the
 * difference that decides, its story, and how to have it sent again.
 *
 * @param results Hold the exchanges of its story.
 * @param width Columns of the output. Commands and values are never broken, so that they can be copied.
 */
export function findingLines(
  finding: Finding,
  results: Pick<Results, 'exchanges'>,
  contract: ReportContract,
  palette: Palette,
  width: number,
): string[] {
  const { bold, dim } = palette;
  const { text = finding.clause, where, url } = promised(finding, contract);
  const prose = (label: string, value: string) =>
    labelled(dim(label.padEnd(LABEL)), wrap(clip(oneLine(value), SHOWN), width - LABEL - 2));
  const asIs = (label: string, lines: string[]) => labelled(dim(label.padEnd(LABEL)), lines);
  const seen = finding.cases > 1 ? ` ${dim(`(${counted(finding.cases, 'case')})`)}` : '';
  const also = alsoLine(finding);
  const difference = differenceOf(finding, exchangesById(results.exchanges), contract);
  return [
    `${bold(oneLine(finding.title))}${seen}`,
    `  ${dim(`${finding.operation} · ${finding.rule} ·`)} ${graveness(finding, palette)} ${dim('·')} ${finding.id}`,
    ...prose('Promise', text),
    ...prose('', where),
    ...(url === undefined ? [] : asIs('', [visible(url)])),
    ...prose('Expected', finding.expected),
    ...prose('Actual', finding.actual),
    ...(also === undefined ? [] : prose('Also', also)),
    ...(difference ? asIs('Differs', differenceLines(difference)) : []),
    ...asIs('Story', storyLines(finding, results, contract)),
    ...asIs('Replay', visible(finding.replay).split('\n')),
  ];
}

/** Lines under a label that stands before the first of them. */
function labelled(label: string, lines: string[]): string[] {
  return lines.map((line, i) => `  ${i === 0 ? label : ' '.repeat(LABEL)}${line}`.trimEnd());
}
