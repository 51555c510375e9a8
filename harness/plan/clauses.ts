import type { Clause, Contract, Operation } from '../model/contract.ts';

/** The clause about a request member that nothing contests and nothing excludes; `undefined` where there is none. */
export function clauseAt(contract: Contract, { id }: Operation, path: string, keyword: string): Clause | undefined {
  return contract.clauses.find(
    (c) =>
      c.operation === id &&
      c.part === 'body' &&
      c.path === path &&
      c.keyword === keyword &&
      !c.contested &&
      !c.excluded,
  );
}
