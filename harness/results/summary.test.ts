import { describe, expect, it } from 'vitest';
import { exampleContract, exampleResults } from './example.test-helper.ts';
import { count, summarise } from './summary.ts';

const { verdicts, scope, summary } = exampleResults();

describe('summarise', () => {
  it('counts the verdicts and names the scope', () => {
    expect(summarise(verdicts, exampleContract)).toEqual({ scope, summary });
  });

  it('counts a clause once, however many rules judge it', () => {
    const twice = verdicts.map((verdict) => ({ ...verdict, rule: 'other/rule' }));
    expect(summarise([...verdicts, ...twice], exampleContract).scope.clauses).toEqual({ judged: 6, total: 12 });
  });

  it('leaves out an operation that has only inconclusive, not applicable or erroneous verdicts', () => {
    const undecided = verdicts.filter(({ verdict }) => ['inconclusive', 'not-applicable', 'error'].includes(verdict));
    expect(summarise(undecided, exampleContract).scope).toMatchObject({ operations: [], clauses: { judged: 0 } });
  });

  it('keeps the order of the contract', () => {
    expect(summarise([...verdicts].reverse(), exampleContract).scope.operations).toEqual(scope.operations);
  });
});

describe('count', () => {
  it('counts nothing in nothing', () => {
    expect(Object.values(count([]))).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
