import pc from 'picocolors';
import type { Finding } from '../model/verdict.ts';
import { clip, counted, oneLine, visible, wrap } from './text.ts';
import { promised, type ReportContract } from './view.ts';

/** Colours of one output; all of them return their text unchanged where the output shows none. */
export type Palette = ReturnType<typeof pc.createColors>;

/** No colours: for files. */
export const PLAIN: Palette = pc.createColors(false);

/** Characters of a value that are shown; the whole stands in `results.json`. */
const SHOWN = 600;
/** A command is shown whole or not at all: half of one reproduces nothing. */
const COMMAND = 6000;
const LABEL = 10;

/** A severity or kind in the colour that says how grave it is. */
export function graveness({ severity, kind }: Finding, { red, yellow, cyan, magenta }: Palette): string {
  if (kind === 'hazard') return magenta(`${severity} hazard`);
  return { high: red, medium: yellow, low: cyan }[severity](severity);
}

/**
 * A finding as indented lines: the fact, the promise and where it is written, expected and actual, how to send it by hand and
 * how to have it sent again.
 *
 * @param width Columns of the output. Commands are never broken, so that they can be copied.
 */
export function findingLines(finding: Finding, contract: ReportContract, palette: Palette, width: number): string[] {
  const { bold, dim } = palette;
  const { text = finding.clause, where, url } = promised(finding, contract);
  const prose = (label: string, value: string) =>
    labelled(dim(label.padEnd(LABEL)), wrap(clip(oneLine(value), SHOWN), width - LABEL - 2));
  const command = (label: string, value: string) =>
    labelled(
      dim(label.padEnd(LABEL)),
      value.length > COMMAND ? ['too long for here; it stands in results.json'] : visible(value).split('\n'),
    );
  const seen = finding.cases > 1 ? ` ${dim(`(${counted(finding.cases, 'case')})`)}` : '';
  return [
    `${bold(oneLine(finding.title))}${seen}`,
    `  ${dim(`${finding.operation} · ${finding.rule} ·`)} ${graveness(finding, palette)} ${dim('·')} ${finding.id}`,
    ...prose('Promise', text),
    ...prose('', where),
    ...(url === undefined ? [] : command('', url)),
    ...prose('Expected', finding.expected),
    ...prose('Actual', finding.actual),
    ...command('Request', finding.curl),
    ...command('Replay', finding.replay),
  ];
}

/** Lines under a label that stands before the first of them. */
function labelled(label: string, lines: string[]): string[] {
  return lines.map((line, i) => `  ${i === 0 ? label : ' '.repeat(LABEL)}${line}`.trimEnd());
}
