import { type Palette, PLAIN } from '../reports/finding-text.ts';
import { aligned, clip, counted, oneLine } from '../reports/text.ts';
import { written } from './combinations.ts';
import { isAlarm, killTally, type Matrix, replayCount, spread, type VariantRow } from './matrix.ts';
import { tellNuisances } from './nuisance-text.ts';

/** Alarms of one variant that are reported; the others are counted. */
const REPORTED = 4;
const SHOWN = 240;

/**
 * A matrix as a person reads it on a terminal: what was killed by family and by operation, every survivor and every false alarm, the
 * rules that killed nothing, and what it cost. Ends with a line feed.
 *
 * @param shortfalls What the profile promises and the matrix does not keep.
 */
export function tellMatrix(matrix: Matrix, shortfalls: readonly string[], palette: Palette = PLAIN): string {
  return `${[
    palette.bold(headline(matrix)),
    control(matrix),
    ...counts(matrix, 'family'),
    ...counts(matrix, 'operation'),
    ...survivors(matrix),
    ...replays(matrix),
    ...alarms(matrix),
    ...tellNuisances(matrix),
    ...idle(matrix),
    ...costs(matrix),
    '',
    ...(shortfalls.length === 0
      ? [palette.green('Everything that the profile promises to find is found, and nobody is accused without cause.')]
      : shortfalls.map((shortfall) => palette.red(shortfall))),
  ].join('\n')}\n`;
}

/** What was tried, in one line. */
export function headline({ profile, seed, scope, mutants, variants }: Matrix): string {
  const what = { whole: 'The whole matrix', sample: 'A sample of the matrix', chosen: 'What was chosen' }[scope];
  const killed = mutants.filter((mutant) => mutant.killed).length;
  const wronged = variants.filter(isAlarm).length;
  return [
    `${what}, ${profile}, seed ${seed}: ${killed} of ${counted(mutants.length, 'mutant')} killed`,
    `${counted(wronged, 'false alarm')} on ${counted(variants.length, 'legitimate variant')}`,
  ].join(', ');
}

function control({ control: { passes, reported, broken, unrestored, requests } }: Matrix): string {
  const wrong = [
    ...reported.map(
      ({ verdict, rule, clause, text }) => `${verdict} ${clause} (${rule}): ${clip(oneLine(text), SHOWN)}`,
    ),
    ...broken,
    ...unrestored.map((campaign) => `${campaign} was not put back`),
  ];
  const line = `Without a fault: ${counted(passes, 'pass', 'passes')} with ${counted(requests, 'request')}`;
  return wrong.length === 0 ? `${line}, nothing else.` : [`${line}, and`, ...wrong.map((one) => `  ${one}`)].join('\n');
}

function counts({ mutants }: Matrix, by: 'family' | 'operation'): string[] {
  if (mutants.length === 0) return [];
  const rows = [...killTally(mutants, by)].map(([name, { killed, all }]) => [name, String(killed), String(all)]);
  return ['', ...aligned([[`By ${by}`, 'killed', 'of'], ...rows], new Set([1, 2]))];
}

function survivors({ mutants }: Matrix): string[] {
  const left = mutants.filter(({ killed }) => !killed);
  if (left.length === 0) return [];
  return [
    '',
    `Survived: ${left.length}`,
    ...left.flatMap(({ id, clause, description, open, broken }) => [
      `  ${id}`,
      `    breaks ${clause}: ${description}`,
      ...open
        .slice(0, REPORTED)
        .map(({ verdict, rule, clause: of, text }) => `    ${verdict} ${of} (${rule}): ${text}`),
      ...broken.map((error) => `    broken: ${clip(oneLine(error), SHOWN)}`),
    ]),
  ];
}

function replays({ mutants }: Matrix): string[] {
  const { trueOnes, all } = replayCount(mutants);
  if (all === 0) return [];
  const untrue = mutants.flatMap(({ id, replays: { untrue: wrong } }) => wrong.map((one) => ({ id, ...one })));
  return [
    '',
    `Replays: ${trueOnes} of ${counted(all, 'finding')} reproduced on the mutant and gone without it`,
    ...untrue.flatMap(({ id, finding, title, on, fate, said }) => [
      `  ${id}`,
      `    ${finding} ${oneLine(title)}: ${fate} on the ${on}`,
      `    ${clip(oneLine(said), SHOWN)}`,
    ]),
  ];
}

function alarms({ variants }: Matrix): string[] {
  const wronged = variants.filter(isAlarm);
  if (wronged.length === 0) return [];
  return ['', `False alarms: ${wronged.length}`, ...wronged.flatMap(reportedAlarm)];
}

function reportedAlarm({ switches, smallest, alarms: all, unrestored, broken }: VariantRow): string[] {
  const rest = all.length - REPORTED;
  return [
    `  ${written(smallest ?? switches)}`,
    ...(smallest ? [`    found in a combination of ${Object.keys(switches).length} switches`] : []),
    ...all
      .slice(0, REPORTED)
      .map(({ verdict, rule, clause, text }) => `    ${verdict} ${clause} (${rule}): ${clip(oneLine(text), SHOWN)}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
    ...unrestored.map((campaign) => `    ${campaign} was not put back`),
    ...broken.map((error) => `    broken: ${clip(oneLine(error), SHOWN)}`),
  ];
}

function idle({ kills, scope }: Matrix): string[] {
  const none = Object.keys(kills).filter((rule) => kills[rule] === 0);
  return none.length === 0 || scope === 'chosen' ? [] : ['', `Rules that killed nothing: ${none.join(', ')}`];
}

function costs({ mutants, variants }: Matrix): string[] {
  const line = (what: string, numbers: readonly number[]) => {
    const { mean, max } = spread(numbers);
    return numbers.length === 0 ? [] : [`Requests of a run on ${what}: ${mean} on average, ${max} at most`];
  };
  const lines = [
    ...line(
      'a mutant',
      mutants.map(({ requests }) => requests),
    ),
    ...line(
      'a variant',
      variants.map(({ requests }) => requests),
    ),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}
