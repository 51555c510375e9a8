import type { MutantEntry, NuisanceEntry, VariantEntry } from '../commands/context.ts';
import type { Contract } from '../model/contract.ts';
import type { Profile } from '../model/results.ts';
import type { Rule } from '../model/rule.ts';
import { BUDGETS, includesProfile } from '../plan/profile.ts';
import { behindTrials } from './behind.ts';
import { combinations, covering, type Switches, singles, smallest } from './combinations.ts';
import { isAlarm, type Matrix, mutantRow, type VariantRow, variantRow } from './matrix.ts';
import { type Hands, performed } from './performed.ts';
import { sampled } from './sample.ts';
import { type Trial, type TrialOutcome, witnesses } from './trial.ts';

/** What the kill matrix is made of. */
export interface SelftestInput extends Hands {
  contract: Contract;
  rules: readonly Rule[];
  mutants: readonly MutantEntry[];
  variants: readonly VariantEntry[];
  nuisances: readonly NuisanceEntry[];
  profile: Profile;
  seed: number;
  /** Requests of a whole run, restoring excluded; default: the profile's. */
  budget?: number;
  /** Random combinations of variants; default: 300, in a sample 20. */
  combinations?: number;
  /** About how many mutants are tried, and switches moved a few at once; default: all, each by itself. */
  sample?: number;
  /** What is tried in place of everything; the nuisances together make one trial with each of the others. */
  chosen?: { mutants: readonly string[]; switches: readonly Switches[]; nuisances?: readonly string[] };
}

/** Switches of a combination, where all are to be moved in few trials. */
const COVERING = 6;

/** Combinations with an alarm whose switches are narrowed down; each may cost some dozen trials. */
const NARROWED = 10;

/**
 * Tries every rule on every mutant and every legitimate variant of the reference target. First of all on the target without a fault:
 * where that one does not pass, nothing else is tried, for it would mean nothing.
 */
export async function selftest(input: SelftestInput): Promise<Matrix> {
  const { contract, profile, seed, perform, chosen, sample } = input;
  const whole = input.budget ?? BUDGETS[profile];
  // As a run does: the profile's budget has a part for what is asked again, one that the operator sets has none.
  const plain: Trial = { behaviour: {}, profile, ...(input.budget === undefined ? {} : { budget: input.budget }) };
  const control = await perform(plain);
  const matrix: Matrix = {
    profile,
    seed,
    scope: chosen ? 'chosen' : sample === undefined ? 'whole' : 'sample',
    control: {
      passes: control.passes,
      reported: control.reported,
      broken: control.broken,
      unrestored: control.unrestored,
      requests: control.requests,
    },
    mutants: [],
    variants: [],
    nuisances: [],
    masks: [],
    kills: {},
    operations: contract.operations.map(({ id }) => id),
  };
  if (!isControlClean(control)) return matrix;

  const mutants = mutantsOf(input);
  const others = await requestsOfOthers(input, mutants, control);
  const switches = switchesOf(input);
  const trials = [
    ...mutants.map(({ id, operation }): Trial => {
      const budget = whole - (others.get(operation) ?? 0);
      return {
        behaviour: { mutants: [id] },
        profile,
        operations: witnesses(contract, operation),
        budget,
        replays: true,
      };
    }),
    ...switches.map((variants): Trial => ({ ...plain, behaviour: { variants } })),
  ];
  const outcomes = await performed(input, trials);
  const tried = trials.flatMap((trial, i) => {
    const outcome = outcomes[i];
    return outcome ? [{ trial, outcome }] : [];
  });
  const onMutants = tried.slice(0, mutants.length).flatMap((one, i) => {
    const mutant = mutants[i];
    return mutant ? [{ ...one, mutant, row: mutantRow(mutant, one.outcome, others.get(mutant.operation) ?? 0) }] : [];
  });
  const onVariants = tried.slice(mutants.length).flatMap((one, i) => {
    const moved = switches[i];
    return moved ? [{ ...one, switches: moved, row: variantRow(moved, one.outcome) }] : [];
  });
  matrix.mutants = onMutants.map(({ row }) => row);
  matrix.variants = await narrowed(
    input,
    onVariants.map(({ row }) => row),
  );
  const behind = await behindTrials(input, {
    control: { trial: plain, outcome: control },
    mutants: onMutants.filter(({ row }) => row.killed),
    variants: onVariants.filter(({ row }) => !isAlarm(row)),
  });
  matrix.nuisances = behind.nuisances;
  matrix.masks = behind.masks;
  matrix.kills = killsOf(input, matrix);
  return matrix;
}

