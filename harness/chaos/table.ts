import { aligned } from '../reports/text.ts';
import type { Figures } from './figures.ts';
import { CATALOGUE, CHAOS_KINDS, repeatCommand } from './kinds.ts';
import type { ScenarioOutcome } from './perform.ts';
import { FAULTS_OF_THE_SUITE, type Wrong } from './violation.ts';

const COLUMNS = Object.entries(FAULTS_OF_THE_SUITE) as [Wrong, string][]; // Object.entries forgets that the record has no other keys.

/** Rows of the figures: a head, a row for each kind, and one for all. */
function rowsOf({ kinds }: Figures): string[][] {
  const rows = CHAOS_KINDS.flatMap((kind) => {
    const figures = kinds[kind];
    return figures ? [{ title: CATALOGUE[kind].title, ...figures }] : [];
  });
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return [
    ['', 'Scenarios', 'Left changed', ...COLUMNS.map(([, title]) => title)],
    ...rows.map(({ title, scenarios, left, wrong }) => [
      title,
      ...[scenarios, left, ...COLUMNS.map(([key]) => wrong[key] ?? '–')].map(String),
    ]),
    [
      'all',
      String(sum(({ scenarios }) => scenarios)),
      String(sum(({ left }) => left)),
      ...COLUMNS.map(([key]) => String(sum(({ wrong }) => wrong[key] ?? 0))),
    ],
  ];
}

/** The figures for a terminal. */
export function plainTable(figures: Figures): string {
  const rows = rowsOf(figures).map((row) => row.map((cell) => cell.replaceAll('`', '')));
  return aligned(rows, new Set(rows[0]?.map((_, i) => i).slice(1))).join('\n');
}

/** The figures for the README. */
export function figuresTable(figures: Figures): string {
  if (Object.keys(figures.kinds).length === 0) return 'Not measured yet.';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = [], ...rows] = rowsOf(figures);
  const skipped = Object.values(figures.kinds).reduce((sum, one) => sum + one.skipped, 0);
  const more = skipped === 0 ? '' : ` ${skipped} need rights that the machine did not give.`;
  return [
    line(head),
    line(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
    '',
    `Seed ${figures.seed}. *Left changed*: a command left a campaign changed, said so or left a journal that does, and \`restore\` put it back.${more}`,
  ].join('\n');
}

/** What a scenario showed to be wrong, and the command that repeats it; nothing where nothing was wrong. */
export function failureLine(outcome: ScenarioOutcome): string | undefined {
  const { kind, index, title, violations, broken, dir } = outcome;
  if (violations.length === 0 && broken === undefined) return undefined;
  const seen =
    broken === undefined ? violations.map(({ wrong, seen }) => `${wrong}: ${seen}`) : [`harness broke: ${broken}`];
  const kept = dir === undefined ? '' : ` [${dir}]`;
  return `${kind} ${index}: ${[...new Set(seen)].join(' · ').replace(/\s+/g, ' ')} — ${title} — ${repeatCommand(outcome)}${kept}`;
}
