import { groupedBy, remembered } from '../lookup.ts';
import type { Clause, Contract, Operation } from './contract.ts';

const byOperation = remembered((clauses: readonly Clause[]) => groupedBy(clauses, ({ operation }) => [operation]));

/** The clauses of an operation, in the contract's order. */
export function clausesOf({ clauses }: Pick<Contract, 'clauses'>, { id }: Pick<Operation, 'id'>): readonly Clause[] {
  return byOperation(clauses).get(id) ?? [];
}

/** The clause about a request member that nothing contests and nothing excludes; `undefined` where there is none. */
export function clauseAt(contract: Contract, operation: Operation, path: string, keyword: string): Clause | undefined {
  return clausesOf(contract, operation).find(
    (c) => c.part === 'body' && c.path === path && c.keyword === keyword && !c.contested && !c.excluded,
  );
}
