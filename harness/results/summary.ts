import type { Contract } from '../model/contract.ts';
import type { Results } from '../model/results.ts';
import type { Verdict, VerdictKind } from '../model/verdict.ts';

/** Verdicts by kind, under the names `results.json` uses. */
export type Counts = Results['summary'];

const MEMBERS: Record<VerdictKind, keyof Counts> = {
  pass: 'pass',
  fail: 'fail',
  waived: 'waived',
  inconclusive: 'inconclusive',
  'not-applicable': 'notApplicable',
  error: 'error',
};

/** Counts verdicts by kind. */
export function count(verdicts: readonly Verdict[]): Counts {
  const counts: Counts = { pass: 0, fail: 0, waived: 0, inconclusive: 0, notApplicable: 0, error: 0 };
  for (const { verdict } of verdicts) counts[MEMBERS[verdict]] += 1;
  return counts;
}

/** Tells whether a verdict says what the target does: a clause with at least one such verdict is judged. */
export function isJudged({ verdict }: Pick<Verdict, 'verdict'>): boolean {
  return verdict === 'pass' || verdict === 'fail' || verdict === 'waived';
}

/**
 * The scope and the counts of a run. The total counts every clause of the contract, those that were not asked for, are
 * contested or are excluded included: it is what the judged ones are a part of. A clause is not applicable where no rule could ask about
 * it; it counts once.
 */
export function summarise(
  verdicts: readonly Verdict[],
  contract: Pick<Contract, 'operations' | 'clauses'>,
): Pick<Results, 'scope' | 'summary'> {
  const judged = verdicts.filter(isJudged);
  const operations = new Set(judged.map(({ operation }) => operation));
  const applicable = new Set(
    verdicts.filter(({ verdict }) => verdict !== 'not-applicable').map(({ clause }) => clause),
  );
  const absent = new Map(
    verdicts.filter(({ clause }) => !applicable.has(clause)).map(({ clause, reason }) => [clause, reason]),
  );
  const notApplicable: { [reason: string]: number } = {};
  for (const reason of absent.values()) {
    if (reason !== undefined) notApplicable[reason] = (notApplicable[reason] ?? 0) + 1;
  }
  return {
    scope: {
      operations: contract.operations.map(({ id }) => id).filter((id) => operations.has(id)),
      clauses: { judged: new Set(judged.map(({ clause }) => clause)).size, total: contract.clauses.length },
      notApplicable,
    },
    summary: count(verdicts),
  };
}