/** Whether the target without a fault is found to have none. */
export function isControlClean({
  reported,
  broken,
  unrestored,
  passes,
}: Pick<TrialOutcome, 'reported' | 'broken' | 'unrestored' | 'passes'>): boolean {
  return reported.length === 0 && broken.length === 0 && unrestored.length === 0 && passes > 0;
}

function mutantsOf({ mutants, sample, chosen, ...input }: SelftestInput): readonly MutantEntry[] {
  if (chosen) return mutants.filter(({ id }) => chosen.mutants.includes(id));
  return sample === undefined ? mutants : sampled({ ...input, mutants, size: sample });
}

function switchesOf({ variants, sample, chosen, seed, combinations: count }: SelftestInput): readonly Switches[] {
  if (chosen) return chosen.switches;
  return sample === undefined
    ? [...singles(variants), ...combinations(variants, count ?? 300, seed)]
    : [...covering(variants, COVERING, seed), ...combinations(variants, count ?? 20, seed)];
}

/** What the operations that a mutant is not tried with cost a whole run: operation of the mutant → requests. */
async function requestsOfOthers(
  { contract, profile, perform }: SelftestInput,
  mutants: readonly MutantEntry[],
  control: TrialOutcome,
): Promise<Map<string, number>> {
  const others = new Map<string, number>();
  for (const operation of new Set(mutants.map((mutant) => mutant.operation))) {
    const own = await perform({ behaviour: {}, profile, operations: witnesses(contract, operation) });
    others.set(operation, control.requests - own.requests);
  }
  return others;
}

/**
 * Of combinations with an alarm, the fewest switches that still raise one. Most have the same cause: one that holds the switches another
 * was narrowed down to is not narrowed down again.
 */
async function narrowed(
  { perform, profile, budget }: SelftestInput,
  rows: readonly VariantRow[],
): Promise<VariantRow[]> {
  const alarms = async (variants: Switches) => {
    const trial = { behaviour: { variants }, profile, ...(budget === undefined ? {} : { budget }) };
    return isAlarm(variantRow(variants, await perform(trial)));
  };
  const causes: Switches[] = [];
  const result: VariantRow[] = [];
  for (const row of rows) {
    if (!isAlarm(row) || Object.keys(row.switches).length < 2) {
      result.push(row);
      continue;
    }
    let cause = causes.find((known) => Object.entries(known).every(([name, value]) => row.switches[name] === value));
    if (!cause && causes.length < NARROWED) {
      cause = await smallest(row.switches, alarms);
      causes.push(cause);
    }
    result.push(cause ? { ...row, smallest: cause } : row);
  }
  return result;
}

/** How many mutants each rule finds that has something to judge on this contract. */
function killsOf({ rules, profile, contract }: SelftestInput, { mutants }: Matrix): { [rule: string]: number } {
  const isAsked = (rule: Rule) => contract.operations.some((operation) => rule.clauses(operation, contract).length > 0);
  return Object.fromEntries(
    rules
      .filter((rule) => includesProfile(profile, rule.profile) && isAsked(rule))
      .map(({ id }) => [id, mutants.filter(({ by }) => by.some(({ rule }) => rule === id)).length]),
  );
}
