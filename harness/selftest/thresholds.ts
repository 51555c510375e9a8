import type { Profile } from '../model/results.ts';
import { counted } from '../reports/text.ts';
import { isAlarm, type Matrix, type MutantRow, replayCount } from './matrix.ts';
import { masked, wronged } from './nuisance-text.ts';
import { isControlClean } from './selftest.ts';

/** What a profile has to kill: all mutants of some kind, and a share of some. */
interface Demand {
  /** In words that end a sentence. */
  of: string;
  concerns(mutant: MutantRow): boolean;
  /** Least share that is killed, in per cent. */
  percent: number;
}

/** What only hostile input shows is left to `nightly`. */
const single: Demand = { of: 'with a single condition', concerns: ({ conditions }) => conditions === 1, percent: 97 };
const every: Demand = { of: 'of all kinds', concerns: () => true, percent: 100 };

/** What each profile promises to find. */
const DEMANDS: Readonly<Record<Profile, readonly Demand[]>> = {
  quick: [
    { of: 'in the members of answers', concerns: ({ family }) => family === 'answer members', percent: 100 },
    { ...every, percent: 55 },
  ],
  standard: [single, { of: 'with several conditions', concerns: ({ conditions }) => conditions > 1, percent: 90 }],
  nightly: [every],
  deep: [every],
};

/**
 * The promises a matrix does not keep, one sentence each; none where all is well. A share, and that every rule kills something, say
 * nothing of mutants that were chosen by name; a share says nothing of a sample.
 */
export function shortfalls(matrix: Matrix): string[] {
  const { control, mutants, variants, kills, profile, scope } = matrix;
  if (!isControlClean(control)) return ['The reference target without a fault does not pass.'];
  const missed = DEMANDS[profile].flatMap(({ of, concerns, percent }) => {
    if (percent < 100 && scope !== 'whole') return [];
    const meant = mutants.filter(concerns);
    const killed = meant.filter((mutant) => mutant.killed).length;
    if (killed * 100 >= percent * meant.length) return [];
    const least = percent === 100 ? 'all' : `at least ${percent} %`;
    return [`Of ${meant.length} mutants ${of}, ${killed} are killed; it has to be ${least}.`];
  });
  const idle = scope === 'chosen' ? [] : Object.keys(kills).filter((rule) => kills[rule] === 0);
  const accused = variants.filter(isAlarm).length;
  const [behind, hidden] = [wronged(matrix).length, masked(matrix).length];
  const { trueOnes, all } = replayCount(mutants);
  const broken = mutants.filter((mutant) => mutant.broken.length > 0).length;
  return [
    ...missed,
    ...(idle.length > 0 ? [`No mutant is killed by ${idle.join(', ')}.`] : []),
    ...(accused > 0 ? [`${counted(accused, 'legitimate variant')} of ${variants.length} raise an alarm.`] : []),
    ...(behind > 0 ? [`${counted(behind, 'trial')} of ${matrix.nuisances.length} behind nuisances went wrong.`] : []),
    ...(hidden > 0 ? [`${counted(hidden, 'mutant')} of ${matrix.masks.length} are hidden by a nuisance.`] : []),
    ...(trueOnes < all ? [`Of ${all} findings, ${trueOnes} are replayed as they have to be.`] : []),
    ...(broken > 0 ? [`The suite itself broke on ${counted(broken, 'mutant')}.`] : []),
  ];
}
