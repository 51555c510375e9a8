import { beforeAll, describe, expect, it } from 'vitest';
import type { MutantEntry } from '../harness/commands/context.ts';
import { compose } from '../harness/main.ts';
import type { Clause } from '../harness/model/contract.ts';
import type { Rule } from '../harness/model/rule.ts';
import { performer } from '../harness/selftest/performer.ts';
import { rulesByClause } from '../harness/selftest/sample.ts';
import { type Told, type Trial, witnesses } from '../harness/selftest/trial.ts';

/** A sample of the kill matrix; `npm run selftest` makes the whole. */
const SEED = 1;

/** Mutants of one clause that are tried until one is killed. */
const TRIED = 3;

const composition = await compose();
const { contract, rules, reference } = composition;
const standing = contract.clauses.filter(({ contested, excluded }) => !contested && !excluded);
const judgedInStandard = rulesByClause(contract, rules, 'standard');
const judgedInNightly = rulesByClause(contract, rules, 'nightly');
const perform = performer(composition, SEED);

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

describe('the reference target without a fault', () => {
  it.each(['quick', 'standard', 'nightly'] as const)('passes in %s, and is put back', async (profile) => {
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
  });

  it('is reached: a mutant of it is killed', () => {
    expect(survivors).toEqual([]);
  });

  it('leaves no rule idle: each kills a mutant', async () => {
    const idle: string[] = [];
    for (const rule of rules.filter(({ id }) => !killers.has(id))) {
      if (!(await killsInteraction(rule))) idle.push(rule.id);
    }
    expect(idle).toEqual([]);
  });
});
