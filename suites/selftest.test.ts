import { beforeAll, describe, expect, it } from 'vitest';
import type { MutantEntry } from '../harness/commands/context.ts';
import { compose } from '../harness/main.ts';
import type { Clause } from '../harness/model/contract.ts';
import type { Profile } from '../harness/model/results.ts';
import type { Rule } from '../harness/model/rule.ts';
import { combinations, type Switches, sampledSingles, singles, written } from '../harness/selftest/combinations.ts';
import { type Perform, performer } from '../harness/selftest/performer.ts';
import { rulesByClause } from '../harness/selftest/sample.ts';
import { selftest } from '../harness/selftest/selftest.ts';
import { type Told, type Trial, witnesses } from '../harness/selftest/trial.ts';

/** A sample of the kill matrix; `npm run selftest` makes the whole. */
const SEED = 1;
const COMBINATIONS = 20;

/** Mutants of one clause that are tried until one is killed. */
const TRIED = 3;

/** Much more than it takes: the machine may have a lot else to do. */
const PATIENCE = { timeout: 240_000 };

const composition = await compose();
const { contract, rules, reference } = composition;
const standing = contract.clauses.filter(({ contested, excluded }) => !contested && !excluded);
const judgedInStandard = rulesByClause(contract, rules, 'standard');
const judgedInNightly = rulesByClause(contract, rules, 'nightly');
let perform: Perform;

beforeAll(() => {
  perform = performer(composition, SEED);
});

/** The fails that one mutant brings about. */
async function failsOn(mutant: string, asked: Omit<Trial, 'behaviour'>): Promise<Told[]> {
  const { told } = await perform({ behaviour: { mutants: [mutant] }, ...asked });
  return told.filter(({ verdict }) => verdict === 'fail');
}

/**
 * The fails that kill a mutant of a clause. First only the rules that judge the clause are asked, and have to name it; where that is not
 * enough all rules are asked: some duties are judged on what other rules send, and without its mark of success no answer counts.
 */
async function killsOf({ id, operation }: Clause, mutants: readonly MutantEntry[]): Promise<Told[]> {
  const inStandard = judgedInStandard.get(id);
  const profile = inStandard ? 'standard' : 'nightly';
  const pairs = (inStandard ?? judgedInNightly.get(id) ?? []).map((rule) => `${rule} ${operation}`);
  for (const mutant of mutants) {
    const fails = await failsOn(mutant.id, { profile, pairs });
    const named = fails.filter(({ clause, blamed = [] }) => clause === id || blamed.includes(id));
    if (named.length > 0) return named;
  }
  for (const mutant of mutants) {
    const fails = await failsOn(mutant.id, { profile, operations: witnesses(contract, operation) });
    if (fails.length > 0) return fails;
  }
  return [];
}

/** Whether a rule kills one of the mutants that need several conditions to meet. */
async function killsInteraction({ id, profile }: Rule): Promise<boolean> {
  for (const mutant of reference.mutants.filter(({ conditions }) => conditions > 1)) {
    const fails = await failsOn(mutant.id, { profile, operations: witnesses(contract, mutant.operation) });
    if (fails.some(({ rule }) => rule === id)) return true;
  }
  return false;
}

/** What legitimate targets are accused of: `name=value: rule, clause, what it did`, with the fewest switches that bring it about. */
async function accusations(profile: Profile, switches: readonly Switches[]): Promise<string[]> {
  const { mutants, variants } = reference;
  const chosen = { mutants: [], switches };
  const matrix = await selftest({
    contract,
    rules,
    mutants,
    variants,
    nuisances: [],
    profile,
    seed: SEED,
    chosen,
    perform,
  });
  expect(matrix.variants).toHaveLength(switches.length);
  return matrix.variants.flatMap(({ alarms, unrestored, broken, smallest, switches: all }) =>
    [
      ...alarms.map(({ verdict, rule, clause, text }) => `${verdict} ${rule} ${clause}: ${text}`),
      ...unrestored.map((campaign) => `${campaign} was not put back`),
      ...broken,
    ].map((alarm) => `${written(smallest ?? all)}: ${alarm}`),
  );
}

describe('the reference target without a fault', () => {
  it.each(['quick', 'standard', 'nightly'] as const)('passes in %s, and is put back', PATIENCE, async (profile) => {
    const { told, unrestored, broken, passes } = await perform({ behaviour: {}, profile });
    expect({ told, unrestored, broken }).toEqual({ told: [], unrestored: [], broken: [] });
    expect(passes).toBeGreaterThan(100);
  });
});

describe('every clause that nothing contests or excludes', () => {
  const survivors: string[] = [];
  const killers = new Set<string>();

  beforeAll(async () => {
    for (const clause of standing) {
      const mutants = reference.mutants.filter((mutant) => mutant.clause === clause.id).slice(0, TRIED);
      const kills = await killsOf(clause, mutants);
      for (const { rule } of kills) killers.add(rule);
      if (kills.length === 0) survivors.push(`${clause.id} (${mutants.map(({ id }) => id).join(', ') || 'no mutant'})`);
    }
  }, PATIENCE.timeout);

  it('is reached: a mutant of it is killed', () => {
    expect(survivors).toEqual([]);
  });

  it('leaves no rule idle: each kills a mutant', PATIENCE, async () => {
    const idle: string[] = [];
    for (const rule of rules.filter(({ id }) => !killers.has(id))) {
      if (!(await killsInteraction(rule))) idle.push(rule.id);
    }
    expect(idle).toEqual([]);
  });
});

describe('a legitimate target', () => {
  it('is accused of nothing in quick, whichever single reading it takes', PATIENCE, async () => {
    expect(await accusations('quick', singles(reference.variants))).toEqual([]);
  });

  // All of them are the matrix's: `npm run selftest`.
  it('is accused of nothing in standard, whichever single reading of a sample it takes', PATIENCE, async () => {
    expect(await accusations('standard', sampledSingles(reference.variants, SEED + 1))).toEqual([]);
  });

  it('is accused of nothing in nightly, whichever single reading of a sample it takes', PATIENCE, async () => {
    expect(await accusations('nightly', sampledSingles(reference.variants, SEED))).toEqual([]);
  });

  it('is accused of nothing, whichever readings it combines', PATIENCE, async () => {
    expect(await accusations('standard', combinations(reference.variants, COMBINATIONS, SEED))).toEqual([]);
  });
});
