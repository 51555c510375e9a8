import { codeSpan, literal } from '../reports/markdown-text.ts';
import { clip, counted } from '../reports/text.ts';
import { written } from './combinations.ts';
import { table } from './markdown-table.ts';
import { isAlarm, killTally, type Matrix, type MutantRow, replayCount, spread } from './matrix.ts';
import { nuisanceSection, nuisanceTable } from './nuisance-text.ts';
import { headline } from './tell.ts';

/** Rules named beside a family, those that kill most of it first. */
const NAMED = 3;

/** A matrix as a Markdown page. */
export function matrixPage(matrix: Matrix, shortfalls: readonly string[]): string {
  const { mutants, variants, kills, control } = matrix;
  const survivors = mutants.filter(({ killed }) => !killed);
  const wronged = variants.filter(isAlarm);
  return `${[
    '# What the suite detects, and what it leaves alone',
    '',
    `${literal(headline(matrix))}.`,
    ...(shortfalls.length > 0 ? ['', ...shortfalls.map((shortfall) => `- **${literal(shortfall)}**`)] : []),
    '',
    '## By family and operation',
    '',
    ...crossTable(matrix),
    '',
    '## Survivors',
    '',
    ...(survivors.length === 0 ? ['None.'] : survivors.map(survivorLine)),
    '',
    '## Replays that were not true',
    '',
    ...untrueLines(mutants),
    '',
    '## False alarms',
    '',
    ...(wronged.length === 0
      ? ['None.']
      : wronged.flatMap(({ switches, smallest, alarms, unrestored, broken }) => [
          `- ${codeSpan(written(smallest ?? switches))}`,
          ...alarms.map(({ rule, clause, text }) => `  - ${codeSpan(clause)} (${rule}): ${literal(text)}`),
          ...unrestored.map((campaign) => `  - ${codeSpan(campaign)} was not put back`),
          ...broken.map((error) => `  - ${literal(error)}`),
        ])),
    '',
    ...nuisanceSection(matrix),
    '',
    '## Rules',
    '',
    ...table(
      ['Rule', 'Mutants killed'],
      Object.entries(kills).map(([rule, n]) => [codeSpan(rule), String(n)]),
    ),
    '',
    '## Requests',
    '',
    ...table(
      ['A run on', 'on average', 'at most'],
      [
        ['the target without a fault', String(control.requests), String(control.requests)],
        ...spreadRow('a mutant', mutants),
        ...spreadRow('a legitimate variant', variants),
      ],
    ),
  ].join('\n')}\n`;
}

/** The table for the README: what a profile finds, by family. Numbers and names only, the same for the same seed. */
export function detectionTable(matrix: Matrix): string {
  const { mutants, variants, profile, seed } = matrix;
  const rows = [...killTally(mutants, 'family')].map(([family, { killed, all }]) => [
    family,
    String(all),
    `${killed} (${share(killed, all)})`,
    replayed(mutants.filter((mutant) => mutant.family === family)),
    topRules(mutants.filter((mutant) => mutant.family === family)),
  ]);
  const killed = mutants.filter((mutant) => mutant.killed).length;
  const wronged = variants.filter(isAlarm).length;
  const { mean, max } = spread(mutants.map(({ requests }) => requests));
  return [
    ...table(
      ['Family', 'Mutants', 'Found', 'Replays true', 'Mostly by'],
      [...rows, ['all', String(mutants.length), `${killed} (${share(killed, mutants.length)})`, replayed(mutants), '']],
    ),
    '',
    `Profile ${codeSpan(profile)}, seed ${seed}; a run costs ${mean} requests on average and ${max} at most.`,
    `${counted(variants.length, 'legitimate variant')}, alone and combined: ${counted(wronged, 'false alarm')}.`,
    ...section(mechanismTable(mutants)),
    ...section(nuisanceTable(matrix)),
  ].join('\n');
}

/** What is found of the ways in which servers go wrong, by what they get wrong; nothing where no mutant was made so. */
function mechanismTable(mutants: readonly MutantRow[]): string[] {
  const rows = mutants.flatMap(({ mechanism, killed }) =>
    mechanism === undefined ? [] : [{ killed, what: mechanism.split(':')[0] ?? mechanism, how: mechanism }],
  );
  const names = [...new Set(rows.map(({ what }) => what))];
  const lines = names.map((name) => {
    const own = rows.filter(({ what }) => what === name);
    const killed = own.filter((row) => row.killed).length;
    const ways = new Set(own.map(({ how }) => how)).size;
    return [name, String(ways), String(own.length), `${killed} (${share(killed, own.length)})`];
  });
  return lines.length === 0 ? [] : table(['What servers get wrong', 'Ways', 'Mutants', 'Found'], lines);
}

function untrueLines(mutants: readonly MutantRow[]): string[] {
  const lines = mutants.flatMap(({ id, replays }) =>
    replays.untrue.map(
      ({ finding, title, on, fate, said }) =>
        `- ${codeSpan(id)}: ${codeSpan(finding)} ${literal(title)} is ${fate} on the ${on} (${literal(clip(said, 240))})`,
    ),
  );
  return lines.length === 0 ? ['None.'] : lines;
}

/** Lines set off from what is above them; nothing where there is none. */
function section(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function crossTable({ mutants, operations }: Matrix): string[] {
  const names = operations.filter((id) => mutants.some(({ operation }) => operation === id));
  const cell = (rows: readonly MutantRow[]) =>
    rows.length === 0 ? '–' : `${rows.filter(({ killed }) => killed).length} of ${rows.length}`;
  const line = (title: string, rows: readonly MutantRow[]) => [
    title,
    ...names.map((id) => cell(rows.filter(({ operation }) => operation === id))),
    cell(rows),
  ];
  const families = [...killTally(mutants, 'family').keys()].map((family) =>
    line(
      family,
      mutants.filter((mutant) => mutant.family === family),
    ),
  );
  return table(['Family', ...names.map(codeSpan), 'all'], [...families, line('all', mutants)]);
}

function survivorLine({ id, clause, description, open }: MutantRow): string {
  const why = open.map((one) => `${one.verdict} ${one.rule}: ${one.text}`).slice(0, NAMED);
  const rest = why.length === 0 ? '' : ` (${literal(why.join('; '))})`;
  return `- ${codeSpan(id)}, breaks ${codeSpan(clause)}: ${literal(description)}${rest}`;
}

/** The rules that kill most, those that name the very clause before those that stumble over what follows from it. */
function topRules(rows: readonly MutantRow[]): string {
  const counts = new Map<string, number>();
  for (const { by, clause } of rows) {
    const named = by.filter((kill) => kill.clause === clause);
    const counting = new Set((named.length > 0 ? named : by).map(({ rule }) => rule));
    for (const rule of counting) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const top = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, NAMED);
  return top.map(([rule]) => codeSpan(rule)).join(', ');
}

function spreadRow(what: string, rows: readonly { requests: number }[]): string[][] {
  const { mean, max } = spread(rows.map(({ requests }) => requests));
  return rows.length === 0 ? [] : [[what, String(mean), String(max)]];
}

function replayed(rows: readonly MutantRow[]): string {
  const { trueOnes, all } = replayCount(rows);
  return `${trueOnes} of ${all}`;
}

/** Rounded down, so that only what is all is called 100 %. */
function share(part: number, all: number): string {
  return `${all === 0 ? 100 : Math.floor((part * 100) / all)} %`;
}
