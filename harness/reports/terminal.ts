import pc from 'picocolors';
import type { Results } from '../model/results.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Ending } from '../results/exit-code.ts';
import { restoredOf } from '../results/restored.ts';
import { type Palette, PLAIN } from './finding-text.ts';
import { HINTS } from './hints.ts';
import { findingsSection } from './terminal-findings.ts';
import { terminalReadings } from './terminal-readings.ts';
import { aligned, clip, counted, duration, oneLine, wrap } from './text.ts';
import {
  byReason,
  countedAnswers,
  KINDS,
  operationRows,
  type ReportContract,
  scopeLine,
  unjudgedLine,
} from './view.ts';

/** How the summary is shown. */
export interface TerminalOptions {
  /** Default: none. See {@link paletteOf}. */
  palette?: Palette;
  /** Columns; default 80. */
  width?: number;
  /** Files the run wrote, as a person would open them. */
  files?: readonly string[];
  /** How the process ends, and why. */
  ending?: Ending;
  /** Puts back what a run left changed; default: the `restore` command with its usual journal. */
  restoreCommand?: string;
}

/** Colours for a stream: none where it is no terminal, or where the environment asks for none (`NO_COLOR`, `TERM=dumb`). */
export function paletteOf(stream: { isTTY?: boolean }, env: { [name: string]: string | undefined }): Palette {
  return pc.createColors(stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb');
}

/** Observations named in the summary; the others are counted. */
const NAMED = 12;
const SHOWN = 240;

/**
 * The summary at the end of a run. Its first line is the scope; then follow the verdicts per operation, the findings, what was
 * not decided and why, how each campaign was spoken to, what was spent, and where the files are. Ends with a line feed.
 */
export function renderTerminal(results: Results, contract: ReportContract, options: TerminalOptions = {}): string {
  const { palette = PLAIN, width = 80 } = options;
  return `${[
    palette.bold(scopeLine(results, contract)),
    ...[unjudgedLine(contract)].flatMap((line) => (line === undefined ? [] : [palette.dim(line)])),
    ...table(results, contract, palette),
    ...findingsSection(results, contract, palette, width),
    ...reasons('Errors of the suite', byReason(results, ['error']), palette, width),
    ...reasons('Not decided', byReason(results, ['inconclusive']), palette, width),
    ...reasons('Not applicable', byReason(results, ['not-applicable']), palette, width),
    ...terminalReadings(results, contract, palette, width),
    ...observations(results, palette),
    ...campaigns(results, palette),
    ...waivers(results, palette),
    ...account(results, options, palette),
  ].join('\n')}\n`;
}

function table(
  results: Results,
  contract: ReportContract,
  { dim, green, red, yellow, magenta, cyan }: Palette,
): string[] {
  const rows = operationRows(results, contract);
  const cells = (counts: Results['summary']) =>
    KINDS.map(([kind]) => (counts[kind] === 0 ? '-' : String(counts[kind])));
  const colours = [green, red, cyan, yellow, dim, magenta];
  const lines = [
    ['', ...KINDS.map(([, heading]) => heading)],
    ...rows.map(({ operation, counts, judged }) => [operation, ...cells(counts), ...(judged ? [] : ['not judged'])]),
    ...(rows.length > 1 ? [['all', ...cells(results.summary)]] : []),
  ];
  const paint = (cell: string, column: number, row: number) => {
    if (row === 0 || cell.trim() === '-' || column > KINDS.length) return dim(cell);
    return colours[column - 1]?.(cell) ?? cell;
  };
  return ['', ...aligned(lines, new Set(KINDS.map((_, i) => i + 1)), paint)];
}

/** Verdicts by reason, each reason with what fixes it; where a verdict says more, the first that does is quoted. */
function reasons(
  heading: string,
  groups: [reason: keyof typeof HINTS, verdicts: Verdict[]][],
  { bold, dim }: Palette,
  width: number,
): string[] {
  if (groups.length === 0) return [];
  return [
    '',
    bold(heading),
    ...groups.flatMap(([reason, verdicts]) => {
      const reported = verdicts.find(({ note }) => note !== undefined);
      const quote =
        reported?.note === undefined
          ? []
          : wrap(clip(`${reported.clause}: ${oneLine(reported.note)}`, SHOWN), width - 8);
      return [
        `  ${String(verdicts.length).padStart(4)}  ${reason}`,
        ...wrap(HINTS[reason], width - 8).map((line) => dim(`        ${line}`)),
        ...quote.map((line) => `        ${line}`),
      ];
    }),
  ];
}

function observations(results: Results, { bold, dim }: Palette): string[] {
  const { answered, undecided } = countedAnswers(results);
  if (results.observations.length === 0) return [];
  const more = answered.length - NAMED;
  const open = undecided.map(([reason, n]) => `${n} ${reason}`).join(', ');
  return [
    '',
    bold(`Observations: ${answered.length} of ${results.observations.length} answered`),
    ...(open === '' ? [] : [dim(`  undecided: ${open}`)]),
    ...answered.slice(0, NAMED).map(({ id, answer }) => `  ${id}: ${clip(oneLine(answer), 60)}`),
    ...(more > 0 ? [dim(`  ${more} more in the report`)] : []),
  ];
}

function campaigns(results: Results, { bold, dim, yellow }: Palette): string[] {
  if (results.campaigns.length === 0) return [];
  const lines = results.campaigns.map(({ key, id, role, dialect, read, lagMs, unjudged, made }) => {
    const what = role !== 'own' ? `, ${role}` : made ? ', made by the run' : '';
    const name = `${key} ${dim(`(${oneLine(id)}${what})`)}`;
    if (unjudged) {
      const note = wrap(clip(oneLine(unjudged.note), SHOWN), 72).map((line) => `\n      ${line}`);
      return `  ${name}  ${yellow(unjudged.reason)}:${note.join('')}`;
    }
    const spoken = Object.entries(dialect ?? {}).map(([parameter, reading]) => `${parameter}=${reading}`);
    const lag = lagMs === undefined ? '' : `, seen after ${duration(lagMs)}`;
    const facts = [...spoken, ...(read === undefined ? [] : [`read by ${read}${lag}`])];
    return `  ${name}  ${facts.join('; ') || dim('nothing contested, no read')}`;
  });
  return ['', bold('Campaigns, and how requests to them are written'), ...lines];
}

function waivers({ staleWaivers = [] }: Results, { bold, red }: Palette): string[] {
  if (staleWaivers.length === 0) return [];
  return [
    '',
    bold(red('Waivers that excuse nothing any more')),
    ...staleWaivers.map((waiver) => `  ${oneLine(waiver)}`),
  ];
}

/** What was spent, how it can be had again, what it left behind. */
function account(
  { run, undecided, campaigns: all }: Results,
  options: TerminalOptions,
  { dim, red, green }: Palette,
): string[] {
  const { planned, sent } = run;
  const behind = restoredOf({ run, campaigns: all });
  const [restored, ...details] = behind.lines;
  const rows: [label: string, value: string][] = [
    [
      'Requests',
      `${sent.base} of ${planned.base} planned, ${sent.followUps} of at most ${counted(planned.followUpsAtMost, 'follow-up')}, ` +
        `${sent.restore} to restore`,
    ],
    ...(sent.again
      ? [['', `${sent.again} asked again: the first answer was lost, or decided nothing`] satisfies [string, string]]
      : []),
    ['Time', `${duration(run.durationMs)}, ${counted(run.requests, 'request')} in all`],
    ['Seed', `${run.seed}, profile ${run.profile}, target ${oneLine(run.target)}`],
    ['Restored', behind.state === 'left' ? red(restored) : restored],
    ...details.map((line): [string, string] => ['', oneLine(line)]),
    ...all.flatMap(({ key, moving = [] }): [string, string][] =>
      moving.length === 0 ? [] : [['', dim(`${key}: ${moving.join(', ')} changes by itself and counts for nothing`)]],
    ),
    ...(behind.isOpen
      ? [['', options.restoreCommand ?? 'npx campaign-conformance restore'] satisfies [string, string]]
      : []),
    ...(undecided.length === 0
      ? []
      : [
          [
            'Undecided',
            `${counted(undecided.length, 'planned case')} left unsent${run.interrupted ? ' by the interruption' : ''}`,
          ] satisfies [string, string],
        ]),
    ...(options.files ?? []).map((file, i): [string, string] => [i === 0 ? 'Files' : '', file]),
    ...(run.interrupted ? [['Interrupted', 'what is missing above was not asked'] satisfies [string, string]] : []),
  ];
  const lines = rows.map(([label, value]) => `${dim(label.padEnd(11))} ${value}`);
  const { ending } = options;
  if (!ending) return ['', ...lines];
  return ['', ...lines, (ending.code === 0 ? green : red)(`Exit ${ending.code}: ${ending.why}`)];
}
