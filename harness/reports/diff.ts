import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { isSame, type RunDifference } from '../results/diff.ts';
import { graveness, type Palette, PLAIN } from './finding-text.ts';
import { clip, oneLine } from './text.ts';
import { alsoLine } from './view.ts';

/** Entries of one kind that are reported. */
const REPORTED = 40;
const SHOWN = 100;

/** What changed between two runs, for a terminal: the counts on the first line, then each kind with its entries. Ends with a line feed. */
export function renderDiff(
  difference: RunDifference,
  runs: { older: Results; newer: Results },
  palette: Palette = PLAIN,
): string {
  const { bold, dim } = palette;
  const value = (json: unknown) => clip(oneLine(typeof json === 'string' ? json : JSON.stringify(json)), SHOWN);
  const finding = (one: Finding) => {
    const also = alsoLine(one);
    const reported = `${dim(one.id)}  ${one.operation}: ${oneLine(one.title)} (${graveness(one, palette)})`;
    return also === undefined ? reported : `${reported}${dim(`; also ${oneLine(also)}`)}`;
  };
  const still = (one: Finding) => {
    const before = runs.older.findings.filter((other) => isSame(one, other));
    const known = before.length === 0 || before.some(({ id }) => id === one.id);
    // Which violation tells a cause may be another one now.
    return known ? finding(one) : `${finding(one)}${dim(`; before: ${before.map(({ id }) => id).join(', ')}`)}`;
  };
  const change = ({ id, before, after }: RunDifference['changedReading'][number]) =>
    `${oneLine(id)}: ${value(before)} → ${value(after)}`;
  const sections: [heading: string, lines: string[]][] = [
    ['new', difference.new.map(finding)],
    ['still failing', difference.stillFailing.map(still)],
    ['fixed', difference.fixed.map(finding)],
    ['changed reading', difference.changedReading.map(change)],
    ['changed behaviour', difference.changedBehaviour.map(change)],
    [
      'no longer decided',
      difference.noLongerDecided.map(
        ({ what, before, why }) => `${oneLine(what)}: ${value(before)} before, now ${oneLine(why)}`,
      ),
    ],
  ];
  return `${[
    bold(sections.map(([heading, lines]) => `${lines.length} ${heading}`).join(', ')),
    dim(`from ${named(runs.older)}`),
    dim(`to   ${named(runs.newer)}`),
    ...sections.filter(([, lines]) => lines.length > 0).flatMap(([heading, lines]) => section(heading, lines, palette)),
  ].join('\n')}\n`;
}

function named({ run }: Results): string {
  const labels = Object.entries(run.labels).map(([key, value]) => `${oneLine(key)}=${clip(oneLine(value), SHOWN)}`);
  return [`${run.id}: ${oneLine(run.target)}, ${run.profile}, seed ${run.seed}`, ...labels].join(', ');
}

function section(heading: string, lines: string[], { bold, dim }: Palette): string[] {
  const more = lines.length - REPORTED;
  return [
    '',
    bold(heading.charAt(0).toUpperCase() + heading.slice(1)),
    ...lines.slice(0, REPORTED).map((line) => `  ${line}`),
    ...(more > 0 ? [dim(`  and ${more} more`)] : []),
  ];
}
