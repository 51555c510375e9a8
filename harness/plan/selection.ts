import { remembered, rememberedOfTwo } from '../lookup.ts';
import type { Clause, Contract, Operation } from '../model/contract.ts';
import type { Profile } from '../model/results.ts';
import type { Rule } from '../model/rule.ts';

/** What a run was asked for. */
export interface Selection {
  profile: Profile;
  /** Operation ids; all when absent. */
  operations?: readonly string[];
  /** `<rule id> <operation id>` pairs; all when absent. */
  pairs?: ReadonlySet<string>;
  /** Nothing is written. */
  readOnly: boolean;
  /** Send what may convert or destroy a disposable campaign; default: not. */
  allowDestructive?: boolean;
}

/** The clauses of an operation a rule judges: those nothing contests and nothing excludes. */
export function judgedClauses(rule: Rule, operation: Operation, contract: Contract): readonly Clause[] {
  return judged(contract)(operation, rule);
}

const judged = remembered((contract: Contract) =>
  rememberedOfTwo((operation: Operation, rule: Rule) =>
    rule.clauses(operation, contract).filter(({ contested, excluded }) => !contested && !excluded),
  ),
);

/** The rules put to an operation under a selection. */
export function rulesFor(
  { rules, selection }: { rules: readonly Rule[]; selection: Selection },
  operation: Operation,
): Rule[] {
  return rules.filter(({ id }) => selection.pairs === undefined || selection.pairs.has(`${id} ${operation.id}`));
}

/** Tells whether a selection holds an operation, or at least one rule of it. */
export function isSelected({ operations, pairs }: Selection, { id }: Operation): boolean {
  if (operations !== undefined && !operations.includes(id)) return false;
  return pairs === undefined || [...pairs].some((pair) => pair.endsWith(` ${id}`));
}
