import type { MutantEntry, NuisanceEntry } from '../commands/context.ts';
import { fakerOf } from '../plan/faker.ts';
import type { Switches } from './combinations.ts';

/** How much is tried behind nuisances. */
export interface Extent {
  /** Nuisances of each family. */
  ofFamily: number;
  /** What part of them is tried in the profile of the matrix, beside quick. */
  share: number;
  /** Mutants of families of their own behind each. */
  mutants: number;
  /** Combinations of nuisances and variants. */
  combinations: number;
}

/** Everything, and a few of each for a sample. */
export const EXTENTS: { readonly [scope in 'whole' | 'sample']: Extent } = {
  whole: { ofFamily: Number.POSITIVE_INFINITY, share: 1 / 3, mutants: 2, combinations: 300 },
  sample: { ofFamily: 2, share: 1 / 5, mutants: 1, combinations: 5 },
};

/** Most nuisances that one combination has. */
const COMBINED = 3;

/** Nuisances in the order of the catalogue, as many of each family as there are to be; those that need a socket are left out. */
export function drawnNuisances(all: readonly NuisanceEntry[], { ofFamily }: Extent, seed: number): NuisanceEntry[] {
  const counts = new Map<string, number>();
  const chosen = new Set(
    fakerOf(seed)
      .helpers.shuffle(all.filter(({ socket }) => !socket))
      .filter(({ family }) => {
        const count = (counts.get(family) ?? 0) + 1;
        counts.set(family, count);
        return count <= ofFamily;
      }),
  );
  return all.filter((nuisance) => chosen.has(nuisance));
}

/** The part of some nuisances that is tried at length. */
export function drawnShare(nuisances: readonly NuisanceEntry[], { share }: Extent, seed: number): NuisanceEntry[] {
  const count = Math.ceil(nuisances.length * share);
  const chosen = new Set(
    fakerOf(seed)
      .helpers.shuffle([...nuisances])
      .slice(0, count),
  );
  return nuisances.filter((nuisance) => chosen.has(nuisance));
}

/** Mutants behind each nuisance, each of another family. A nuisance that ends every run before it began hides whatever there is. */
export function drawnMutants<M extends { mutant: MutantEntry }>(
  nuisances: readonly NuisanceEntry[],
  mutants: readonly M[],
  { mutants: count }: Extent,
  seed: number,
): { nuisance: NuisanceEntry; found: M }[] {
  const { helpers } = fakerOf(seed);
  const families = [...new Set(mutants.map(({ mutant }) => mutant.family))];
  return nuisances
    .filter(({ right }) => right !== 'not the API')
    .flatMap((nuisance) =>
      helpers.arrayElements(families, Math.min(count, families.length)).map((family) => ({
        nuisance,
        found: helpers.arrayElement(mutants.filter(({ mutant }) => mutant.family === family)),
      })),
    );
}

/** One to three nuisances for each of some combinations of variants, none of which hides one of them. */
export function drawnCombinations<V extends { switches: Switches }>(
  nuisances: readonly NuisanceEntry[],
  moved: readonly V[],
  { combinations }: Extent,
  seed: number,
): { nuisances: NuisanceEntry[]; moved: V }[] {
  const { helpers } = fakerOf(seed);
  const usable = nuisances.filter(({ socket, right }) => !socket && right !== 'not the API');
  return moved.slice(0, combinations).map((one) => {
    const seen = usable.filter(({ hides }) => !hides.some((name) => name in one.switches));
    return { nuisances: helpers.arrayElements(seen, { min: 1, max: Math.min(COMBINED, seen.length) }), moved: one };
  });
}
