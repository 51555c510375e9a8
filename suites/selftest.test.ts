import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../harness/main.ts';
import type { Clause } from '../harness/model/contract.ts';
import type { Rule } from '../harness/model/rule.ts';
import { judgedClauses } from '../harness/plan/selection.ts';
import { performer } from '../harness/selftest/performer.ts';
import { rulesByClause } from '../harness/selftest/sample.ts';
import { type Trial, type TrialVerdict, witnesses } from '../harness/selftest/trial.ts';

/** A sample of the kill matrix; `npm run selftest` makes the whole. */
const SEED = 1;

/** Mutants of one clause that are tried until one is killed. */
const TRIED = 3;

/** Mutants of each operation that are in one target. */
const OF_EACH = 8;

const composition = await compose();
const { contract, rules, reference } = composition;
/** The operations of the pages that the reference target serves. */
const served = new Set(reference.mutants.map(({ operation }) => operation));
const standing = contract.clauses.filter(
  ({ contested, excluded, operation }) => !contested && !excluded && served.has(operation),
);
const judgedInStandard = rulesByClause(contract, rules, 'standard');
const judgedInNightly = rulesByClause(contract, rules, 'nightly');
const perform = performer(composition, SEED);

/** The fails that mutants bring about. */
async function failsOn(mutants: readonly string[], asked: Omit<Trial, 'behaviour'>): Promise<TrialVerdict[]> {
  const { reported } = await perform({ behaviour: { mutants }, ...asked });
  return reported.filter(({ verdict }) => verdict === 'fail');
}

const mutantsOf = ({ id }: Clause) => reference.mutants.filter(({ clause }) => clause === id).slice(0, TRIED);
const names =
  (id: string) =>
  ({ clause, blamed = [] }: TrialVerdict) =>
    clause === id || blamed.includes(id);

/** The rules that judge a clause in a profile, each with the clause's operation. */
const pairsOf = ({ id, operation }: Clause, judged: ReadonlyMap<string, readonly string[]>) =>
  (judged.get(id) ?? []).map((rule) => `${rule} ${operation}`);

/** The fails that kill the first mutants of several clauses in one target. */
async function killsTogether(clauses: readonly Clause[]): Promise<ReadonlyMap<string, TrialVerdict[]>> {
  const mutants = clauses.flatMap((clause) => mutantsOf(clause)[0]?.id ?? []);
  const pairs = clauses.flatMap((clause) => pairsOf(clause, judgedInStandard));
  const fails = pairs.length === 0 ? [] : await failsOn(mutants, { profile: 'standard', pairs });
  return new Map(clauses.map(({ id }) => [id, fails.filter(names(id))]));
}

/** Clauses in rows that have a few of each operation, as far from each other as they are many. */
function rows(): Clause[][] {
  const columns = contract.operations.map(({ id }) => standing.filter(({ operation }) => operation === id));
  const length = Math.ceil(Math.max(...columns.map((column) => column.length)) / OF_EACH);
  return Array.from({ length }, (_, row) => columns.flatMap((column) => column.filter((_, at) => at % length === row)));
}

/**
 * The fails that kill a mutant of a clause. First only the rules that judge the clause are asked, and have to name it; where that is not
 * enough all rules are asked: some duties are judged on what other rules send, and without its mark of success no answer counts.
 */
async function killsOf(clause: Clause): Promise<TrialVerdict[]> {
  const { id, operation } = clause;
  const mutants = mutantsOf(clause);
  // Some values that break a clause are left to a fuller profile than its rule.
  for (const [profile, judged] of [
    ['standard', judgedInStandard],
    ['nightly', judgedInNightly],
  ] as const) {
    const pairs = pairsOf(clause, judged);
    for (const mutant of pairs.length > 0 ? mutants : []) {
      const fails = await failsOn([mutant.id], { profile, pairs });
      const named = fails.filter(names(id));
      if (named.length > 0) return named;
    }
  }
  for (const mutant of mutants) {
    const fails = await failsOn([mutant.id], { profile: 'nightly', operations: witnesses(contract, operation) });
    if (fails.length > 0) return fails;
  }
  return [];
}

/** Whether a rule kills a mutant of a clause it judges, or one of those that need several conditions to meet. */
async function kills(rule: Rule): Promise<boolean> {
  const { id, profile } = rule;
  const judged = new Set(contract.operations.flatMap((one) => judgedClauses(rule, one, contract).map((c) => c.id)));
  const own = reference.mutants.filter(({ clause, conditions }) => conditions === 1 && judged.has(clause));
  for (const mutant of [...own, ...reference.mutants.filter(({ conditions }) => conditions > 1)]) {
    const fails = await failsOn([mutant.id], { profile, pairs: [`${id} ${mutant.operation}`] });
    if (fails.some(({ rule }) => rule === id)) return true;
  }
  return false;
}

describe('the reference target without a fault', () => {
  it.each(['quick', 'standard', 'nightly'] as const)('passes in %s, and is put back', async (profile) => {
    const { reported, unrestored, broken, passes } = await perform({ behaviour: {}, profile });
    expect({ reported, unrestored, broken }).toEqual({ reported: [], unrestored: [], broken: [] });
    expect(passes).toBeGreaterThan(100);
  });
});

describe('every clause that nothing contests or excludes', () => {
  const survivors: string[] = [];
  const killers = new Set<string>();

  beforeAll(async () => {
    for (const row of rows()) {
      const together = await killsTogether(row);
      for (const clause of row) {
        const found = together.get(clause.id) ?? [];
        const kills = found.length > 0 ? found : await killsOf(clause);
        for (const { rule } of kills) killers.add(rule);
        if (kills.length === 0)
          survivors.push(
            `${clause.id} (${mutantsOf(clause)
              .map(({ id }) => id)
              .join(', ')})`,
          );
      }
    }
  });

  it('is reached: a mutant of it is killed', () => {
    expect(survivors).toEqual([]);
  });

  it('leaves no rule idle: each kills a mutant', async () => {
    const idle: string[] = [];
    // A rule for what the reference target does not serve is tried on the vendor of suites/press-vendor.test.ts.
    const isAsked = (rule: Rule) =>
      contract.operations.some((one) => served.has(one.id) && judgedClauses(rule, one, contract).length > 0);
    for (const rule of rules.filter((one) => !killers.has(one.id) && isAsked(one))) {
      if (!(await kills(rule))) idle.push(rule.id);
    }
    expect(idle).toEqual([]);
  });
});
