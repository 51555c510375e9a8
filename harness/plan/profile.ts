import type { Profile } from '../model/results.ts';

/** The profiles from the leanest to the fullest; each holds all that the ones before it hold. */
export const PROFILES: readonly Profile[] = ['quick', 'standard', 'nightly', 'deep'];

/** Requests a profile may spend on clauses unless `--budget` says otherwise; restore is outside of it. `deep` has no bound of its own. */
export const BUDGETS: Readonly<Record<Profile, number>> = {
  quick: 120,
  standard: 600,
  nightly: 1_500,
  deep: Number.POSITIVE_INFINITY,
};

/** Tells whether a run of profile `run` holds what starts at profile `lowest`. */
export function includesProfile(run: Profile, lowest: Profile): boolean {
  return PROFILES.indexOf(run) >= PROFILES.indexOf(lowest);
}
