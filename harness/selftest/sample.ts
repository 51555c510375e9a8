import type { MutantEntry } from '../commands/context.ts';
import type { Contract } from '../model/contract.ts';
import type { Profile } from '../model/results.ts';
import type { Rule } from '../model/rule.ts';
import { fakerOf } from '../plan/faker.ts';
import { includesProfile } from '../plan/profile.ts';
import { judgedClauses } from '../plan/selection.ts';

/** What a sample is taken from, and how. */
export interface SampleInput {
  mutants: readonly MutantEntry[];
  rules: readonly Rule[];
  contract: Contract;
  profile: Profile;
  /** How many mutants; more where it takes more to cover what has to be covered. */
  size: number;
  seed: number;
}

/**
 * Some of the mutants: for every rule of the profile one whose clause it judges, one of every family, one of every kind of clause, and
 * chance ones up to the size. In the order of the catalogue; the same seed gives the same sample.
 */
export function sampled({ mutants, rules, contract, profile, size, seed }: SampleInput): MutantEntry[] {
  const judges = rulesByClause(contract, rules, profile);
  const kinds = new Map(contract.clauses.map(({ id, part, keyword }) => [id, `${part}.${keyword}`]));
  const wanted = (mutant: MutantEntry) => [
    `family ${mutant.family}`,
    `kind ${kinds.get(mutant.clause) ?? ''}`,
    ...(judges.get(mutant.clause) ?? []).map((id) => `rule ${id}`),
  ];
  const shuffled = fakerOf(seed).helpers.shuffle(mutants);
  const covered = new Set<string>();
  const chosen = new Set<MutantEntry>();
  for (const mutant of shuffled) {
    const news = wanted(mutant).filter((want) => !covered.has(want));
    if (news.length === 0) continue;
    chosen.add(mutant);
    for (const want of news) covered.add(want);
  }
  for (const mutant of shuffled) {
    if (chosen.size >= size) break;
    chosen.add(mutant);
  }
  return mutants.filter((mutant) => chosen.has(mutant));
}

/** The rules of a profile that judge a clause: clause → rule ids. */
export function rulesByClause(contract: Contract, rules: readonly Rule[], profile: Profile): Map<string, string[]> {
  const judges = new Map<string, string[]>();
  for (const rule of rules.filter((one) => includesProfile(profile, one.profile))) {
    for (const { id } of contract.operations.flatMap((operation) => judgedClauses(rule, operation, contract))) {
      judges.set(id, [...(judges.get(id) ?? []), rule.id]);
    }
  }
  return judges;
}
