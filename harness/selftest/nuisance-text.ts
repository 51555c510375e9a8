import { codeSpan, literal } from '../reports/markdown-text.ts';
import { clip, counted, oneLine } from '../reports/text.ts';
import { written } from './combinations.ts';
import { isRight } from './departures.ts';
import { table } from './markdown-table.ts';
import type { Matrix } from './matrix.ts';
import type { MaskRow, NuisanceRow } from './nuisance-rows.ts';

type Behind = Pick<Matrix, 'nuisances' | 'masks'>;

/** Departures of one trial that are shown on a terminal; the others are counted. */
const REPORTED = 4;
const SHOWN = 240;

/** The trials that came to something else than a right run makes of their nuisances. */
export function wronged({ nuisances }: Behind): NuisanceRow[] {
  return nuisances.filter((row) => !isRight(row));
}

/** The mutants that a nuisance hides without a word, and those on which the suite broke. */
export function masked({ masks }: Behind): MaskRow[] {
  return masks.filter(({ hidden, broken }) => hidden || broken.length > 0);
}

/** For the README: how many trials were wrong in what. Empty where none was behind a nuisance. */
export function nuisanceTable({ nuisances, masks }: Behind): string[] {
  if (nuisances.length + masks.length === 0) return [];
  const row = (title: string, rows: readonly NuisanceRow[]) => {
    const count = (is: (row: NuisanceRow) => boolean) => String(rows.filter(is).length);
    return [
      title,
      String(rows.length),
      count(({ alarms }) => alarms.length > 0),
      count(({ readings }) => readings.length > 0),
      count(({ observations }) => observations.length > 0),
      count(({ untrue, wrong }) => untrue.length + wrong.length > 0),
      '',
    ];
  };
  const head = ['Behind nuisances', 'Trials', 'False fails', 'Changed readings', 'Changed observations'];
  return table(
    [...head, 'Otherwise wrong', 'Hidden mutants'],
    [
      row(
        'each alone',
        nuisances.filter(({ switches }) => !switches),
      ),
      row(
        'with legitimate variants',
        nuisances.filter(({ switches }) => switches),
      ),
      ['with a mutant', String(masks.length), '', '', '', '', String(masked({ nuisances, masks }).length)],
    ],
  );
}

/** What is wrong behind nuisances, as a Markdown section. */
export function nuisanceSection(behind: Behind): string[] {
  const rows = wronged(behind).map((row) => [codeSpan(nameOf(row)), ...departuresOf(row).map(literal)]);
  const hidden = masked(behind).map((row) => [codeSpan(nameOf(row)), literal(hiddenOf(row))]);
  return [
    '## Behind nuisances',
    '',
    ...nuisanceTable(behind),
    '',
    ...([...rows, ...hidden].length === 0 ? ['Nothing is wrong.'] : []),
    ...[...rows, ...hidden].flatMap(([name, ...lines]) => [`- ${name}`, ...lines.map((line) => `  - ${line}`)]),
  ];
}

/** What is wrong behind nuisances, for a terminal. */
export function tellNuisances(behind: Behind): string[] {
  const { nuisances, masks } = behind;
  if (nuisances.length + masks.length === 0) return [];
  const [wrong, hidden] = [wronged(behind), masked(behind)];
  return [
    '',
    `Behind nuisances: ${wrong.length} of ${counted(nuisances.length, 'trial')} wrong, ${hidden.length} of ${counted(masks.length, 'mutant')} hidden`,
    ...wrong.flatMap((row) => {
      const lines = departuresOf(row);
      const rest = lines.length - REPORTED;
      return [
        `  ${clip(nameOf(row), SHOWN)} (${row.profile})`,
        ...lines.slice(0, REPORTED).map((line) => `    ${clip(oneLine(line), SHOWN)}`),
        ...(rest > 0 ? [`    and ${rest} more`] : []),
      ];
    }),
    ...hidden.flatMap((row) => [`  ${nameOf(row)}`, `    ${clip(oneLine(hiddenOf(row)), SHOWN)}`]),
  ];
}

function nameOf(row: NuisanceRow | MaskRow): string {
  const beside = 'mutant' in row ? row.mutant : written(row.switches ?? {});
  return [row.nuisances.join(' '), ...(beside === '' ? [] : [`+ ${beside}`])].join(' ');
}

function departuresOf({ alarms, readings, observations, untrue, wrong }: NuisanceRow): string[] {
  return [
    ...alarms.map(({ verdict, rule, clause, text }) => `${verdict} ${clause} (${rule}): ${text}`),
    ...readings.map(({ id, without, behind }) => `reading ${id}: ${behind} in place of ${without}`),
    ...observations.map(({ id, without, behind }) => `observation ${id}: ${behind} in place of ${without}`),
    ...untrue.map((campaign) => `It says that ${campaign} is as it was found, and it is not.`),
    ...wrong,
  ];
}

function hiddenOf({ by, broken }: MaskRow): string {
  if (broken.length > 0) return `It broke: ${broken.join('; ')}`;
  return `Nothing is said of ${by.map(({ rule, clause }) => `${clause} (${rule})`).join(', ')}.`;
}
