import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { rulesByClause, sampled } from './sample.ts';

const { reference, rules, contract } = await compose();
const { mutants } = reference;
const sample = (size: number, seed = 1) => sampled({ mutants, rules, contract, profile: 'standard', size, seed });

describe('a sample of the mutants', () => {
  it('has a mutant of every family, of every kind of clause, and of a clause of every rule', () => {
    const chosen = sample(1);
    const kindOf = (id: string) =>
      contract.clauses.filter((one) => one.id === id).map((one) => `${one.part} ${one.keyword}`)[0];
    const families = (of: typeof mutants) => new Set(of.map(({ family }) => family));
    const kinds = (of: typeof mutants) => new Set(of.map(({ clause }) => kindOf(clause)));
    expect(families(chosen)).toEqual(families(mutants));
    expect(kinds(chosen)).toEqual(kinds(mutants));
    const judges = rulesByClause(contract, rules, 'standard');
    const tried = new Set(chosen.flatMap(({ clause }) => judges.get(clause) ?? []));
    // Some rules are for operations that the reference target does not serve.
    const served = new Set(mutants.map(({ operation }) => operation));
    const clauses = contract.clauses.filter(({ operation }) => served.has(operation));
    const asked = new Set(clauses.flatMap(({ id }) => judges.get(id) ?? []));
    expect(asked.size).toBeGreaterThan(rules.length / 2);
    expect([...asked].filter((id) => !tried.has(id))).toEqual([]);
    expect(chosen.length).toBeLessThan(mutants.length / 10);
  });

  it('has chance mutants up to its size, in the order of the catalogue', () => {
    const chosen = sample(200);
    expect(chosen).toHaveLength(200);
    expect(mutants.filter((mutant) => chosen.includes(mutant))).toEqual(chosen);
    expect(sample(mutants.length)).toEqual(mutants);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(sample(150)).toEqual(sample(150));
    expect(sample(150, 2)).not.toEqual(sample(150));
  });
});
