import type { MutantEntry, NuisanceEntry } from '../commands/context.ts';
import type { Profile } from '../model/results.ts';
import type { Switches } from './combinations.ts';
import type { Matrix } from './matrix.ts';
import { drawnCombinations, drawnMutants, drawnNuisances, drawnShare, EXTENTS } from './nuisance-draws.ts';
import { maskRow, nuisanceRow } from './nuisance-rows.ts';
import { type Hands, performed } from './performed.ts';
import type { Trial, TrialOutcome } from './trial.ts';

/** What is tried behind nuisances, and by whom. */
export interface BehindInput extends Hands {
  nuisances: readonly NuisanceEntry[];
  profile: Profile;
  seed: number;
  /** A few of each; default: all. */
  sample?: number;
  /** These and nothing else. */
  chosen?: { nuisances?: readonly string[] };
}

/** What the same trials came to without nuisances. */
export interface Without {
  control: Tried;
  mutants: readonly (Tried & { mutant: MutantEntry })[];
  variants: readonly (Tried & { switches: Switches })[];
}

/** A trial and what came of it. */
export interface Tried {
  trial: Trial;
  outcome: TrialOutcome;
}

/** What is tried, what it came to without nuisances, and what the row is made of. */
interface Planned extends Tried {
  nuisances: readonly NuisanceEntry[];
  mutant?: MutantEntry;
}

/**
 * Tries nuisances on the target without a fault, on mutants that are found without them, and on combinations of variants that raise no
 * alarm without them.
 */
export async function behindTrials(input: BehindInput, without: Without): Promise<Pick<Matrix, 'nuisances' | 'masks'>> {
  const planned = input.chosen ? chosenOf(input, without) : await drawn(input, without);
  const outcomes = await performed(
    input,
    planned.map(({ trial, nuisances }) => ({ ...trial, nuisances: nuisances.map(({ id }) => id) })),
  );
  const tried = planned.flatMap(({ outcome, ...rest }, i) => {
    const behind = outcomes[i];
    return behind ? [{ ...rest, came: { behind, without: outcome } }] : [];
  });
  return {
    nuisances: tried.flatMap(({ nuisances, trial, mutant, came }) =>
      mutant ? [] : [nuisanceRow(nuisances, trial, came)],
    ),
    masks: tried.flatMap(({ nuisances, mutant, came }) => (mutant ? [maskRow(nuisances, mutant, came)] : [])),
  };
}

async function drawn(input: BehindInput, without: Without): Promise<Planned[]> {
  const { profile, seed, perform } = input;
  const extent = EXTENTS[input.sample === undefined ? 'whole' : 'sample'];
  const nuisances = drawnNuisances(input.nuisances, extent, seed);
  if (nuisances.length === 0) return [];
  const quick: Trial = { behaviour: {}, profile: 'quick' };
  const brief = profile === 'quick' ? without.control : { trial: quick, outcome: await perform(quick) };
  const long = profile === 'quick' ? [] : drawnShare(nuisances, extent, seed);
  const combined = without.variants.filter(({ switches }) => Object.keys(switches).length > 1);
  return [
    ...nuisances.map((one) => ({ nuisances: [one], ...brief })),
    ...long.map((one) => ({ nuisances: [one], ...without.control })),
    ...drawnCombinations(nuisances, combined, extent, seed).map(({ nuisances: some, moved: { trial, outcome } }) => ({
      nuisances: some,
      trial,
      outcome,
    })),
    ...drawnMutants(nuisances, without.mutants, extent, seed).map(({ nuisance, found }) => ({
      nuisances: [nuisance],
      ...found,
    })),
  ];
}

/** The chosen nuisances in front of whatever else is chosen; of the target without a fault where nothing is. */
function chosenOf({ chosen, nuisances: all }: BehindInput, { control, mutants, variants }: Without): Planned[] {
  const nuisances = (chosen?.nuisances ?? []).flatMap((id) => all.filter((one) => one.id === id));
  if (nuisances.length === 0) return [];
  const others = [...variants.map(({ trial, outcome }) => ({ trial, outcome })), ...mutants];
  return (others.length > 0 ? others : [control]).map((one) => ({ nuisances, ...one }));
}
